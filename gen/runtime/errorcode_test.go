//go:build !mdspecwords

package runtime

import "testing"

// Codes of the services of these tests.
const (
	codeBusy    ErrorCode = -1
	codeRefused ErrorCode = 40014
	codeRate    ErrorCode = 45009
	codeFatal   ErrorCode = 40003
	codeWrong   ErrorCode = 40001
)

func testCode(n int) ErrorCode { return ErrorCode(n) }

func TestIntegersAlone(t *testing.T) {
	const wrong = "List: HTTP status 200: decode the answer: errcode: it is not an integer"
	for body, want := range map[string]string{
		`{"errcode":1.5}`: wrong, `{"errcode":"no"}`: wrong, `{"errcode":""}`: wrong, `{"errcode":[]}`: wrong, `{"errcode":true}`: wrong,
		`{"errcode":9223372036854775808}`: wrong,
	} {
		err := newTestClient(t, testService(), answers(says(200, body))).mdspec.call(t.Context(), mdspecCall{name: "List", method: "POST", path: "/list"}, nil, nil)
		if err == nil || err.Error() != want {
			t.Errorf("%s: error %v, want %s", body, err, want)
		}
	}
	s := answers(says(404, `{"errcode":"NotFound"}`))
	err := newTestClient(t, testService(), s).mdspec.call(t.Context(), mdspecCall{name: "List", method: "POST", path: "/list"}, nil, nil)
	if want := `List: HTTP status 404: {"errcode":"NotFound"}`; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}
