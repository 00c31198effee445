//go:build mdspecwords

package runtime

import (
	"strconv"
	"testing"
)

// Codes of the services of these tests. What the services answer are numbers,
// which are words as well.
const (
	codeBusy    ErrorCode = "-1"
	codeRefused ErrorCode = "40014"
	codeRate    ErrorCode = "45009"
	codeFatal   ErrorCode = "40003"
	codeWrong   ErrorCode = "40001"
)

func testCode(n int) ErrorCode { return ErrorCode(strconv.Itoa(n)) }

func TestReadCode(t *testing.T) {
	for text, want := range map[string]ErrorCode{"not_found": "not_found", "0": "", "": "", "404": "404", "00": "00"} {
		if got, err := mdspecReadCode(text); got != want || err != nil {
			t.Errorf("mdspecReadCode(%q) = %q, %v", text, got, err)
		}
	}
	if _, err := mdspecReadCode("true"); err == nil {
		t.Error("a boolean is a code")
	}
}
