package runtime

import "strconv"

// ErrorStatus is an HTTP status with which the service says why a call failed,
// where it has no code for that. As an error it is what [errors.Is] compares an
// [*Error] with.
type ErrorStatus int

// Error returns the status in words.
func (s ErrorStatus) Error() string { return "HTTP status " + strconv.Itoa(int(s)) }

// meets reports whether the failure has the status.
func (s ErrorStatus) meets(e *Error) bool { return s != 0 && int(s) == e.Status }

// take becomes the status of the failure, if there was an answer.
func (s *ErrorStatus) take(e *Error) bool {
	if e.Status != 0 {
		*s = ErrorStatus(e.Status)
	}
	return e.Status != 0
}
