package wecom_test

import (
	"errors"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/generated/wecom"
)

// tokenCall is the call that every other one depends on.
const tokenCall = "GetToken"

// TestMain gives the examples the secret of an app, which they take from the
// environment: an empty one is never sent.
func TestMain(m *testing.M) {
	if err := os.Setenv("WECOM_SECRET", "secret"); err != nil {
		panic(err)
	}
	m.Run()
}

// asLimit returns the first violation of a limit in err.
func asLimit(err error) (*wecom.LimitError, bool) {
	var limit *wecom.LimitError
	ok := errors.As(err, &limit)
	return limit, ok
}

// asError returns the failed call in err, which has to be one.
func asError(t *testing.T, err error) *wecom.Error {
	t.Helper()
	var failed *wecom.Error
	if !errors.As(err, &failed) {
		t.Fatalf("%v (%T) is no *wecom.Error", err, err)
	}
	return failed
}

// calls returns the names of all calls, without iterators and Do.
func calls(t *testing.T) []string {
	t.Helper()
	var names []string
	client := reflect.TypeFor[*wecom.Client]()
	for i := range client.NumMethod() {
		if name := client.Method(i).Name; name != "Do" && !strings.HasSuffix(name, "All") {
			names = append(names, name)
		}
	}
	return names
}

// sample returns a valid exchange of the call.
func sample(t *testing.T, call string) *variant {
	t.Helper()
	for _, v := range contract(t) {
		if v.call == call {
			return v
		}
	}
	t.Fatalf("no exchange of %s", call)
	return nil
}

// impatient repeats calls at once.
var impatient = wecom.WithRetry(wecom.RetryPolicy{MaxRetries: 3, BaseDelay: time.Nanosecond})
