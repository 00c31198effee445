//go:build !mdspecwords

package fake

import (
	"net/http"
	"reflect"
	"testing"
)

// testRefusal is the code with which the service of these tests refuses tokens.
const testRefusal ErrorCode = 40014

const refusedBody = `{"code":40014,"msg":"the access token is missing, unknown or no longer good"}`

// failure is the body of an error.
type failure struct {
	Error struct {
		Code  int      `json:"code"`
		Field string   `json:"field"`
		Notes []string `json:"notes"`
	} `json:"error"`
	Status int    `json:"status"`
	Hint   string `json:"hint,omitzero"`
}

// bodied is a service whose failures have a body of their own.
func bodied(c *config) {
	c.codeKey, c.messageKey = "error.code", "error.text"
	c.errorBody, c.errorSample = reflect.TypeFor[*failure](), `{"error":{"field":"f"}}`
	c.codes = map[ErrorCode]errorInfo{7: {404, "no such task"}, 9: {0, "other"}}
	c.statuses = map[int]errorInfo{429: {429, "too many"}}
	c.requestID = "X-Request-Id"
}

func TestErrorBodies(t *testing.T) {
	for _, tt := range []struct {
		name   string
		fault  Fault
		status int
		body   string
	}{
		{"none", Fault{}, 204, ""},
		{"code", Fault{Code: 7}, 404, `{"error":{"code":7,"field":"f","notes":[],"text":"no such task"},"status":404}`},
		{"code and words", Fault{Code: 7, Message: "gone"}, 404, `{"error":{"code":7,"field":"f","notes":[],"text":"gone"},"status":404}`},
		{"code and status", Fault{Code: 7, Status: 410}, 410, `{"error":{"code":7,"field":"f","notes":[],"text":"no such task"},"status":410}`},
		{"code without a status", Fault{Code: 9}, 400, `{"error":{"code":9,"field":"f","notes":[],"text":"other"},"status":400}`},
		{"unknown code", Fault{Code: 1}, 400, `{"error":{"code":1,"field":"f","notes":[],"text":""},"status":400}`},
		{"status", Fault{Status: 429}, 429, `{"error":{"code":0,"field":"f","notes":[],"text":"too many"},"status":429}`},
		{"unknown status", Fault{Status: 500, Message: "down"}, 500, `{"error":{"code":0,"field":"f","notes":[],"text":"down"},"status":500}`},
		{"status without words", Fault{Status: 503}, 503, `{"error":{"code":0,"field":"f","notes":[],"text":"Service Unavailable"},"status":503}`},
		{"body", Fault{Body: `{"error":{"code":"7"},"x":1}`}, 404, `{"error":{"code":"7"},"x":1}`},
		{"body and status", Fault{Body: `{}`, Status: 422}, 422, `{}`},
		{"body without a code", Fault{Body: `[1]`}, 400, `[1]`},
		{"body and code", Fault{Body: `{"y":1}`, Code: 7}, 404, `{"y":1}`},
		{"broken body", Fault{Body: `{`, Code: 7}, 404, `{`},
		{"page", Fault{HTML: true}, 200, page},
		{"body beside a page", Fault{Body: `{}`, HTML: true}, 400, `{}`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, p := start(t, bodied)
			s.Inject("Ping", tt.fault)
			got := send(t, s, "POST", "/ping", "")
			wantReply(t, got, tt.status, tt.body)
			if id := got.header.Get("X-Request-Id"); id != "request-1" {
				t.Errorf("request ID %q", id)
			}
			p.want(t)
		})
	}
}

func TestStatusesOfCodesInAnEnvelope(t *testing.T) {
	s, p := start(t, func(c *config) { c.codes = map[ErrorCode]errorInfo{7: {403, "no"}} })
	s.Inject("Ping", Fault{Code: 7}, Fault{Code: 8}, Fault{Status: 429})
	wantReply(t, send(t, s, "POST", "/ping", ""), 403, `{"code":7,"msg":"no"}`)
	wantReply(t, send(t, s, "POST", "/ping", ""), 200, `{"code":8,"msg":""}`)
	wantReply(t, send(t, s, "POST", "/ping", ""), 429, "Too Many Requests\n")
	p.want(t)
}

func TestRefusalByStatus(t *testing.T) {
	s, p := start(t, bodied, func(c *config) { c.refusal, c.refusalStatus = 0, 403 })
	got := send(t, s, "POST", "/list?key=none", `{"limit":1}`)
	wantReply(t, got, 403,
		`{"error":{"code":0,"field":"f","notes":[],"text":"the access token is missing, unknown or no longer good"},"status":403}`)
	p.want(t)
}

func TestErrorType(t *testing.T) {
	const problem = "application/problem+json"
	s, p := startWith(t, []ServerOption{ErrorType(problem)}, bodied)
	s.Inject("Ping", Fault{Code: 7}, Fault{Status: 429}, Fault{Body: `{}`}, Fault{Body: "no JSON"},
		Fault{Code: 7, Header: http.Header{"Content-Type": {"application/x"}}}, Fault{HTML: true})
	for _, want := range []string{problem, problem, problem, "text/plain; charset=utf-8", "application/x", "text/html; charset=utf-8"} {
		if got := send(t, s, "POST", "/ping", "").header.Get("Content-Type"); got != want {
			t.Errorf("content type %q, want %q", got, want)
		}
	}
	if got := send(t, s, "DELETE", "/names", "").header.Get("Content-Type"); got != jsonType {
		t.Errorf("content type %q of no error", got)
	}
	p.want(t)
}
