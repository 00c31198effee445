package runtime

import (
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
)

type item struct {
	ID   string `json:"id"`
	Size int    `json:"size"`
}

func TestAnswers(t *testing.T) {
	type answer struct {
		Items   []item `json:"items"`
		Errcode int    `json:"errcode_of_item"`
	}
	deep := strings.Repeat(`[`, 20000) + strings.Repeat(`]`, 20000)
	tests := []struct {
		name   string
		answer func() (*http.Response, error)
		code   int
		want   string // the error; "" for success
	}{
		{"keys first", says(200, `{"errcode":0,"errmsg":"ok","items":[{"id":"a"}]}`), 0, ""},
		{"keys last", says(200, `{"items":[{"id":"a"}],"errmsg":"ok","errcode":0}`), 0, ""},
		{"no keys", says(200, `{"items":[{"id":"a"}]}`), 0, ""},
		{"blanks", says(200, " \n{ \"items\" : [ {\"id\":\"a\"} ] , \"errcode\" : 0 } \r\n"), 0, ""},
		{"status 201", says(201, `{"items":[{"id":"a"}]}`), 0, ""},
		{"unknown fields", says(200, `{"errcode":0,"x":{"errcode":1},"items":[{"id":"a","y":[1]}]}`), 0, ""},
		{"JSON under another type", says(200, `{"items":[{"id":"a"}]}`, "Content-Type: text/html"), 0, ""},
		{"code null", says(200, `{"errcode":null,"items":[{"id":"a"}]}`), 0, ""},
		{"nested keys", says(200, `{"items":[{"id":"a","errcode":40003,"errmsg":"no"}],"detail":{"errcode":1}}`), 0, ""},

		{"failure, keys first", says(200, `{"errcode":40003,"errmsg":"bad id","items":[]}`), 40003, "List: error code 40003: bad id"},
		{"failure, keys last", says(200, `{"items":[],"errmsg":"bad id","errcode":40003}`), 40003, "List: error code 40003: bad id"},
		{"failure, keys in the middle", says(200, `{"a":{"errcode":0},"errcode":40003,"errmsg":"bad id","items":[]}`), 40003, "List: error code 40003: bad id"},
		{"failure, escaped key", says(200, `{"err\u0063ode":40003,"\u0065rrmsg":"bad \u0069d"}`), 40003, "List: error code 40003: bad id"},
		{"failure, code as a string", says(200, `{"errcode":"40003","errmsg":"bad id"}`), 40003, "List: error code 40003: bad id"},
		{"failure, negative", says(200, `{"errcode":-7}`), -7, "List: error code -7"},
		{"failure, message no text", says(200, `{"errcode":40003,"errmsg":{"a":1}}`), 40003, "List: error code 40003"},
		{"failure, lines", says(200, `{"errcode":40003,"errmsg":"a\r\nb\u2028c\u202ed"}`), 40003, "List: error code 40003: a  b c d"},
		{"failure, fields of another type", says(200, `{"items":"none","errcode":40003,"errcode_of_item":[]}`), 40003, "List: error code 40003"},
		{"failure with a status", says(500, `{"errcode":40003,"errmsg":"bad id"}`), 40003, "List: bad id (500 40003)"},
		{"failure with a status, no words", says(500, `{"errcode":40003}`), 40003, "List: HTTP status 500: error code 40003"},
		{"status, code 0", says(500, `{"errcode":0,"errmsg":"down"}`), 0, "List: HTTP status 500: down"},
		{"status, no code", says(404, `{"error":"no such page"}`), 0, `List: HTTP status 404: {"error":"no such page"}`},
		{"status, broken code", says(404, `{"errcode":40003,"errmsg":"bad id"`), 0, "List: HTTP status 404: Not Found"},

		{"HTML", says(200, `<html>login</html>`, "Content-Type: text/html; charset=utf-8"), 0, "List: HTTP status 200: decode the answer: it is not JSON but text/html"},
		{"HTML without a type", says(200, `<html>`, "Content-Type: "), 0,
			"List: HTTP status 200: decode the answer: it is not JSON: invalid character '<' looking for beginning of value"},
		{"HTML, status 500", says(500, `<html>`, "Content-Type: text/html"), 0, "List: HTTP status 500: Internal Server Error"},
		{"odd status", says(599, ``), 0, "List: HTTP status 599"},
		{"empty", says(200, ``), 0, "List: HTTP status 200: decode the answer: it is not JSON: unexpected end of JSON input"},
		{"no content where there should be", says(204, ``), 0, "List: HTTP status 204: decode the answer: it is not JSON: unexpected end of JSON input"},
		{"trailing garbage", says(200, `{"errcode":0}x`), 0, "List: HTTP status 200: decode the answer: it is not JSON: invalid character 'x' after top-level value"},
		{"failure with trailing garbage", says(200, `{"errcode":40003}x`), 0, "List: HTTP status 200: decode the answer: it is not JSON: invalid character 'x' after top-level value"},
		{"two values", says(200, `{"errcode":0}{"errcode":0}`), 0, "List: HTTP status 200: decode the answer: it is not JSON: invalid character '{' after top-level value"},
		{"truncated", says(200, `{"errcode":0,"items":[{"id":"a`), 0, "List: HTTP status 200: decode the answer: it is not JSON: unexpected end of JSON input"},
		{"array", says(200, `[]`), 0, "List: HTTP status 200: decode the answer: it is not an object"},
		{"null", says(200, `null`), 0, "List: HTTP status 200: decode the answer: it is not an object"},
		{"deep nesting", says(200, `{"x":`+deep+`}`), 0, "List: HTTP status 200: decode the answer: it is not JSON: it nests too deep"},
		{"wrong type", says(200, `{"errcode":0,"items":7}`), 0, "?"},
		{"redirect", says(302, ``, "Location: https://evil.test/"), 0, "List: HTTP status 302: Found"},
		{"redirect to nowhere", says(302, ``), 0, "List: HTTP status 302: Found"},
	}
	call := mdspecCall{name: "List", method: "POST", path: "/list"}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out answer
			s := answers(tt.answer)
			err := newTestClient(t, testService(), s, WithRetry(RetryPolicy{})).mdspec.call(t.Context(), call, nil, &out)
			if len(s.requests) != 1 {
				t.Errorf("%d requests", len(s.requests))
			}
			if tt.want == "" {
				if want := (answer{Items: []item{{ID: "a"}}}); err != nil || !reflect.DeepEqual(out, want) {
					t.Errorf("answer %+v, error %v", out, err)
				}
				return
			}
			if err == nil || tt.want != "?" && err.Error() != tt.want || tt.code != 0 && !errors.Is(err, testCode(tt.code)) {
				t.Errorf("error %v, want %s", err, tt.want)
			}
			if tt.want != "?" && !reflect.DeepEqual(out, answer{}) {
				t.Errorf("the response of a failed call is %+v", out)
			}
			if err := newTestClient(t, testService(), answers(tt.answer)).mdspec.call(t.Context(), call, nil, nil); err == nil &&
				tt.name != "wrong type" && tt.name != "no content where there should be" {
				t.Error("no error where nothing is to be decoded")
			}
		})
	}
}

// TestAFailedAttemptLeavesNothingBehind gives a failing answer with data before
// the good one.
func TestAFailedAttemptLeavesNothingBehind(t *testing.T) {
	s := answers(says(200, `{"errcode":-1,"next":"stale","m":{"stale":1}}`), says(200, `{"errcode":0,"m":{"good":1}}`))
	c := newTestClient(t, testService(), s, WithRetry(RetryPolicy{MaxRetries: 1}))
	var out struct {
		Next string         `json:"next"`
		M    map[string]int `json:"m"`
	}
	wantNone(t, []error{c.mdspec.call(t.Context(), openPost, nil, &out)})
	if out.Next != "" || !reflect.DeepEqual(out.M, map[string]int{"good": 1}) {
		t.Errorf("answer %+v", out)
	}
}

func TestAnswersWithoutAnEnvelope(t *testing.T) {
	tests := []struct {
		name   string
		answer func() (*http.Response, error)
		want   []item
		fails  bool
	}{
		{"array", says(200, `[{"id":"a","size":1}]`), []item{{"a", 1}}, false},
		{"null", says(200, `null`), nil, false},
		{"object", says(200, `{"errcode":1}`), nil, true},
		{"empty", says(200, ``), nil, true},
		{"invalid UTF-8", says(200, "[{\"id\":\"a\xff\"}]"), []item{{ID: "a\ufffd"}}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var out []item
			err := newTestClient(t, plainService(), answers(tt.answer)).mdspec.call(t.Context(), openGet, nil, &out)
			if (err != nil) != tt.fails || !reflect.DeepEqual(out, tt.want) {
				t.Errorf("answer %+v, error %v", out, err)
			}
		})
	}
	for _, body := range []string{"", "<html>", "[]"} {
		if err := newTestClient(t, plainService(), answers(says(200, body))).mdspec.call(t.Context(), openGet, nil, nil); err != nil {
			t.Errorf("%q, which nobody wants: %v", body, err)
		}
	}
}

func TestAnswersWithoutContent(t *testing.T) {
	c := newTestClient(t, testService(), answers(says(204, ``)))
	if err := c.mdspec.call(t.Context(), openPost, nil, nil); err != nil {
		t.Errorf("status 204: %v", err)
	}
	s := newIssuer(func(sent) (*http.Response, error) { return reply(200, ""), nil })
	if err := newTestClient(t, testService(), s).Do(t.Context(), "HEAD", "/file", nil, nil); err != nil {
		t.Errorf("HEAD: %v", err)
	}
}

func TestResponseKey(t *testing.T) {
	tests := []struct {
		name, body, want string
		out              item
	}{
		{"there", `{"item":{"id":"a","size":3},"errcode":0}`, "", item{"a", 3}},
		{"escaped", `{"it\u0065m":{"id":"a"},"errcode":0}`, "", item{ID: "a"}},
		{"twice", `{"item":{"id":"a"},"item":{"id":"b"}}`, "", item{ID: "b"}},
		{"null", `{"item":null}`, "", item{}},
		{"missing", `{"items":{},"x":{"item":{}}}`, `Show: HTTP status 200: decode the answer: it has no "item"`, item{}},
		{"failure", `{"item":{"id":"a"},"errcode":40003}`, "Show: error code 40003", item{}},
		{"truncated", `{"item":{"id":"a"},"errcode":0`, "Show: HTTP status 200: decode the answer: it is not JSON: unexpected end of JSON input", item{}},
	}
	call := mdspecCall{name: "Show", method: "GET", path: "/show", responseKey: "item"}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var resp struct {
				Item item `json:"item"`
			}
			err := newTestClient(t, testService(), answers(says(200, tt.body))).mdspec.call(t.Context(), call, nil, &resp)
			out := resp.Item
			if (err != nil) != (tt.want != "") || err != nil && err.Error() != tt.want || out != tt.out {
				t.Errorf("answer %+v, error %v; want %+v, %s", out, err, tt.out, tt.want)
			}
		})
	}
}

// countingBody counts how many of its endless bytes are read, and whether it was
// closed.
type countingBody struct {
	read   int
	closed bool
}

func (b *countingBody) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = ' '
	}
	b.read += len(p)
	return len(p), nil
}

func (b *countingBody) Close() error { b.closed = true; return nil }

func TestAnswersAreBounded(t *testing.T) {
	const bound = 1000
	for _, length := range []int{bound, bound + 1} {
		body := `"` + strings.Repeat("x", length-2) + `"`
		c := newTestClient(t, plainService(), answers(says(200, body)))
		c.mdspec.maxAnswer = bound
		var out string
		err := c.mdspec.call(t.Context(), openPost, nil, &out)
		if want := "OpenPost: HTTP status 200: the answer is larger than 1000 bytes"; length > bound && (err == nil || err.Error() != want) {
			t.Errorf("%d bytes: error %v, want %s", length, err, want)
		}
		if length <= bound && (err != nil || len(out) != length-2) {
			t.Errorf("%d bytes: error %v", length, err)
		}
	}
	endless := &countingBody{}
	c := newTestClient(t, plainService(), answers(func() (*http.Response, error) {
		resp := reply(200, "")
		resp.Body, resp.ContentLength = endless, -1
		return resp, nil
	}))
	c.mdspec.maxAnswer = bound
	err := c.mdspec.call(t.Context(), openGet, nil, nil)
	if err == nil || endless.read > bound+1 || !endless.closed {
		t.Errorf("read %d bytes, closed %t, error %v", endless.read, endless.closed, err)
	}
	if got := newTestClient(t, plainService(), nil).mdspec.maxAnswer; got != 64<<20 {
		t.Errorf("the bound is %d bytes", got)
	}
}

func TestBrokenOffAnswer(t *testing.T) {
	err := newTestClient(t, testService(), answers(brokenOff(200))).mdspec.call(t.Context(), openPost, nil, nil)
	if want := "OpenPost: HTTP status 200: the answer broke off: unexpected EOF"; err == nil || err.Error() != want || !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("error %v, want %s", err, want)
	}
}
