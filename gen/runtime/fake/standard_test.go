//go:build !mdspecwords

package fake

import (
	"context"
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"
)

type wide struct {
	hidden
	*Inner
	List     []int                        `json:"list"`
	Optional []int                        `json:"optional,omitzero"`
	Bytes    []byte                       `json:"bytes"`
	Dict     map[string][]int             `json:"dict"`
	Dicts    map[string]map[string]string `json:"dicts,omitzero"`
	Pairs    [2][]int                     `json:"pairs"`
	Nested   struct {
		Lists [][]string `json:"lists"`
	} `json:"nested"`
	Pointer *wide           `json:"pointer"`
	Many    []*wide         `json:"many,omitzero"`
	Any     any             `json:"any"`
	Raw     json.RawMessage `json:"raw"`
	Time    time.Time       `json:"time"`
}

type hidden struct {
	Within []int `json:"within"`
}

// TestStandardAnswers shows the answers that no handler makes.
func TestStandardAnswers(t *testing.T) {
	const zero = `{"within":[],"list":[],"bytes":"","dict":{},"pairs":[[],[]],"nested":{"lists":[]},` +
		`"pointer":null,"any":null,"raw":null,"time":"0001-01-01T00:00:00Z"}`
	inner := strings.Replace(zero, `"pairs":[[],[]]`, `"pairs":[[1],[]]`, 1)
	tests := []struct {
		name  string
		route route
		want  string
	}{
		{"a text", route{response: reflect.TypeFor[string](), raw: true, example: `"a,b\n"`}, "a,b\n"},
		{"bytes", route{response: reflect.TypeFor[[]byte](), raw: true, example: `"AQI="`}, "\x01\x02"},
		{"no stream", route{response: reflect.TypeFor[io.ReadCloser](), raw: true}, ""},
		{"a struct", route{response: reflect.TypeFor[wide]()}, zero},
		{"a pointer to one", route{response: reflect.TypeFor[*wide]()}, zero},
		{"a list", route{response: reflect.TypeFor[[]string]()}, `[]`},
		{"a map", route{response: reflect.TypeFor[map[string]int]()}, `{}`},
		{"a number", route{response: reflect.TypeFor[int]()}, `0`},
		{"anything", route{response: reflect.TypeFor[any]()}, `null`},
		{"what decodes itself", route{response: reflect.TypeFor[json.RawMessage]()}, `null`},
		{"a sample", route{response: reflect.TypeFor[*wide](), sample: `{"must":"m","many":[{"pairs":[[1],null]},null],"dicts":{"a":{"b":"c"},"d":null}}`},
			`{"within":[],"must":"m","list":[],"bytes":"","dict":{},"dicts":{"a":{"b":"c"},"d":{}},"pairs":[[],[]],"nested":{"lists":[]},` +
				`"pointer":null,"many":[` + inner + `,null],"any":null,"raw":null,"time":"0001-01-01T00:00:00Z"}`},
		{"an example", route{response: reflect.TypeFor[*wide](), example: `{"list":null}`}, `{"list":null}`},
		{"an example of a type without a name", route{example: `{"a":1}`}, `{"a":1}`},
		{"an example under a key", route{response: reflect.TypeFor[*wide](), responseKey: "w", example: `{"a":1}`}, `{"w":{"a":1}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.route.name, tt.route.method, tt.route.path = "Get", "GET", "/get"
			s, p := start(t, noEnvelope, func(c *config) { c.routes = append(c.routes, tt.route) })
			wantReply(t, send(t, s, "GET", "/get", ""), 200, tt.want)
			wantReply(t, send(t, s, "GET", "/get", ""), 200, tt.want) // and again
			p.want(t)
		})
	}
}

func TestSamplesThatDoNotFit(t *testing.T) {
	s, p := start(t, func(c *config) { c.routes[6].sample = `{}` })
	wantReply(t, send(t, s, "DELETE", "/names", ""), 500, "Internal Server Error\n")
	told := p.told()
	if len(told) != 1 || !strings.HasPrefix(told[0], "Names: the handler returned an error that is none of the service: the examples of the documents do not fit: ") {
		t.Errorf("the test was told %q", told)
	}
}

// TestTokenResponseWithAnExample keeps what the example has beside the token.
func TestTokenResponseWithAnExample(t *testing.T) {
	s, p := start(t, func(c *config) { c.routes[0].example = `{"token":"shown","note":"n","expires_in":1}` })
	var got tokenResponse
	if err := json.Unmarshal([]byte(send(t, s, "GET", "/token?id=a&secret=b", "").body), &got); err != nil {
		t.Fatal(err)
	}
	if got.Note != "n" || got.Expires != 7200 || len(got.Token) != 64 {
		t.Errorf("got %+v", got)
	}
	wantList(t, s, got.Token, 200, listOK)
	wantList(t, s, "shown", 200, refusedBody)
	p.want(t)
}

// TestNothingOfAHandler answers like no handler where one returns nothing, and
// as it says where it returns null within something.
func TestNothingOfAHandler(t *testing.T) {
	s, p := start(t, noEnvelope)
	s.on("Names", true, func(context.Context, input) (any, error) { return []string(nil), nil })
	wantReply(t, send(t, s, "DELETE", "/names", ""), 200, `[]`)
	s.on("List", true, func(context.Context, input) (any, error) { return &listResponse{}, nil })
	wantReply(t, send(t, s, "POST", "/list?key="+fetchToken(t, s), `{"limit":1}`), 200, `{"items":null,"next":""}`)
	p.want(t)
}
