//go:build !race

package runtime

// raceDetector reports whether the tests run with the race detector.
const raceDetector = false
