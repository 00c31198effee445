package wecom_test

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// TestRequestsArriveAsTheyAre sends random values of every request type; the
// fake, which decodes strictly, has to get equal ones.
func TestRequestsArriveAsTheyAre(t *testing.T) {
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	values := 200
	if testing.Short() {
		values = 50
	}
	for _, call := range calls(t) {
		t.Run(call, func(t *testing.T) {
			method := reflect.ValueOf(client).MethodByName(call)
			if method.Type().NumIn() < 3 {
				return // nothing to send
			}
			var got reflect.Value
			listen(srv, call, func(args []reflect.Value) { got = args[1] })
			random := rand.New(rand.NewPCG(1, 2))
			for range values {
				sent := validValue(t, random, method.Type().In(1))
				if c, ok := sent.Interface().(*wecom.TokenRequest); ok && (c.CorpID == "" || c.CorpSecret == "") {
					continue // never sent
				}
				args := []reflect.Value{reflect.ValueOf(t.Context()), sent}
				if method.Type().NumIn() > 3 {
					file := &wecom.MediaFile{Name: "a.txt", Content: strings.NewReader("content")}
					args = append(args, reflect.ValueOf(file))
				}
				results := method.Call(args)
				if err, _ := results[len(results)-1].Interface().(error); err != nil {
					t.Fatalf("%s: %v", text(sent), err)
				}
				if !reflect.DeepEqual(got.Interface(), sent.Interface()) {
					t.Fatalf("sent %s, got %s", text(sent), text(got))
				}
			}
		})
	}
}

// listen sets the call's handler to one that tells f of its arguments and
// answers with zero values.
func listen(srv *wecomtest.Server, call string, f func(args []reflect.Value)) {
	on := reflect.ValueOf(srv).MethodByName("On" + call)
	handler := on.Type().In(0)
	on.Call([]reflect.Value{reflect.MakeFunc(handler, func(args []reflect.Value) []reflect.Value {
		f(args)
		var results []reflect.Value
		for i := range handler.NumOut() {
			if out := handler.Out(i); out.Kind() == reflect.Pointer {
				results = append(results, reflect.New(out.Elem()))
			} else {
				results = append(results, reflect.Zero(out))
			}
		}
		return results
	})})
}

func text(v reflect.Value) string {
	data, err := json.Marshal(v.Interface())
	return fmt.Sprint(string(data), err)
}

// validValue returns a random value within the limits of its type.
func validValue(t *testing.T, r *rand.Rand, typ reflect.Type) reflect.Value {
	t.Helper()
	for range 10000 {
		v := reflect.New(typ.Elem())
		fill(r, v.Elem())
		if limited, ok := v.Interface().(interface{ Validate() error }); !ok || limited.Validate() == nil {
			return v
		}
	}
	t.Fatalf("no value of %v is valid", typ)
	return reflect.Value{}
}

// fill sets v to a random value.
func fill(r *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(r, v.Field(i))
		}
	case reflect.Pointer:
		if r.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			fill(r, v.Elem())
		}
	case reflect.Slice:
		if n := r.IntN(5); n > 0 {
			v.Set(reflect.MakeSlice(v.Type(), n, n))
		}
		for i := range v.Len() {
			fill(r, v.Index(i))
		}
	case reflect.String:
		letters := []rune("abcXYZ019 -_.@/\\\"'<>&%+?#{}[]\n\t群聊成员\u2028😀")
		var b strings.Builder
		for range r.IntN(20) {
			b.WriteRune(letters[r.IntN(len(letters))])
		}
		v.SetString(b.String())
	case reflect.Int64:
		v.SetInt([]int64{0, 1, r.Int64N(1000), -r.Int64N(1000), r.Int64()}[r.IntN(5)])
	case reflect.Bool:
		v.SetBool(r.IntN(2) == 0)
	default:
		panic(v.Type())
	}
}

// TestResponsesAreOpen adds unknown keys to the documented responses and changes
// their values to unknown ones: no call may fail.
func TestResponsesAreOpen(t *testing.T) {
	for _, v := range contract(t) {
		t.Run(v.call+"/"+v.name, func(t *testing.T) {
			var answer any
			if err := json.Unmarshal([]byte(v.response), &answer); err != nil {
				t.Fatal(err)
			}
			data, err := json.Marshal(unknown("", answer))
			if err != nil {
				t.Fatal(err)
			}
			srv := wecomtest.NewServer(t)
			method, target, _ := strings.Cut(v.target, " ")
			path, _, _ := strings.Cut(target, "?")
			if v.call == tokenCall {
				return // unknown values would be unknown tokens
			}
			srv.HandleHTTP(method, path, func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write(data) })
			if _, err := invoke(t, srv.Client(), v); err != nil {
				t.Errorf("%s: %v", data, err)
			}
		})
	}
}

// unknown returns the value with other numbers and texts, and with a key that no
// document knows in each object.
func unknown(key string, v any) any {
	switch v := v.(type) {
	case map[string]any:
		changed := map[string]any{"new_key": map[string]any{"errcode": 7, "list": []any{nil, "}"}}}
		for k, value := range v {
			changed[k] = unknown(k, value)
		}
		return changed
	case []any:
		changed := []any{}
		for _, value := range v {
			changed = append(changed, unknown(key, value))
		}
		return changed
	case float64:
		if key != "errcode" {
			return 987654
		}
	case string:
		if key != "created_at" { // a number in quotes
			return "未知"
		}
	}
	return v
}

// TestEnumsAreOpen sends a value that the document does not know.
func TestEnumsAreOpen(t *testing.T) {
	srv := wecomtest.NewServer(t)
	srv.OnGetJoinWay(func(_ context.Context, _ *wecom.GetJoinWayRequest) (*wecom.JoinWay, error) {
		return &wecom.JoinWay{JoinWaySettings: wecom.JoinWaySettings{Scene: 77}}, nil
	})
	way, err := srv.Client().GetJoinWay(t.Context(), &wecom.GetJoinWayRequest{ConfigID: "c"})
	if err != nil {
		t.Fatal(err)
	}
	if way.Scene != 77 || way.Scene.IsKnown() || way.Scene.String() != "JoinWayScene(77)" {
		t.Errorf("the scene is %v", way.Scene)
	}
}
