//go:build mdspecwords

package runtime

import (
	"errors"
	"strconv"
	"strings"
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

// A service may put any text in the place of a word.
func TestCodesHideSecrets(t *testing.T) {
	s := testService()
	for code, want := range map[string]ErrorCode{
		"no token-1":              "no [redacted]",
		`a\nb\u001b[0m`:           "a b [0m",
		strings.Repeat("x", 5000): ErrorCode(strings.Repeat("x", 4096) + "[… 904 more bytes]"),
		"no_account":              "no_account",
	} {
		err := failure(t, s, getCall, says(200, `{"errcode":"`+code+`"}`))
		if err.Code != want || !strings.HasSuffix(err.Error(), string(want)) {
			t.Errorf("%.20s: code %q of %v", code, err.Code, err)
		}
	}
	// A credential may be a word that codes have in them.
	s.credentials = &testCredentials{"account", testSecret}
	err := failure(t, s, getCall, says(200, `{"errcode":"no_account"}`))
	if err.Code != "no_[redacted]" || !errors.Is(err, ErrorCode("no_account")) {
		t.Errorf("code %q", err.Code)
	}
}

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
