//go:build race

package golden

// raceDetector reports whether the tests run with the race detector.
const raceDetector = true
