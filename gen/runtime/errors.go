package runtime

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// ErrorCode is the code by which the service says why a call failed. The codes
// that the documents list are constants of this type; the service may answer
// with others. As an error it is what [errors.Is] compares an [*Error] with.
type ErrorCode int64

// Error returns the code in words.
func (c ErrorCode) Error() string { return "error code " + strconv.FormatInt(int64(c), 10) }

// ErrorClass says what a client does about a failure. For the zero class, it
// does nothing.
type ErrorClass string

// The classes of failures.
const (
	ClassRetry ErrorClass = "retry" // passes by itself: the call is repeated after a while
	ClassToken ErrorClass = "token" // the token is not good: a call that carried one was repeated, with a new one
	ClassRate  ErrorClass = "rate"  // too many calls: left to the caller
)

// Error is a call that failed. Every error of a client's method is one or wraps
// one. Its text never holds a token, a credential or a query.
type Error struct {
	// Call is the name of the call, of [Client.Do] its method and path. If there
	// was no token for a call, it is the token call that failed.
	Call string
	// Status is the HTTP status of the last answer, 0 if there was none.
	Status int
	// Code is what the service says; 0 if the call failed in another way: then
	// Err says in which, or, if that is nil, Status does.
	Code ErrorCode
	// Class is that of the code or of the status.
	Class ErrorClass
	// Message is what the service says in words. It is for people: it can change
	// at any time.
	Message string
	// Attempts counts the requests that were sent, or tried to be: more than 1
	// means that the call was repeated.
	Attempts int
	// RetryAfter is how long the service asks to wait; 0 if it does not.
	RetryAfter time.Duration
	// Err is why there is no answer, why the answer cannot be used, or what kept
	// the call from being repeated; nil if the service itself refused the call.
	Err error
}

// Error says which call failed and why.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Call)
	b.WriteString(": ")
	switch {
	case e.Code != 0:
		b.WriteString(e.Code.Error())
	case e.Err != nil && e.Status == 0:
		b.WriteString(e.Err.Error())
	default:
		fmt.Fprintf(&b, "HTTP status %d", e.Status)
	}
	if e.Message != "" {
		b.WriteString(": " + e.Message)
	}
	if e.Err != nil && (e.Code != 0 || e.Status != 0) {
		b.WriteString(": " + e.Err.Error())
	}
	if e.Attempts > 1 {
		fmt.Fprintf(&b, " (after %d attempts)", e.Attempts)
	}
	return b.String()
}

// Unwrap returns Err.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether target is the error's code.
func (e *Error) Is(target error) bool {
	code, ok := target.(ErrorCode)
	return ok && code != 0 && code == e.Code
}
