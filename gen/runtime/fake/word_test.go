//go:build mdspecwords

package fake

import (
	"reflect"
	"testing"
)

// testRefusal is the code with which the service of these tests refuses tokens.
const testRefusal ErrorCode = "bad_token"

func TestWords(t *testing.T) {
	s, p := start(t, func(c *config) { c.codes = map[ErrorCode]errorInfo{"busy": {503, "too busy"}} })
	s.Inject("Ping", Fault{}, Fault{Code: "busy"}, Fault{Code: "other", Message: "m"}, Fault{Body: `{"code":"busy"}`}, Fault{Body: `{"code":7}`})
	wantReply(t, send(t, s, "POST", "/ping", ""), 204, "")
	wantReply(t, send(t, s, "POST", "/ping", ""), 503, `{"code":"busy","msg":"too busy"}`)
	wantReply(t, send(t, s, "POST", "/ping", ""), 200, `{"code":"other","msg":"m"}`)
	wantReply(t, send(t, s, "POST", "/ping", ""), 503, `{"code":"busy"}`)
	wantReply(t, send(t, s, "POST", "/ping", ""), 200, `{"code":7}`)
	wantReply(t, send(t, s, "POST", "/list?key=none", `{"limit":1}`), 200,
		`{"code":"bad_token","msg":"the access token is missing, unknown or no longer good"}`)
	p.want(t)
}

// problem is the body of an error.
type problem struct {
	Title string `json:"title"`
	Code  string `json:"code"`
}

func TestErrorBodiesWithWords(t *testing.T) {
	s, p := start(t, func(c *config) {
		c.codes, c.errorBody = map[ErrorCode]errorInfo{"busy": {503, "too busy"}}, reflect.TypeFor[*problem]()
	})
	s.Inject("Ping", Fault{Body: `{"code":"busy"}`}, Fault{Body: `{"code":7}`}, Fault{Code: "busy"}, Fault{Status: 502})
	wantReply(t, send(t, s, "POST", "/ping", ""), 503, `{"code":"busy"}`)
	wantReply(t, send(t, s, "POST", "/ping", ""), 400, `{"code":7}`)
	wantReply(t, send(t, s, "POST", "/ping", ""), 503, `{"title":"","code":"busy","msg":"too busy"}`)
	wantReply(t, send(t, s, "POST", "/ping", ""), 502, `{"title":"","code":"","msg":"Bad Gateway"}`)
	p.want(t)
}

func TestRevokedTokens(t *testing.T) {
	s, p := start(t)
	token := fetchToken(t, s)
	s.RevokeTokens("expired")
	wantReply(t, send(t, s, "POST", "/list?key="+token, `{"limit":1}`), 200,
		`{"code":"expired","msg":"the access token is missing, unknown or no longer good"}`)
	s.SetTokenErrors("none", "", "")
	wantReply(t, send(t, s, "POST", "/list", `{"limit":1}`), 200,
		`{"code":"none","msg":"the access token is missing, unknown or no longer good"}`)
	p.want(t)
}
