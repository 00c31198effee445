//go:build !race

package gen

// raceDetector reports whether the tests run with the race detector.
const raceDetector = false
