package runtime

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"
)

// problem is an error body.
type problem struct {
	Detail struct {
		Code    json.Number `json:"code"`
		Message string      `json:"message"`
		Hint    string      `json:"hint"`
	} `json:"error"`
}

func (p *problem) Error() string { return mdspecErrorText(p, "error.message") }

// restService tells failures by their status, with a body.
func restService() mdspecService {
	s := testService()
	s.codeKey, s.messageKey = "error.code", "error.message"
	s.errorBody = func() error { return new(problem) }
	s.requestID = "X-Request-Id"
	s.statusClasses = map[int]ErrorClass{http.StatusConflict: ClassRetry, http.StatusTooManyRequests: ""}
	return s
}

// failure returns the error of a call that is answered once.
func failure(t *testing.T, s mdspecService, call mdspecCall, answer func() (*http.Response, error)) *Error {
	t.Helper()
	issuer := newIssuer(func(sent) (*http.Response, error) { return answer() })
	err := newTestClient(t, s, issuer, WithRetry(RetryPolicy{})).mdspec.call(t.Context(), call, nil, nil)
	e, ok := err.(*Error)
	if !ok {
		t.Fatalf("error %v, want an *Error", err)
	}
	return e
}

const noTask = `{"error":{"code":40003,"message":"no such task","hint":"look again"}}`

func TestErrorBody(t *testing.T) {
	err := failure(t, restService(), openGet, says(404, noTask, "X-Request-Id: r-7"))
	if want := "OpenGet: no such task (404 40003)"; err.Error() != want {
		t.Errorf("error %q, want %q", err, want)
	}
	var p *problem
	if !errors.As(fmt.Errorf("mine: %w", err), &p) || p.Detail.Hint != "look again" || p.Error() != "no such task" {
		t.Errorf("the error body is %+v", p)
	}
	var code ErrorCode
	if !errors.As(err, &code) || code != codeFatal || !errors.Is(err, codeFatal) {
		t.Errorf("the code is %v", code)
	}
	var status ErrorStatus
	if !errors.As(err, &status) || status != 404 || !errors.Is(err, ErrorStatus(404)) || errors.Is(err, ErrorStatus(500)) {
		t.Errorf("the status is %v", status)
	}
	if err.RequestID != "r-7" || string(err.Body) != noTask || err.Header.Get("Content-Type") == "" {
		t.Errorf("request %q, body %s, header %v", err.RequestID, err.Body, err.Header)
	}
}

func TestErrorsWithoutWhatTheyAreAskedFor(t *testing.T) {
	err := failure(t, restService(), openGet, fails(io.ErrUnexpectedEOF))
	var p *problem
	var code ErrorCode
	var status ErrorStatus
	if errors.As(err, &p) || errors.As(err, &code) || errors.As(err, &status) || errors.Is(err, mdspecNoCode) || errors.Is(err, ErrorStatus(0)) {
		t.Errorf("%v has a body, a code or a status", err)
	}
	if err.Body != nil || err.Header != nil {
		t.Errorf("there is no answer, but a body %q, or a header %v", err.Body, err.Header)
	}
}

// With an error body a code counts only where the status says that the call failed.
func TestErrorBodyOfSuccess(t *testing.T) {
	c := newTestClient(t, restService(), answers(says(200, noTask)))
	var out problem
	if err := c.mdspec.call(t.Context(), openGet, nil, &out); err != nil || out.Detail.Hint != "look again" {
		t.Errorf("response %+v, error %v", out, err)
	}
	c = newTestClient(t, restService(), answers(says(200, `[1]`)))
	var list []int
	if err := c.mdspec.call(t.Context(), openGet, nil, &list); err != nil || len(list) != 1 {
		t.Errorf("response %v, error %v", list, err)
	}
	c = newTestClient(t, restService(), answers(says(200, `done`)))
	if err := c.mdspec.call(t.Context(), openGet, nil, nil); err != nil {
		t.Errorf("a call without response: %v", err)
	}
}

func TestErrorBodyThatDoesNotFit(t *testing.T) {
	err := failure(t, restService(), openGet, says(404, `{"error":"gone"}`))
	var p *problem
	if errors.As(err, &p) || !strings.HasPrefix(err.Error(), `OpenGet: HTTP status 404: {"error":"gone"}: decode the error body: error: got a string, want an object`) {
		t.Errorf("error %v, body %v", err, p)
	}
	err = failure(t, restService(), openGet, says(502, `<html>`, "Content-Type: text/html"))
	if want := "OpenGet: HTTP status 502: Bad Gateway"; err.Error() != want || string(err.Body) != "<html>" || errors.As(err, &p) {
		t.Errorf("error %v, body %s", err, err.Body)
	}
}

// An error body may differ from its document as every answer may.
func TestErrorBodyOfOtherTypes(t *testing.T) {
	var log events
	s := answers(says(404, `{"error":{"code":40003,"message":404,"hint":true}}`), says(404, `{"error":{"code":40003,"message":404}}`))
	c := newTestClient(t, restService(), s, WithObserver(log.observe))
	var p *problem
	if err := c.mdspec.call(t.Context(), openGet, nil, nil); errors.As(err, &p) || !strings.HasSuffix(err.Error(), ": error.hint: got a boolean, want a string") {
		t.Errorf("error %v, body %+v", err, p)
	}
	if err := c.mdspec.call(t.Context(), openGet, nil, nil); !errors.As(err, &p) || p.Detail.Message != "404" || !errors.Is(err, codeFatal) {
		t.Errorf("error %v, body %+v", err, p)
	}
	if got, want := fmt.Sprint(log.all[1].Mismatches), "[error.message: got a number, want a string]"; got != want {
		t.Errorf("mismatches %s, want %s", got, want)
	}
}

func TestPathsInAnEnvelope(t *testing.T) {
	s := restService()
	s.errorBody = nil
	for body, want := range map[string]string{
		`{"error":{"message":"no such task","code":40003}}`:              "OpenGet: error code 40003: no such task",
		`{"error":{"code":0},"error":{"code":40003}}`:                    "OpenGet: error code 40003",
		`{"error":{"code":[]}}`:                                          "OpenGet: HTTP status 200: decode the answer: error.code: " + mdspecNotACode,
		`{"error":{"code":0,"message":"ok"}}`:                            "",
		`{"error":"none","code":40003}`:                                  "",
		`{"error":null}`:                                                 "",
		`{"error":{"error":{"code":40003}},"error.code":40003,"x":[{}]}`: "",
	} {
		err := newTestClient(t, s, answers(says(200, body))).mdspec.call(t.Context(), openGet, nil, nil)
		if got := fmt.Sprint(err); got != want && !(want == "" && err == nil) {
			t.Errorf("%s: error %s, want %s", body, got, want)
		}
	}
}

func TestClassesOfStatuses(t *testing.T) {
	for status, want := range map[int]ErrorClass{409: ClassRetry, 429: ClassRate, 503: ClassRetry, 404: ""} {
		if err := failure(t, restService(), openPost, says(status, `{}`)); err.Class != want {
			t.Errorf("status %d has the class %q, want %q", status, err.Class, want)
		}
	}
	if err := failure(t, restService(), openPost, says(409, `{"error":{"code":45009}}`)); err.Class != ClassRate || !err.IsRateLimited() {
		t.Errorf("the class of the code is %q", err.Class)
	}
	s := answers(says(409, `{}`), says(200, `{}`))
	if err := newTestClient(t, restService(), s).mdspec.call(t.Context(), openGet, nil, nil); err != nil || len(s.requests) != 2 {
		t.Errorf("%d requests: %v", len(s.requests), err)
	}
	s = answers(says(409, `{}`), says(200, `{}`))
	if err := newTestClient(t, restService(), s).mdspec.call(t.Context(), openPost, nil, nil); err == nil || len(s.requests) != 1 {
		t.Errorf("a POST that a status refuses was sent %d times: %v", len(s.requests), err)
	}
}

func TestClassMethods(t *testing.T) {
	tests := []struct {
		name               string
		answer             func() (*http.Response, error)
		rate, retry, token bool
	}{
		{"busy", says(200, `{"errcode":-1}`), false, true, false},
		{"rate", says(200, `{"errcode":45009}`), true, true, false},
		{"token", says(200, `{"errcode":40014}`), false, false, true},
		{"other code", says(200, `{"errcode":40003}`), false, false, false},
		{"status 503", says(503, ``), false, true, false},
		{"status 404", says(404, ``), false, false, false},
		{"connection lost", fails(io.ErrUnexpectedEOF), false, true, false},
		{"no connection", fails(&net.OpError{Op: "dial", Err: errors.New("refused")}), false, true, false},
		{"given up", fails(context.Canceled), false, false, false},
		{"no JSON", says(200, `<html>`), false, false, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := failure(t, testService(), listCall, tt.answer)
			if got := [3]bool{err.IsRateLimited(), err.IsRetryable(), err.IsTokenRefused()}; got != [3]bool{tt.rate, tt.retry, tt.token} {
				t.Errorf("%v: rate, retry, token are %v", err, got)
			}
		})
	}
}

func TestMessagesAreWhole(t *testing.T) {
	long := strings.Repeat("错", 3000) // 9000 bytes
	err := failure(t, testService(), openGet, says(200, `{"errcode":40003,"errmsg":"`+long+`"}`))
	if want := strings.Repeat("错", 1365) + "[… 4905 more bytes]"; err.Message != want {
		t.Errorf("message %q", err.Message)
	}
	middle := `{"reason":"` + strings.Repeat("x", 2000) + `"}`
	if err = failure(t, testService(), openGet, says(404, middle)); err.Message != middle {
		t.Errorf("message %q, want the whole answer", err.Message)
	}
	large := `{"reason":"` + strings.Repeat("x", 5000) + `"}`
	if err = failure(t, testService(), openGet, says(404, large)); err.Message != "Not Found" || string(err.Body) != large {
		t.Errorf("message %q, body of %d bytes", err.Message, len(err.Body))
	}
}

func TestBodyIsBounded(t *testing.T) {
	for name, body := range map[string]string{
		"JSON": `"` + strings.Repeat("x", 100<<10) + `"`, "text": strings.Repeat("x", 2<<20),
	} {
		if err := failure(t, testService(), openGet, says(404, body)); len(err.Body) != 64<<10 || cap(err.Body) > 70<<10 {
			t.Errorf("%s: a body of %d bytes, which keeps %d", name, len(err.Body), cap(err.Body))
		}
	}
}

func TestErrorsHideSecrets(t *testing.T) {
	s := restService()
	s.credentials = &struct {
		Secret string `json:"secret"`
		Pin    int    `json:"pin"`
	}{testSecret, 918273}
	quoted, _ := json.Marshal(testSecret) // with \u003c
	escaped := `"\u0074oken-1"`
	body := `{"error":{"code":7,"message":` + string(quoted) + `,"hint":` + escaped + `},"pin":918273,"n":[1,-2.5e3,true,null]}`
	err := failure(t, s, listCall, says(404, body,
		"Set-Cookie: session=1", "X-Echo: token-1", "Location: /login?token=token-1&x=1", "X-Request-Id: token-1-7"))
	want := `{"error":{"code":7,"message":"[redacted]","hint":"[redacted]"},"pin":"[redacted]","n":[1,-2.5e3,true,null]}`
	if string(err.Body) != want {
		t.Errorf("body %s, want %s", err.Body, want)
	}
	if err.Header.Get("Set-Cookie") != "" || err.Header.Get("X-Echo") != "[redacted]" || err.Header.Get("Location") != "/login?[redacted]" {
		t.Errorf("header %v", err.Header)
	}
	var p *problem
	if !errors.As(err, &p) || p.Detail.Hint != "[redacted]" || err.RequestID != "[redacted]-7" {
		t.Errorf("error body %+v, request %q", p, err.RequestID)
	}
	for _, text := range []string{err.Error(), fmt.Sprintf("%+v %#v", err, err), fmt.Sprint(err.Header)} {
		if strings.Contains(text, "token-1") || strings.Contains(text, testSecret) || strings.Contains(text, "918273") {
			t.Errorf("a secret is in %s", text)
		}
	}
}

// What the token call answers is not kept: it may hold a token.
func TestErrorOfTheTokenCall(t *testing.T) {
	service := answers(says(403, `{"error":{"code":40001,"message":"bad secret"},"access_token":"t-999"}`, "X-Token: t-999", "X-Request-Id: r-1"))
	err := newTestClient(t, restService(), service).mdspec.call(t.Context(), listCall, nil, nil)
	e, ok := err.(*Error)
	if !ok || e.Body != nil || e.Header != nil || e.RequestID != "r-1" || e.Error() != "GetToken: bad secret (403 40001)" {
		t.Fatalf("error %#v", err)
	}
	if p := new(problem); errors.As(err, &p) {
		t.Errorf("error body %+v", p)
	}
}

func TestRequestIDs(t *testing.T) {
	var log events
	s := answers(says(503, `{}`, "X-Request-Id: r-1"), says(200, `{}`, "X-Request-Id: r-2"))
	if err := newTestClient(t, restService(), s, WithObserver(log.observe)).mdspec.call(t.Context(), openGet, nil, nil); err != nil {
		t.Fatal(err)
	}
	if len(log.all) != 2 || log.all[0].RequestID != "r-1" || log.all[1].RequestID != "r-2" {
		t.Errorf("events %+v", log.all)
	}
	var b bytes.Buffer
	slog.New(slog.NewTextHandler(&b, nil)).Info("call", "event", log.all[1])
	if !strings.Contains(b.String(), "event.request_id=r-2") {
		t.Errorf("log %s", b.String())
	}
	b.Reset()
	slog.New(slog.NewTextHandler(&b, nil)).Info("call", "event", CallEvent{Call: "List", Code: codeBusy})
	if !strings.Contains(b.String(), "event.code=-1") || strings.Contains(b.String(), "request_id") {
		t.Errorf("log %s", b.String())
	}
}

func TestTextOfErrorBodies(t *testing.T) {
	if got := mdspecErrorText(map[string]any{"code": 7}, "error.message"); got != `{"code":7}` {
		t.Errorf("text %q", got)
	}
	if got := mdspecErrorText(make(chan int), "message"); !strings.Contains(got, "chan int") {
		t.Errorf("text %q", got)
	}
	if got := mdspecErrorText(map[string]any{"title": "a\nb", "n": 1}, "title"); got != "a b" {
		t.Errorf("text %q", got)
	}
}
