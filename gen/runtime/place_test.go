package runtime

import (
	"net/http"
	"strings"
	"testing"
	"time"
)

type placedBase struct {
	Trace string `json:"-" header:"X-Trace,omitzero"`
}

type placedMore struct {
	Level *int `json:"-" header:"X-Level"`
}

type placedRequest struct {
	placedBase
	*placedMore
	ID     string    `json:"id"`
	Name   string    `json:"name"`
	IDs    []int64   `json:"-" query:"ids,omitempty"`
	Tags   []string  `json:"-" header:"X-Tags"`
	At     time.Time `json:"-" header:"X-At,omitzero"`
	Hidden string    `json:"-"`
	own    string
}

func TestPlacedFieldsTravelWhereTheyBelong(t *testing.T) {
	level := 0
	req := &placedRequest{
		placedBase: placedBase{"t 1"}, placedMore: &placedMore{&level}, ID: "a/b", Name: "n", IDs: []int64{2, 1},
		Tags: []string{"x", "y"}, At: time.Date(2026, 1, 2, 3, 4, 5, 6, time.UTC), Hidden: "h", own: "o",
	}
	got, err := sendOnce(t, mdspecCall{name: "Put", method: "PUT", path: "/things/{id}"}, req)
	if err != nil || got.url != "https://api.test/things/a%2Fb?ids=2&ids=1" || got.body != `{"name":"n"}` {
		t.Errorf("sent %s %s, %v", got.url, got.body, err)
	}
	want := map[string]string{"X-Trace": "t 1", "X-Level": "0", "X-Tags": "x, y", "X-At": "2026-01-02T03:04:05.000000006Z", "Content-Type": "application/json"}
	for key, value := range want {
		if got.header.Get(key) != value {
			t.Errorf("%s: %q, want %q", key, got.header.Get(key), value)
		}
	}
}

func TestWhatTagsLeaveOutIsNotSent(t *testing.T) {
	for name, in := range map[string]any{"nil": (*placedRequest)(nil), "zero": &placedRequest{}, "value": placedRequest{}} {
		got, err := sendOnce(t, openPost, in)
		if err != nil || got.url != "https://api.test/open" || got.body != `{"id":"","name":""}` {
			t.Errorf("%s: sent %s %s, %v", name, got.url, got.body, err)
		}
		for key := range got.header {
			if strings.HasPrefix(key, "X-") {
				t.Errorf("%s: sent %s: %q", name, key, got.header[key])
			}
		}
	}
}

func TestHeadersThatAreNone(t *testing.T) {
	type request struct {
		One  string   `json:"-" header:"X-One,omitempty"`
		List []string `json:"-" header:"X-List"`
		Any  any      `json:"-" header:"X-Any"`
	}
	for _, in := range []request{
		{One: "secret\r\nX-Other: 1"}, {One: "secret "}, {One: "sec\x7fret"},
		{List: []string{"secret", ""}}, {List: []string{"secret,", "b"}}, {List: []string{"a", "secret\n"}},
		{Any: map[string]string{"secret": "secret"}}, {Any: []any{[]string{"secret"}}},
	} {
		got, err := sendOnce(t, openPost, &in)
		if err == nil || got.method != "" || strings.Contains(err.Error(), "ret") || !strings.Contains(err.Error(), "X-") {
			t.Errorf("%q was sent as %q: %v", in, got.header, err)
		}
	}
}

type tokenForm struct {
	Grant  string   `json:"-" form:"grant_type"`
	Secret string   `json:"-" form:"client_secret"`
	Scopes []string `json:"-" form:"scope,omitempty"`
	Key    string   `json:"-" header:"X-Key,omitempty"`
}

func TestForms(t *testing.T) {
	call := mdspecCall{name: "Grant", method: "POST", path: "/token"}
	got, err := sendOnce(t, call, &tokenForm{Grant: "a b", Secret: "&=+", Scopes: []string{"r", "w"}})
	if err != nil || got.body != "client_secret=%26%3D%2B&grant_type=a+b&scope=r&scope=w" ||
		got.header.Get("Content-Type") != "application/x-www-form-urlencoded" || got.length != int64(len(got.body)) {
		t.Errorf("sent %q as %q, %v", got.body, got.header, err)
	}
	got, err = sendOnce(t, call, (*tokenForm)(nil))
	if err != nil || got.body != "client_secret=&grant_type=" {
		t.Errorf("sent %q, %v", got.body, err)
	}
}

func TestDeleteWithBody(t *testing.T) {
	type request struct {
		ID   string `json:"id"`
		Why  string `json:"why"`
		Soft bool   `json:"-" query:"soft"`
	}
	got, err := sendOnce(t, mdspecCall{name: "Drop", method: "DELETE", path: "/x/{id}", body: true}, &request{"7", "w", true})
	if err != nil || got.url != "https://api.test/x/7?soft=true" || got.body != `{"why":"w"}` {
		t.Errorf("sent %s %s, %v", got.url, got.body, err)
	}
}

// TestEmptyCredentialsOutsideOfJSON sends no form, query or header with a secret that
// nobody has set.
func TestEmptyCredentialsOutsideOfJSON(t *testing.T) {
	type query struct {
		Secret string `json:"-" query:"secret"`
	}
	for want, credentials := range map[string]any{
		"grant_type":    &tokenForm{Secret: testSecret},
		"client_secret": &tokenForm{Grant: "client_credentials"},
		"scope":         &tokenForm{Grant: "client_credentials", Secret: testSecret, Scopes: []string{"r", ""}},
		"secret":        &query{},
	} {
		s := testService()
		s.tokenCall = mdspecCall{name: "GetToken", method: "POST", path: "/gettoken"}
		s.credentials = credentials
		_, err := mdspecNewClient(s, nil)
		if want = "credentials: " + want + " is empty, and an empty secret is never sent"; err == nil || err.Error() != want {
			t.Errorf("error %v, want %s", err, want)
		}
	}
}

// TestCredentialsInFormsAreSecret lets the service repeat what the token call sent.
func TestCredentialsInFormsAreSecret(t *testing.T) {
	s := testService()
	s.tokenCall = mdspecCall{name: "GetToken", method: "POST", path: "/gettoken"}
	s.credentials = &tokenForm{Grant: "client_credentials", Secret: testSecret, Key: "header-key"}
	to := answers(func() (*http.Response, error) {
		return reply(200, `{"errcode":7,"errmsg":"no s3cr/et+\"<of>&app or s3cr%2Fet%2B%22%3Cof%3E%26app or header-key"}`), nil
	})
	c := newTestClient(t, s, to)
	for range 2 {
		err := c.mdspec.call(t.Context(), listCall, nil, nil)
		if err == nil || strings.Contains(err.Error(), "et+") || strings.Contains(err.Error(), "et%2B") || strings.Contains(err.Error(), "header-key") {
			t.Errorf("the error repeats a secret: %v", err)
		}
	}
	other := s
	other.credentials = &tokenForm{Grant: "client_credentials", Secret: testSecret, Key: "another"}
	if a, b := c.mdspec.tokens.key, newTestClient(t, other, to).mdspec.tokens.key; a == b {
		t.Error("credentials that differ in a header have one token")
	}
}

func TestHeadersOfAnswers(t *testing.T) {
	type level int
	type response struct {
		placedBase
		*placedMore            // cannot be allocated: its type is not exported
		Name        string     `json:"name"`
		Total       int64      `json:"-" header:"X-Total"`
		Level       *level     `json:"-" header:"X-Own-Level"`
		Exact       bool       `json:"-" header:"X-Exact"`
		Changed     time.Time  `json:"-" header:"Last-Modified"`
		Until       *time.Time `json:"-" header:"X-Until"`
		Allow       []string   `json:"-" header:"Allow"`
		Any         any        `json:"-" header:"X-Any"`
		Text        string     `json:"-" header:"X-Text"`
		Missing     *string    `json:"-" header:"X-Missing"`
	}
	headers := []string{
		"X-Trace: t", "X-Total: 12", "X-Own-Level: 3", "X-Exact: true", "Last-Modified: Tue, 15 Nov 1994 12:45:26 GMT",
		"X-Until: 2026-01-02T03:04:05+08:00", "Allow: GET,, PUT", "X-Any: 5", "X-Text: null",
	}
	var resp response
	err := newTestClient(t, plainService(), answers(says(200, `{"name":"n"}`, headers...))).
		mdspec.call(t.Context(), openGet, nil, &resp)
	if err != nil {
		t.Fatal(err)
	}
	if resp.Trace != "t" || resp.Name != "n" || resp.Total != 12 || *resp.Level != 3 || !resp.Exact ||
		resp.Changed.Unix() != 784903526 || resp.Until.Unix() != 1767294245 || len(resp.Allow) != 2 ||
		resp.Allow[1] != "PUT" || resp.Any != "5" || resp.Text != "null" || resp.Missing != nil {
		t.Errorf("decoded %+v", resp)
	}
	for _, header := range []string{"X-Total: secret", "X-Total: null", "X-Total: 1.5", "X-Exact: 1", "X-Level: 1", "Last-Modified: 1994"} {
		err := newTestClient(t, plainService(), answers(says(200, `{}`, header))).mdspec.call(t.Context(), openGet, nil, &response{})
		if err == nil || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", header, err)
		}
	}
}

func TestHeadersBesideAKey(t *testing.T) {
	call := openGet
	call.responseKey = "thing"
	var resp struct {
		Value placedBase `json:"thing"`
	}
	c := newTestClient(t, plainService(), answers(says(200, `{"thing":{}}`, "X-Trace: t")))
	if err := c.mdspec.call(t.Context(), call, nil, &resp); err != nil || resp.Value.Trace != "t" {
		t.Errorf("decoded %+v, %v", resp, err)
	}
}

// TestDoPlacesFields wants of Do what it wants of methods.
func TestDoPlacesFields(t *testing.T) {
	s := answers(says(200, `{"id":"7"}`, "X-Trace: answer"))
	var got placedRequest
	req := &placedRequest{placedBase: placedBase{"t 1"}, Name: "n", IDs: []int64{2, 1}}
	if err := newTestClient(t, plainService(), s).Do(t.Context(), "PUT", "/things/7?a=1", req, &got); err != nil {
		t.Fatal(err)
	}
	sent := s.requests[0]
	if sent.url != "https://api.test/things/7?a=1&ids=2&ids=1" || sent.body != `{"id":"","name":"n"}` || sent.header.Get("X-Trace") != "t 1" {
		t.Errorf("sent %s %s %v", sent.url, sent.body, sent.header)
	}
	if got.ID != "7" || got.Trace != "answer" {
		t.Errorf("decoded %+v", got)
	}
}

// TestAnswersOfHeadersAlone: what the body of such an answer is does not matter,
// but for the envelope of a service that has one.
func TestAnswersOfHeadersAlone(t *testing.T) {
	for method, body := range map[string]string{"HEAD": "", "GET": "ok", "PUT": ""} {
		var got placedBase
		c := newTestClient(t, plainService(), answers(says(200, body, "X-Trace: t")))
		err := c.mdspec.call(t.Context(), mdspecCall{name: "Look", method: method, path: "/x", bare: true}, nil, &got)
		if err != nil || got.Trace != "t" {
			t.Errorf("%s: decoded %+v, %v", method, got, err)
		}
	}
	c := newTestClient(t, testService(), answers(says(200, `{"errcode":7,"errmsg":"no"}`, "X-Trace: t")))
	err := c.mdspec.call(t.Context(), mdspecCall{name: "Look", method: "GET", path: "/x", bare: true}, nil, &placedBase{})
	if err == nil || !strings.Contains(err.Error(), "no") {
		t.Errorf("error %v", err)
	}
}
