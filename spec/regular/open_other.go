//go:build !unix

package regular

// nonblock is nothing: no pipe waits for its other end to be opened.
const nonblock = 0
