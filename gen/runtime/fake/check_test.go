package fake

import (
	"context"
	"encoding/json"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

type Inner struct {
	Must string  `json:"must"`
	May  *string `json:"may,omitzero"`
}

type base struct {
	Kind string `json:"kind"`
}

type lost struct {
	Lost int `json:"lost"`
}

type ring struct {
	Next *ring `json:"next,omitempty"`
}

type everything struct {
	base
	*Inner `json:",omitempty"`
	*lost
	Bool      bool              `json:"bool,omitzero"`
	Int8      int8              `json:"int8,omitempty"`
	Uint8     uint8             `json:"uint8"`
	Float     float64           `json:"float,omitzero"`
	Text      string            `json:"text,omitzero"`
	Quoted    int               `json:"quoted,string,omitempty"`
	Number    json.Number       `json:"number"`
	Bytes     []byte            `json:"bytes,omitempty"`
	List      []string          `json:"list,omitzero"`
	Short     []string          `json:"short,omitempty"`
	Pair      [2]int            `json:"pair"`
	Dict      map[string]*Inner `json:"dict,omitempty"`
	Object    Inner             `json:"object"`
	Pointer   *int              `json:"pointer,omitzero"`
	Any       any               `json:"any,omitzero"`
	Raw       json.RawMessage   `json:"raw,omitempty"`
	Time      time.Time         `json:"time,omitzero"`
	Level     level             `json:"level,omitzero"`
	Ring      *ring             `json:"ring"`
	Plain     int
	Hidden    int `json:"-"`
	secret    int
	Shadow    string `json:"kind2"`
	Duplicate one
}

// level is never left out of JSON: its zero means something.
type level int

func (level) IsZero() bool { return false }

type (
	one  struct{ two }
	two  struct{ A, B int }
	mix1 struct {
		B int `json:"A"`
		X int
	}
	mix2  struct{ A, X int }
	mixed struct {
		mix1
		mix2
		Tagged two `json:"b"`
	}
)

func TestStrictDecoding(t *testing.T) {
	tests := []struct {
		name, json string
		want       []string
	}{
		{"all that is required", `{"kind":"x","object":{"must":"y"}}`, nil},
		{"not an object", `[]`, []string{"the request is an array, want an object"}},
		{"null", `null`, nil},
		{"missing", `{}`, []string{`missing key "kind"`}},
		{"nested missing", `{"kind":"","object":{}}`, []string{`missing key "object.must"`}},
		{"key of an embedded pointer", `{"kind":"","must":"x"}`, nil},
		{"key of a pointer that cannot be set", `{"kind":"","lost":1}`, nil},
		{"wrong type behind such a pointer", `{"kind":"","lost":""}`, []string{`key "lost" is a string, want an integer`}},
		{"unknown", `{"kind":"","x":1,"object":{"must":"","y":2}}`, []string{`unknown key "x"`, `unknown key "object.y"`}},
		{"other spelling", `{"Kind":""}`, []string{`unknown key "Kind"`, `missing key "kind"`}},
		{"hidden, unexported", `{"kind":"","Hidden":1,"secret":1,"-":1}`, []string{`unknown key "Hidden"`, `unknown key "secret"`, `unknown key "-"`}},
		{"twice", `{"kind":"","kind":"","object":{"must":"","must":""}}`, []string{`key "kind" is given twice`, `key "object.must" is given twice`}},
		{"twice in a map", `{"kind":"","dict":{"a":null,"a":null}}`, []string{`key "dict.a" is given twice`}},
		{"required null", `{"kind":null}`, []string{`key "kind" is null, want a string`}},
		{"types", `{"kind":1,"bool":"","float":"1","text":[],"list":{},"dict":[],"object":"","pointer":true}`, []string{
			`key "kind" is 1, want a string`, `key "bool" is a string, want a boolean`, `key "float" is a string, want a number`,
			`key "text" is an array, want a string`, `key "list" is an object, want an array`, `key "dict" is an array, want an object`,
			`key "object" is a string, want an object`, `key "pointer" is a boolean, want an integer`,
		}},
		{"integers", `{"kind":"","int8":128,"uint8":-1,"Plain":1.0,"pair":[1e2,2]}`, []string{
			`key "int8" is 128, want an integer that fits int8`, `key "uint8" is -1, want an integer that is not negative`,
			`key "Plain" is 1.0, want an integer`, `key "pair[0]" is 1e2, want an integer`,
		}},
		{"unsigned of another type", `{"kind":"","uint8":"-1"}`, []string{`key "uint8" is a string, want an integer`}},
		{"large number", `{"kind":"","int8":` + strings.Repeat("1", 50) + `}`, []string{`key "int8" is ` + strings.Repeat("1", 40) + `, want an integer that fits int8`}},
		{"array of another length", `{"kind":"","pair":[1]}`, []string{`key "pair" is an array, want an array of 2 elements`}},
		{"bytes", `{"kind":"","bytes":[1]}`, []string{`key "bytes" is an array, want a string of Base64`}},
		{"bad Base64", `{"kind":"","bytes":"*"}`, []string{"illegal base64 data at input byte 0"}},
		{"number", `{"kind":"","number":"1"}`, []string{`key "number" is a string, want a number`}},
		{"quoted", `{"kind":"","quoted":"1"}`, nil},
		{"quoted as it is", `{"kind":"","quoted":1}`, []string{`key "quoted" is 1, want a string that holds JSON`}},
		{"quoted text", `{"kind":"","quoted":"\"x\""}`, []string{`key "quoted" is a string, want an integer`}},
		{"elements", `{"kind":"","list":["a",null,2],"dict":{"k":{"must":1},"n":null}}`, []string{
			`key "list[1]" is null, want a string`, `key "list[2]" is 2, want a string`, `key "dict.k.must" is 1, want a string`,
		}},
		{"optional and zero", `{"kind":"","bool":false,"int8":0,"float":0,"text":"","quoted":"0"}`, []string{
			`key "bool" is optional: leave it out instead of sending false`, `key "int8" is optional: leave it out instead of sending 0`,
			`key "float" is optional: leave it out instead of sending 0`, `key "text" is optional: leave it out instead of sending ""`,
			`key "quoted" is optional: leave it out instead of sending 0`,
		}},
		{"optional and null", `{"kind":"","list":null,"short":null,"dict":null,"pointer":null,"any":null,"may":null,"text":null}`, []string{
			`key "list" is optional: leave it out instead of sending null`, `key "short" is optional: leave it out instead of sending null`,
			`key "dict" is optional: leave it out instead of sending null`, `key "pointer" is optional: leave it out instead of sending null`,
			`key "any" is optional: leave it out instead of sending null`, `key "may" is optional: leave it out instead of sending null`,
			`key "text" is null, want a string`,
		}},
		{"optional and empty", `{"kind":"","short":[],"dict":{},"bytes":""}`, []string{
			`key "short" is optional: leave it out instead of sending []`, `key "dict" is optional: leave it out instead of sending {}`,
			`key "bytes" is optional: leave it out instead of sending ""`,
		}},
		{"zero that means something", `{"kind":"","list":[],"pointer":0,"may":"","level":0,"any":"","raw":"","time":"0001-01-01T00:00:00Z","ring":null}`, nil},
		{"bad time", `{"kind":"","time":"now"}`, []string{`key "time": parsing time "now" as "2006-01-02T15:04:05Z07:00": cannot parse "now" as "2006"`}},
		{"ring", `{"kind":"","ring":{"next":{"next":{"x":1}}}}`, []string{`unknown key "ring.next.next.x"`}},
		{"embedded in a field", `{"kind":"","Duplicate":{"A":1,"B":2}}`, nil},
	}
	ts := &types{
		pkgPath:  reflect.TypeFor[everything]().PkgPath(),
		required: map[string][]string{"base": {"kind"}, "Inner": {"must"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &checker{types: ts, strict: true}
			c.decode(json.RawMessage(tt.json), reflect.TypeFor[*everything]())
			if !slices.Equal(c.wrong, tt.want) {
				t.Errorf("reported\n%q, want\n%q", c.wrong, tt.want)
			}
		})
	}
}

// What encoding/json makes of a value is what is decoded from it.
func TestFieldsAreThoseOfEncodingJSON(t *testing.T) {
	text, n := "t", 0
	values := []any{
		everything{}, mixed{mix1: mix1{1, 2}, mix2: mix2{3, 4}},
		everything{
			base: base{"k"}, Bool: true, Int8: 1, Uint8: 2, Float: 1.5, Text: "x", Quoted: 3, Number: "4",
			Bytes: []byte("b"), List: []string{}, Short: []string{"s"}, Pair: [2]int{1, 2},
			Dict: map[string]*Inner{"d": {May: &text}}, Pointer: &n, Any: "a", Raw: json.RawMessage(`{"r":1}`),
			Time: time.Unix(1, 0).UTC(), Ring: &ring{}, Plain: 5, Shadow: "s", secret: 6, Duplicate: one{two{7, 8}},
		},
	}
	ts := &types{pkgPath: reflect.TypeFor[everything]().PkgPath(), required: map[string][]string{"base": {"kind"}, "Inner": {"must"}}}
	for _, v := range values {
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		want := reflect.New(reflect.TypeOf(v))
		if err := json.Unmarshal(data, want.Interface()); err != nil {
			t.Fatal(err)
		}
		c := &checker{types: ts}
		if got := c.decode(data, reflect.TypeOf(v)); len(c.wrong) > 0 || !reflect.DeepEqual(got, want.Elem().Interface()) {
			t.Errorf("%s gives %+v and %q", data, got, c.wrong)
		}
	}
}

// A name that encoding/json does not take for a key is none. Of quotes, it is for
// encoding/json to say what they mean: its versions differ.
func TestKeysOfOddTags(t *testing.T) {
	for tag, want := range map[string]string{
		`json:"a\"b"`: "", `json:"a b,omitzero"`: "a b", `json:"群-1"`: "群-1", `json:"-,"`: "-", `json:",omitempty"`: "A", `xml:"x"`: "A", `json:"\\"`: "A",
		`json:"'"`: "", `json:"a',omitempty"`: "",
	} {
		of := reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeFor[int](), Tag: reflect.StructTag(tag)}})
		v := reflect.New(of).Elem()
		v.Field(0).SetInt(1)
		data, err := json.Marshal(v.Interface())
		if err != nil {
			t.Fatal(err)
		}
		got := (&types{}).fields(of)[0].key
		if written := members(data)[0].key; got != written || want != "" && got != want {
			t.Errorf("%s gives %q, %s; want %q", tag, got, data, want)
		}
	}
}

func TestInterfacesAreNotDecoded(t *testing.T) {
	c := &checker{types: &types{}}
	for _, of := range []reflect.Type{reflect.TypeFor[error](), reflect.TypeFor[*error]()} {
		if got := c.decode(json.RawMessage(`{"x":1}`), of); got != nil || len(c.wrong) > 0 {
			t.Errorf("%v gives %v and %q", of, got, c.wrong)
		}
	}
	if got := c.decode(json.RawMessage(`[1]`), reflect.TypeFor[any]()); !reflect.DeepEqual(got, []any{1.0}) {
		t.Errorf("any gives %v", got)
	}
}

func TestStrictBodies(t *testing.T) {
	s, p := start(t)
	key := "?key=" + fetchToken(t, s)
	tests := []struct {
		name, target, body, contentType string
		want                            string
	}{
		{"nothing", "POST /list" + key, "", "", "List: there is no body"},
		{"syntax", "POST /list" + key, `{"limit":1`, "application/json", "List: the body is not JSON: unexpected EOF"},
		{"trailing value", "POST /list" + key, `{"limit":1}{}`, "application/json", "List: the body goes on after its JSON value"},
		{"UTF-8", "POST /list" + key, "{\"limit\":1,\"cursor\":\"\xff\"}", "application/json", "List: the body is not valid UTF-8"},
		{"content type", "POST /list" + key, `{"limit":1}`, "text/plain", `List: the content type is "text/plain", want application/json`},
		{"charset", "POST /list" + key, `{"limit":1}`, "application/json; charset=utf-8", ""},
		{"query of a POST", "POST /list" + key + "&limit=1", `{"limit":1}`, "application/json", `List: unknown query key "limit"`},
		{"two tokens", "POST /list" + key + "&key=x", `{"limit":1}`, "application/json", `List: query key "key" is given 2 times`},
		{"token where none goes", "POST /ping?key=x", "", "", `Ping: unknown query key "key"`},
		{"body where none goes", "POST /ping", `{"a":1}`, "application/json", "Ping: the call takes no request, but there is a body"},
		{"body of a GET", "GET /token?id=a&secret=b", "{}", "application/json", "GetToken: a GET request takes no body"},
		{"query", "GET /token?id=a&secret=", "", "", ""},
		{"missing in the query", "GET /token?id=a", "", "", `GetToken: missing key "secret"`},
		{"unknown in the query", "GET /token?id=a&secret=b&c=d", "", "", `GetToken: unknown query key "c"`},
		{"twice in the query", "GET /token?id=a&secret=b&id=c", "", "", `GetToken: query key "id" is given 2 times`},
		{"malformed query", "GET /token?id=a&secret=b&%zz", "", "", `GetToken: the query is malformed`},
		{"query of no request", "DELETE /names?a=b", "", "", `Names: unknown query key "a"`},
		{"path and query agree", "GET /users/a" + key + "&id=a", "", "", ""},
		{"path and query differ", "GET /users/a" + key + "&id=b", "", "", `GetUser: key "id" differs from its value in the path`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			method, path, _ := strings.Cut(tt.target, " ")
			got := sendAs(t, context.Background(), s, method, path, tt.body, tt.contentType)
			if tt.want == "" {
				p.want(t)
				return
			}
			p.want(t, tt.want)
			_, reason, _ := strings.Cut(tt.want, ": ")
			wantReply(t, got, http.StatusBadRequest, reason+"\n")
		})
	}
}

type queryRequest struct {
	Text   string          `json:"text,omitzero"`
	Int    *int            `json:"int,omitzero"`
	Bool   bool            `json:"bool,omitzero"`
	Quoted int             `json:"quoted,string,omitempty"`
	List   []string        `json:"list"`
	Ints   []int           `json:"ints,omitzero"`
	Time   *time.Time      `json:"time,omitzero"`
	Raw    json.RawMessage `json:"raw,omitzero"`
	Bytes  []byte          `json:"bytes,omitzero"`
	Any    any             `json:"any,omitzero"`
	Number json.Number     `json:"number,omitzero"`
}

func TestQueriesAndPathsBecomeRequests(t *testing.T) {
	zero, date := 0, time.Unix(0, 0).UTC()
	tests := []struct {
		query string
		want  queryRequest
		wrong []string
	}{
		{"", queryRequest{}, nil},
		{"text=1&int=0&bool=true&quoted=5", queryRequest{Text: "1", Int: &zero, Bool: true, Quoted: 5}, nil},
		{"list=a&list=2&ints=1&ints=2", queryRequest{List: []string{"a", "2"}, Ints: []int{1, 2}}, nil},
		{"time=1970-01-01T00:00:00Z&bytes=YQ==", queryRequest{Time: &date, Bytes: []byte("a")}, nil},
		{"raw=x&any=y&number=1.5", queryRequest{Raw: json.RawMessage(`"x"`), Any: "y", Number: "1.5"}, nil},
		{"any=1", queryRequest{Any: 1.0}, nil},
		{"int=x", queryRequest{}, []string{`key "int" is a string, want an integer`}},
		{"int=", queryRequest{}, []string{`key "int" is a string, want an integer`}},
		{"int=%201", queryRequest{}, []string{`key "int" is a string, want an integer`}},
		{"text=&bool=false", queryRequest{}, nil},
		{"ints=a", queryRequest{}, []string{`key "ints[0]" is a string, want an integer`}},
		{"text=a&text=b", queryRequest{Text: "a"}, []string{`query key "text" is given 2 times`}},
	}
	for _, tt := range tests {
		s, p := start(t, func(c *config) {
			c.required["queryRequest"] = []string{"list"}
			c.routes = append(c.routes, route{name: "Query", method: "GET", path: "/query", request: reflect.TypeFor[*queryRequest]()})
		})
		var got queryRequest
		s.on("Query", true, func(_ context.Context, in input) (any, error) {
			got = *as[*queryRequest](in.request)
			return nil, nil
		})
		send(t, s, "GET", "/query?"+tt.query, "")
		if len(tt.wrong) > 0 {
			p.want(t, "Query: "+strings.Join(tt.wrong, "; "))
			continue
		}
		p.want(t)
		if !reflect.DeepEqual(got, tt.want) {
			t.Errorf("%q gives %+v, want %+v", tt.query, got, tt.want)
		}
	}
}

func TestPathOfARequestWithBody(t *testing.T) {
	type put struct {
		ID   int    `json:"id"`
		Name string `json:"name,omitzero"`
	}
	s, p := start(t, func(c *config) {
		c.required["put"] = []string{"id"}
		c.routes = append(c.routes, route{name: "Put", method: "PUT", path: "/put/{id}", request: reflect.TypeFor[*put]()})
	})
	var got put
	s.on("Put", true, func(_ context.Context, in input) (any, error) { got = *as[*put](in.request); return nil, nil })
	for _, tt := range []struct {
		path, body string
		want       put
	}{
		{"/put/7", `{"name":"n"}`, put{7, "n"}},
		{"/put/8", ``, put{8, ""}},
		{"/put/9", `{"id":9}`, put{9, ""}},
	} {
		send(t, s, "PUT", tt.path, tt.body)
		if got != tt.want {
			t.Errorf("%s %s gives %+v, want %+v", tt.path, tt.body, got, tt.want)
		}
	}
	p.want(t)
	send(t, s, "PUT", "/put/x", `{}`)
	p.want(t, `Put: key "id" is a string, want an integer`)
	send(t, s, "PUT", "/put/1", `[]`)
	p.want(t, `Put: the request is an array, want an object`)
}

// TestUnknownKeysOfAForm expects them in an order, in which a test can look for them.
func TestUnknownKeysOfAForm(t *testing.T) {
	type form struct {
		Name string `json:"-" form:"name"`
	}
	s, p := start(t, func(c *config) {
		c.routes = append(c.routes, route{name: "Form", method: "POST", path: "/form", request: reflect.TypeFor[*form]()})
	})
	const kind = "application/x-www-form-urlencoded"
	sendAs(t, t.Context(), s, "POST", "/form", "name=n", kind)
	p.want(t)
	sendAs(t, t.Context(), s, "POST", "/form", "d=1&b=2&c=3&a=4&e=5", kind)
	p.want(t, `Form: unknown form key "a"; unknown form key "b"; unknown form key "c"; unknown form key "d"; unknown form key "e"`)
}
