package runtime

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// ErrorClass says what a client does about a failure. For the zero class, it
// does nothing.
type ErrorClass string

// The classes of failures.
const (
	ClassRetry ErrorClass = "retry" // passes by itself: the call is repeated after a while
	ClassToken ErrorClass = "token" // the token is not good: a call that carried one was repeated, if there was a new one
	ClassRate  ErrorClass = "rate"  // too many calls: left to the caller
)

// Error is a call that failed. Every error of a client's method is one or wraps
// one. It never holds a token, a credential or a query.
//
// [errors.Is] finds the codes that the documents list in it, and [errors.As]
// the code itself, an ErrorCode.
type Error struct {
	// Call is the name of the call, of [Client.Do] its method and path. If there
	// was no token for a call, it is the token call that failed.
	Call string
	// Status is the HTTP status of the last answer, 0 if there was none.
	Status int
	// Code is what the service says; the zero code if the call failed in another
	// way: then Err says in which, or, if that is nil, Status does.
	Code ErrorCode
	// Class is that of the code or of the status.
	Class ErrorClass
	// Message is what the service says in words, else the whole answer if it is
	// short and JSON. It is for people: it can change at any time, and ends in
	// "[… more bytes]" if it is longer than 4096 bytes.
	Message string
	// RequestID is how the service names the request, for its support; "" if the
	// documents do not say which header of the answer holds that, or it is missing.
	RequestID string
	// Attempts counts the requests that were sent, or tried to be: more than 1
	// means that the call was repeated.
	Attempts int
	// RetryAfter is how long the service asks to wait; 0 if it does not.
	RetryAfter time.Duration
	// Header is that of the last answer, without cookies; nil if there was none,
	// and of the token call.
	Header http.Header
	// Body is what the last answer holds, as it came: at most its first 64 KiB.
	// Secrets are hidden in it. It is nil if there was no answer, and of the token
	// call.
	Body []byte
	// Err is why there is no answer, why the answer cannot be used, or what kept
	// the call from being repeated; nil if the service itself refused the call.
	Err error

	decoded error            // the body as the model that the documents name for it
	said    func() ErrorCode // the code of the service, if Code hides some of it; nil: it is Code
	lost    bool             // no whole answer came, for a reason that lies in the network
}

// Error says which call failed and why.
func (e *Error) Error() string {
	var b strings.Builder
	b.WriteString(e.Call)
	b.WriteString(": ")
	coded := e.Code != mdspecNoCode
	switch {
	case coded && e.Message != "" && e.refused():
		fmt.Fprintf(&b, "%s (%d %s)", e.Message, e.Status, e.Code.text())
	case coded && e.refused():
		fmt.Fprintf(&b, "HTTP status %d: %s", e.Status, e.Code)
	case coded:
		b.WriteString(e.Code.Error())
	case e.Err != nil && e.Status == 0:
		b.WriteString(e.Err.Error())
	default:
		fmt.Fprintf(&b, "HTTP status %d", e.Status)
	}
	if e.Message != "" && !(coded && e.refused()) {
		b.WriteString(": " + e.Message)
	}
	if e.Err != nil && (coded || e.Status != 0) {
		b.WriteString(": " + e.Err.Error())
	}
	if e.Attempts > 1 {
		fmt.Fprintf(&b, " (after %d attempts)", e.Attempts)
	}
	return b.String()
}

// refused reports whether the HTTP status says that the call failed.
func (e *Error) refused() bool { return e.Status >= 300 }

// IsRateLimited reports whether the service takes no more calls for now. If it
// says for how long, RetryAfter does.
func (e *Error) IsRateLimited() bool { return e.Class == ClassRate }

// IsRetryable reports whether the same call may succeed later: the service is
// busy or takes no more calls for now, or no whole answer came over the network.
// Of the last, and of a gateway's status, nobody knows whether the call took
// effect, so that whoever repeats it needs to know that twice does no harm.
func (e *Error) IsRetryable() bool {
	return e.Class == ClassRetry || e.Class == ClassRate || e.Code == mdspecNoCode && e.lost
}

// IsTokenRefused reports whether the service did not take the call's token, nor
// the new one, if there was one, with which the call was repeated.
func (e *Error) IsTokenRefused() bool { return e.Class == ClassToken }

// Unwrap returns Err.
func (e *Error) Unwrap() error { return e.Err }

// Is reports whether target is the error's code or, as an ErrorStatus, its HTTP
// status.
func (e *Error) Is(target error) bool {
	switch t := target.(type) {
	case ErrorCode:
		return t != mdspecNoCode && (t == e.Code || e.said != nil && t == e.said())
	case interface{ meets(*Error) bool }:
		return t.meets(e)
	}
	return false
}

// As sets target to the error's code, to its HTTP status or to what its body
// decodes into, whichever target points to. It reports whether there is one.
func (e *Error) As(target any) bool {
	switch t := target.(type) {
	case *ErrorCode:
		if e.Code != mdspecNoCode {
			*t = e.Code
		}
		return e.Code != mdspecNoCode
	case interface{ take(*Error) bool }:
		return t.take(e)
	}
	return e.decoded != nil && errors.As(e.decoded, target)
}
