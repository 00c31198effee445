package interop_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// service is the fake with answers in JSON.
type service struct {
	*wecomtest.Server
	t        *testing.T
	requests []json.RawMessage // as the handlers got them
}

// answers sets what answers a call, one request each, the last one all that
// follow. Handlers take and return types of package wecom, which this package does
// not import.
func (s *service) answers(call string, texts ...string) {
	s.t.Helper()
	on := reflect.ValueOf(s.Server).MethodByName("On" + call)
	if !on.IsValid() {
		s.t.Fatalf("the fake has no call %s", call)
	}
	f := on.Type().In(0)
	on.Call([]reflect.Value{reflect.MakeFunc(f, func(args []reflect.Value) []reflect.Value {
		if len(args) > 1 {
			request, err := json.Marshal(args[1].Interface())
			if err != nil {
				s.t.Error(err)
			}
			s.requests = append(s.requests, request)
		}
		response := reflect.New(f.Out(0))
		if len(texts) > 0 {
			if err := json.Unmarshal([]byte(texts[0]), response.Interface()); err != nil {
				s.t.Errorf("the answer of %s: %v", call, err)
			}
		}
		if len(texts) > 1 {
			texts = texts[1:]
		}
		return []reflect.Value{response.Elem(), reflect.Zero(f.Out(1))} // no error
	})})
}

// sent returns the bodies of the requests of a call, for calls without body their
// queries, without the token.
func (s *service) sent(call string) []any {
	var all []any
	for _, r := range s.Requests(call) {
		var body any
		if err := json.Unmarshal(r.Body, &body); err != nil {
			object := map[string]any{}
			for key, values := range r.Query {
				object[key] = values[0]
			}
			delete(object, "access_token")
			body = object
		}
		all = append(all, body)
	}
	return all
}

// decoded returns the requests that handlers got.
func (s *service) decoded() []any {
	var all []any
	for _, r := range s.requests {
		all = append(all, tree(s.t, r))
	}
	return all
}

// tree returns a value as decoded JSON.
func tree(t *testing.T, v any) any {
	t.Helper()
	data, isJSON := v.(json.RawMessage)
	if !isJSON {
		var err error
		if data, err = json.Marshal(v); err != nil {
			t.Fatal(err)
		}
	}
	var out any
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	return out
}

// lost returns where got lacks a value of want, or has another one. What is zero
// may be missing, since absent means the same, unless the page says otherwise: for
// two settings of a join way.
func lost(path string, want, got any) []string {
	if key := path[strings.LastIndexByte(path, '.')+1:]; got == nil && key != "auto_create_room" && key != "mark_source" {
		if want == nil || want == 0.0 || want == "" {
			return nil
		}
	}
	var all []string
	switch want := want.(type) {
	case map[string]any:
		object, _ := got.(map[string]any)
		for _, key := range slices.Sorted(maps.Keys(want)) {
			all = append(all, lost(path+"."+key, want[key], object[key])...)
		}
		return all
	case []any:
		list, _ := got.([]any)
		for i, item := range want {
			if i >= len(list) {
				return append(all, fmt.Sprintf("%s[%d]", path, i))
			}
			all = append(all, lost(path+"[]", item, list[i])...)
		}
		return all
	}
	if !reflect.DeepEqual(want, got) {
		return []string{fmt.Sprintf("%s: %v, not %v", path, got, want)}
	}
	return nil
}
