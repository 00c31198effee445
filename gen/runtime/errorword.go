//go:build mdspecwords

package runtime

// ErrorCode is the word by which the service says why a call failed. The codes
// that the documents list are constants of this type; the service may answer
// with others. As an error it is what [errors.Is] compares an [*Error] with.
type ErrorCode string

// mdspecNoCode is the code of a call that did not fail, or in another way.
const mdspecNoCode ErrorCode = ""

// Error returns the code in words.
func (c ErrorCode) Error() string { return "error code " + c.text() }

// text returns the code as the service writes it.
func (c ErrorCode) text() string { return string(c) }
