package wecom_test

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// TestEveryMethodFailsWithoutAClient calls all methods and iterators of clients
// that NewClient did not make, and those of a good one without a context.
func TestEveryMethodFailsWithoutAClient(t *testing.T) {
	var none context.Context
	good := wecomtest.NewServer(t).Client()
	for name, tt := range map[string]struct {
		client *wecom.Client
		ctx    context.Context
	}{"nil client": {nil, t.Context()}, "zero client": {new(wecom.Client), t.Context()}, "nil context": {good, none}} {
		client := reflect.ValueOf(tt.client)
		for i := range client.NumMethod() {
			method, called := client.Method(i), client.Type().Method(i).Name
			var args []reflect.Value
			for j := range method.Type().NumIn() - 1 { // the last ones are options
				args = append(args, reflect.Zero(method.Type().In(j)))
			}
			args[0] = reflect.New(reflect.TypeFor[context.Context]()).Elem()
			if tt.ctx != nil {
				args[0].Set(reflect.ValueOf(tt.ctx))
			}
			out := method.Call(args)
			if all := out[len(out)-1]; all.Kind() == reflect.Func {
				out = firstOf(all)
			}
			err, _ := out[len(out)-1].Interface().(error)
			var failed *wecom.Error
			if !errors.As(err, &failed) || !strings.HasPrefix(called, failed.Call) && called != "Do" || failed.Err == nil || failed.Attempts != 0 {
				t.Errorf("%s: %s: error %v", name, called, err)
			}
		}
	}
}

// firstOf returns what an iterator yields first.
func firstOf(all reflect.Value) []reflect.Value {
	for item, err := range all.Seq2() {
		return []reflect.Value{item, err}
	}
	return nil
}
