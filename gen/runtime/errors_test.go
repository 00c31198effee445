package runtime

import (
	"context"
	"errors"
	"fmt"
	"io"
	"testing"
)

func TestErrorText(t *testing.T) {
	tests := []struct {
		name string
		err  Error
		want string
	}{
		{"code", Error{Call: "List", Status: 200, Code: codeFatal, Message: "invalid userid", Attempts: 1},
			"List: error code 40003: invalid userid"},
		{"code without words", Error{Call: "List", Status: 200, Code: codeBusy, Attempts: 4},
			"List: error code -1 (after 4 attempts)"},
		{"status", Error{Call: "List", Status: 502, Message: "Bad Gateway", Attempts: 2},
			"List: HTTP status 502: Bad Gateway (after 2 attempts)"},
		{"transport", Error{Call: "List", Attempts: 1, Err: io.ErrUnexpectedEOF},
			"List: unexpected EOF"},
		{"decoding", Error{Call: "List", Status: 200, Attempts: 1, Err: errors.New("decode the answer: it is not an object")},
			"List: HTTP status 200: decode the answer: it is not an object"},
		{"code, then the context ended", Error{Call: "List", Status: 200, Code: codeBusy, Message: "busy", Attempts: 1, Err: context.Canceled},
			"List: error code -1: busy: context canceled"},
		{"nothing was sent", Error{Call: "GET /x", Err: errors.New("there is no token")},
			"GET /x: there is no token"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.err.Error(); got != tt.want {
				t.Errorf("Error() = %q, want %q", got, tt.want)
			}
		})
	}
}

func TestErrorIs(t *testing.T) {
	err := fmt.Errorf("my work: %w", &Error{Call: "List", Code: codeBusy, Err: context.Canceled})
	tests := []struct {
		target error
		want   bool
	}{
		{codeBusy, true}, {codeRate, false}, {mdspecNoCode, false}, {context.Canceled, true}, {context.DeadlineExceeded, false},
	}
	for _, tt := range tests {
		if got := errors.Is(err, tt.target); got != tt.want {
			t.Errorf("errors.Is(%v, %v) = %t", err, tt.target, got)
		}
	}
	if errors.Is(&Error{Call: "List", Status: 500}, mdspecNoCode) {
		t.Error("a failure without a code is the code 0")
	}
	if got, want := codeBusy.Error(), "error code -1"; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
}
