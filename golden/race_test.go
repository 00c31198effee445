//go:build race

package golden

// raceDetector reports whether the tests run with the race detector. It makes
// sync.Pool forget at random, so that regexps allocate anew what they else keep.
const raceDetector = true
