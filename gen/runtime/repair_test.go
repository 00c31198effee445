package runtime

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
)

type (
	repairStatus int
	repairName   string
	// RepairBase is embedded.
	RepairBase struct {
		Kind  repairStatus `json:"kind"`
		Over  string       `json:"over"`
		Twice int
	}
	// RepairMore is embedded by a pointer.
	RepairMore struct {
		More  float64 `json:"more"`
		Twice int
	}
	repairLost struct {
		Lost int `json:"lost"`
	}
	repairChat struct {
		ID     repairName   `json:"id"`
		Status repairStatus `json:"status"`
	}
	repairTree struct {
		N    int         `json:"n"`
		Next *repairTree `json:"next"`
	}
	// repairOwn decodes itself, and says what it got.
	repairOwn struct{ V int }
)

var errOwn = errors.New("own")

func (o *repairOwn) UnmarshalJSON(data []byte) error {
	if json.Unmarshal(data, &o.V) != nil {
		return fmt.Errorf("%w: got %s", errOwn, data)
	}
	return nil
}

// repairAll has a field of each kind that decoding knows.
type repairAll struct {
	RepairBase
	*RepairMore
	*repairLost
	Over    int                  `json:"over"`
	Bool    bool                 `json:"bool"`
	Int8    int8                 `json:"int8"`
	Uint16  uint16               `json:"uint16"`
	Float   float32              `json:"float"`
	Text    string               `json:"text"`
	Name    repairName           `json:"name"`
	Number  json.Number          `json:"number"`
	QInt    int                  `json:"qint,string"`
	QText   string               `json:"qtext,string"`
	QBool   *bool                `json:"qbool,string"`
	Bytes   []byte               `json:"bytes"`
	Pair    [2]int               `json:"pair"`
	Chats   []*repairChat        `json:"group_chat_list"`
	Dict    map[string]int       `json:"dict"`
	Keys    map[int]string       `json:"keys"`
	Pointer **int                `json:"pointer"`
	Any     any                  `json:"any"`
	Raw     json.RawMessage      `json:"raw"`
	Time    time.Time            `json:"time"`
	Own     *repairOwn           `json:"own"`
	Error   error                `json:"error"`
	Tree    repairTree           `json:"tree"`
	Nested  []map[string][]int64 `json:"nested"`
	Hidden  int                  `json:"-"`
	secret  int                  //lint:ignore U1000 it has no key
	Plain   int
}

func TestMismatchesAreTaken(t *testing.T) {
	tests := []struct {
		name, json, means string
		told              []string
	}{
		{"number in quotes", `{"int8":"7"}`, `{"int8":7}`, []string{"int8: got a string, want an integer"}},
		{"signs and exponents", `{"float":"-1.5e2","Plain":"-0"}`, `{"float":-1.5e2,"Plain":0}`,
			[]string{"float: got a string, want a number", "Plain: got a string, want an integer"}},
		{"number for a string", `{"text":12,"name":0.5}`, `{"text":"12","name":"0.5"}`,
			[]string{"text: got a number, want a string", "name: got a number, want a string"}},
		{"digits of a number", `{"text":123456789012345678901234567890.0}`, `{"text":"123456789012345678901234567890.0"}`,
			[]string{"text: got a number, want a string"}},
		{"booleans", `{"bool":1}`, `{"bool":true}`, []string{"bool: got a number, want a boolean"}},
		{"boolean in quotes", `{"bool":"true"}`, `{"bool":true}`, []string{"bool: got a string, want a boolean"}},
		{"number of a boolean in quotes", `{"bool":true,"bool":"0"}`, `{"bool":false}`, []string{"bool: got a string, want a boolean"}},
		{"in a list", `{"group_chat_list":[{"id":"a","status":1},null,{"id":3,"status":"2"}]}`,
			`{"group_chat_list":[{"id":"a","status":1},null,{"id":"3","status":2}]}`,
			[]string{"group_chat_list[2].id: got a number, want a string", "group_chat_list[2].status: got a string, want an integer"}},
		{"embedded", `{"kind":"4","more":"1"}`, `{"kind":4,"more":1}`,
			[]string{"kind: got a string, want an integer", "more: got a string, want a number"}},
		{"the outer of two", `{"over":"4"}`, `{"over":4}`, []string{"over: got a string, want an integer"}},
		{"another case", `{"INT8":"7","plain":"1"}`, `{"int8":7,"Plain":1}`,
			[]string{"int8: got a string, want an integer", "Plain: got a string, want an integer"}},
		{"blanks and escapes", " { \"int\\u0038\" : \"\\u0037\" , \"text\" : 1 } \n", `{"int8":7,"text":"1"}`,
			[]string{"int8: got a string, want an integer", "text: got a number, want a string"}},
		{"maps", `{"dict":{"a":"1","":"2","b c":"3"},"keys":{"5":6}}`, `{"dict":{"a":1,"":2,"b c":3},"keys":{"5":"6"}}`, []string{
			"dict.a: got a string, want an integer", `dict[""]: got a string, want an integer`,
			`dict["b c"]: got a string, want an integer`, "keys.5: got a number, want a string",
		}},
		{"pointers and arrays", `{"pointer":"1","pair":["1",2,{}]}`, `{"pointer":1,"pair":[1,2]}`,
			[]string{"pointer: got a string, want an integer", "pair[0]: got a string, want an integer"}},
		{"deep", `{"nested":[{"x":[1,"2"]}],"tree":{"next":{"n":"1"}}}`, `{"nested":[{"x":[1,2]}],"tree":{"next":{"n":1}}}`,
			[]string{"nested[0].x[1]: got a string, want an integer", "tree.next.n: got a string, want an integer"}},
		{"beside what decodes itself", `{"int8":"7","time":"2020-01-01T00:00:00Z","raw":"1","own":3,"any":["1"],"unknown":{"int8":[]},"Hidden":"","secret":""}`,
			`{"int8":7,"time":"2020-01-01T00:00:00Z","raw":"1","own":3,"any":["1"]}`, []string{"int8: got a string, want an integer"}},
		{"twice", `{"int8":"7","int8":"8"}`, `{"int8":8}`,
			[]string{"int8: got a string, want an integer", "int8: got a string, want an integer"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got, want repairAll
			told, err := mdspecDecode([]byte(tt.json), &got)
			if err != nil || !slices.Equal(told, tt.told) {
				t.Errorf("told %q, error %v; want\n%q", told, err, tt.told)
			}
			if err := json.Unmarshal([]byte(tt.means), &want); err != nil {
				t.Fatal(err)
			}
			if !reflect.DeepEqual(got, want) {
				t.Errorf("decoded %+v, want %+v", got, want)
			}
		})
	}
}

// TestOptionString pins the fields of which the value stands in a string. What is
// told of them depends on how strict the decoder is.
func TestOptionString(t *testing.T) {
	for _, text := range []string{
		`{"qint":7,"qbool":true,"qtext":"\"a\"","int8":"1"}`,
		`{"qint":"7","qbool":1,"qtext":"\"a\"","int8":1}`,
		`{"qint":"\"7\"","qbool":"1","qtext":"\"a\"","int8":1}`,
	} {
		var got repairAll
		if _, err := mdspecDecode([]byte(text), &got); err != nil || got.QInt != 7 || got.QText != "a" || !*got.QBool || got.Int8 != 1 {
			t.Errorf("%s: decoded %+v, error %v", text, got, err)
		}
	}
	var got repairAll
	told, err := mdspecDecode([]byte(`{"qtext":12,"int8":"1"}`), &got)
	if want := []string{"qtext: got a number, want a string in quotes", "int8: got a string, want an integer"}; err != nil ||
		got.QText != "12" || !slices.Equal(told, want) {
		t.Errorf("decoded %+v, told %q, error %v", got, told, err)
	}
}

func TestMisfitsNameTheirPlace(t *testing.T) {
	tests := []struct{ json, want string }{
		{`{"int8":"no"}`, "int8: got a string, want an integer"},
		{`{"int8":""}`, "int8: got a string, want an integer"},
		{`{"int8":" 7"}`, "int8: got a string, want an integer"},
		{`{"int8":"7.0"}`, "int8: got a string, want an integer"},
		{`{"int8":7.0}`, "int8: got a number, want an integer that fits int8"},
		{`{"int8":128}`, "int8: got a number, want an integer that fits int8"},
		{`{"int8":"128"}`, "int8: got a string, want an integer"},
		{`{"uint16":-1}`, "uint16: got a number, want an integer that fits uint16"},
		{`{"float":1e99}`, "float: got a number, want a number that fits float32"},
		{`{"int8":true}`, "int8: got a boolean, want an integer"},
		{`{"text":true}`, "text: got a boolean, want a string"},
		{`{"bool":2}`, "bool: got a number, want a boolean"},
		{`{"bool":"yes"}`, "bool: got a string, want a boolean"},
		{`{"number":"x"}`, "number: got a string, want a string"},
		{`{"qint":"x"}`, "qint: got a string, want an integer in quotes"},
		{`{"bytes":"*"}`, "bytes: got a string, want Base64"},
		{`{"bytes":[1,256]}`, "bytes[1]: got a number, want an integer that fits uint8"},
		{`{"pair":{}}`, "pair: got an object, want an array"},
		{`{"dict":[]}`, "dict: got an array, want an object"},
		{`{"dict":{"\u202e\"x.y":{}}}`, `dict["\u202e\"x.y"]: got an object, want an integer`},
		{`{"dict":{"` + strings.Repeat("k", 100) + `":{}}}`, "dict." + strings.Repeat("k", 64) + ": got an object, want an integer"},
		{`{"keys":{"1":"a", "x" : null}}`, "keys.x: got a string, want a key of the type int"},
		{`{"tree":7}`, "tree: got a number, want an object"},
		{`{"group_chat_list":[{},{"status":"1"},{"status":[]}]}`, "group_chat_list[2].status: got an array, want an integer"},
		{`{"group_chat_list":[{},"x"]}`, "group_chat_list[1]: got a string, want an object"},
		{`{"time":"secret"}`, "time: got a string, want a value of time.Time"},
		{`{"own":"secret"}`, "own: got a string, want a value of runtime.repairOwn"},
		{`{"error":{}}`, "error: got an object, want a value of error"},
		{`{"lost":1}`, "lost: got a number, want nothing: it has no place in Go"},
		{`[{"int8":[]}]`, "got an array, want an object"},
		{`"secret"`, "got a string, want an object"},
		{`{"tree":` + strings.Repeat(`{"next":`, 100) + `{"n":[]}` + strings.Repeat("}", 101),
			"tree" + strings.Repeat(".next", 64) + ": got an object, want an object"},
	}
	for _, tt := range tests {
		var out repairAll
		told, err := mdspecDecode([]byte(tt.json), &out)
		if err == nil || err.Error() != tt.want || told != nil {
			t.Errorf("%s: error %v, want %s; told %q", tt.json, err, tt.want, told)
		}
	}
}

func TestMisfitsAreErrorsOfTheDecoder(t *testing.T) {
	var out repairAll
	_, err := mdspecDecode([]byte(`{"group_chat_list":[{"status":"secret"}]}`), &out)
	var kind *json.UnmarshalTypeError
	if !errors.As(err, &kind) || kind.Field != "group_chat_list[0].status" || kind.Value != "string" || kind.Type != reflect.TypeFor[repairStatus]() {
		t.Errorf("error %#v is %+v", err, kind)
	}
	_, err = mdspecDecode([]byte(`{"own":"secret"}`), &out)
	if !errors.Is(err, errOwn) || strings.Contains(fmt.Sprintf("%v %+v %q", err, err, err), "secret") {
		t.Errorf("error %v", err)
	}
	// What the package itself decodes with says it in its own words.
	var own repairOwn
	if _, err = mdspecDecode([]byte(`"x"`), &own); err == nil || err.Error() != `own: got "x"` {
		t.Errorf("error %v", err)
	}
	var at time.Time
	if _, err = mdspecDecode([]byte(`"secret"`), &at); err == nil || err.Error() != "got a string, want a value of time.Time" {
		t.Errorf("error %v", err)
	}
}

func TestMismatchesAreBounded(t *testing.T) {
	var out []int
	told, err := mdspecDecode([]byte("["+strings.Repeat(`"1",`, 99)+"1]"), &out)
	if err != nil || len(out) != 100 || len(told) != 9 || told[7] != "[7]: got a string, want an integer" || told[8] != "and 91 more" {
		t.Errorf("%d elements, told %q, error %v", len(out), told, err)
	}
}

// TestMismatchesAreTold calls a service that quotes its numbers.
func TestMismatchesAreTold(t *testing.T) {
	var told events
	s := newIssuer(func(sent) (*http.Response, error) {
		return reply(200, `{"errcode":"0","group_chat_list":[{"id":7,"status":"2"}],"dict":{"token-1":"3"}}`), nil
	})
	c := newTestClient(t, testService(), s, WithObserver(told.observe))
	var out repairAll
	wantNone(t, []error{c.mdspec.call(t.Context(), listCall, nil, &out)})
	event := told.of("List")[0]
	want := []string{
		"group_chat_list[0].id: got a number, want a string", "group_chat_list[0].status: got a string, want an integer",
		"dict.[redacted]: got a string, want an integer",
	}
	if out.Chats[0].ID != "7" || out.Chats[0].Status != 2 || event.Err != nil || !slices.Equal(event.Mismatches, want) {
		t.Errorf("decoded %+v, event %+v", out, event)
	}
	if text := event.LogValue().String(); !strings.Contains(text, want[0]) {
		t.Errorf("log %s", text)
	}
	s.answer = newIssuer(func(sent) (*http.Response, error) {
		return reply(200, `{"group_chat_list":[{"id":"secret"},{"status":"secret"}]}`), nil
	}).answer
	err := c.mdspec.call(t.Context(), listCall, nil, &out)
	const place = "List: HTTP status 200: decode the answer: group_chat_list[1].status: got a string, want an integer"
	if event := told.of("List")[1]; err == nil || err.Error() != place || event.Mismatches != nil || strings.Contains(event.LogValue().String(), "mismatches") {
		t.Errorf("error %v, event %+v", err, event)
	}
}

// FuzzDecode states that what decodes is decoded as encoding/json does, that a
// mismatch that is taken changes nothing else, and that every other error names a
// place and no text.
func FuzzDecode(f *testing.F) {
	for _, text := range []string{
		`{"int8":"7","text":12,"bool":"1","qint":7,"qtext":"x","pair":["1"],"group_chat_list":[{"id":1,"status":"2"}]}`,
		`{"dict":{"a":"1"},"keys":{"x":1},"tree":{"next":{"n":"1"}},"nested":[{"a":["1"]}],"time":"x","own":"1"}`,
		`{"KIND":"1","over":"1","Twice":"1","lost":null,"more":"1.0","any":"1","raw":1,"error":null,"bytes":"*"}`,
		`[{}]`, `null`, ` {"a" : [ ] } `, `{"qbool":"null","qint":"null","number":"1"}`,
	} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var plain, got repairAll
		want := json.Unmarshal(data, &plain)
		before := slices.Clone(data)
		told, err := mdspecDecode(data, &got)
		switch {
		case !slices.Equal(before, data):
			t.Fatal("the data was changed")
		case want == nil && (err != nil || told != nil || !reflect.DeepEqual(plain, got)):
			t.Fatalf("decoded %+v, told %q, error %v; want %+v", got, told, err, plain)
		case want != nil && !json.Valid(data) && (err == nil || err.Error() != want.Error()):
			t.Fatalf("error %v, want %v", err, want)
		case want != nil && err == nil && len(told) == 0:
			t.Fatalf("nothing is told of %v", want)
		case want != nil && err != nil && json.Valid(data) && !strings.Contains(err.Error(), ", want "):
			t.Fatalf("error %v names no place", err)
		case want != nil && err == nil:
			w := mdspecWalk{data: data, fields: map[reflect.Type][]mdspecField{}}
			w.value(data[mdspecBlanks(data, 0):], reflect.TypeFor[repairAll]())
			var fresh repairAll
			if err := json.Unmarshal(w.repaired(), &fresh); err != nil || !reflect.DeepEqual(fresh, got) {
				t.Fatalf("decoded %+v; %s by itself is %+v, error %v", got, w.repaired(), fresh, err)
			}
		}
	})
}
