package gen

import (
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// tasks is a service whose codes are words, in a body of its own.
func tasks() *spec.Package {
	str := basic("string")
	classed := func(i spec.Item, class spec.ErrorClass, doc string) spec.Item {
		i.Error.Class, i.Error.Doc = class, text(doc)
		return i
	}
	return pkgOf(
		service("error code", "error.code", "error message", "error.message", "error body", "Failure", "request id", "X-Request-Id"),
		classed(errorWord("ErrNoTask", "task_not_found", 404), "", "no such task"),
		classed(errorWord("ErrInvalid", "invalid", 0), "", ""),
		classed(errorWord("ErrExpired", "token_expired", 0), spec.TokenStale, ""),
		classed(errorWord("ErrBusy", "busy", 0), spec.Retry, "too busy"),
		classed(errorWord("ErrTooMany", "", 429), spec.RateLimit, "too many calls"),
		model("Failure", "", field("Reason", "error", ref("Reason"))),
		model("Reason", "", field("Code", "code", str), field("Message", "message", str), field("Field", "field", str)),
		model("Task", "", field("ID", "id", str)),
		withToken(call("GetTask", ref("Task"), ref("Task"), "GET /tasks/{id}")),
		call("ListTasks", nil, list(ref("Task")), "GET /tasks"),
	)
}

// Client and fake agree on words, statuses and the body of failures.
func TestErrorBodiesAtRunTime(t *testing.T) {
	testModule(t, tasks(), `package m

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"example.com/m/wecom"
	"example.com/m/wecom/wecomtest"
)

// failing returns the error of GetTask after its handler returned another.
func failing(t *testing.T, returned error) *wecom.Error {
	t.Helper()
	srv := wecomtest.NewServer(t)
	srv.OnGetTask(func(context.Context, *wecom.Task) (*wecom.Task, error) { return nil, returned })
	_, err := srv.Client(wecom.WithRetry(wecom.RetryPolicy{})).GetTask(t.Context(), &wecom.Task{ID: "t1"})
	var failed *wecom.Error
	if !errors.As(err, &failed) {
		t.Fatalf("GetTask = %v, want an *Error", err)
	}
	if failed.RequestID == "" || failed.RequestID != failed.Header.Get("X-Request-Id") {
		t.Errorf("%v has the request ID %q", err, failed.RequestID)
	}
	return failed
}

func TestReturned(t *testing.T) {
	body := &wecom.Failure{Reason: wecom.Reason{Code: "invalid", Message: "no id", Field: "id"}}
	for _, tt := range []struct {
		returned error
		is       error
		text     string
	}{
		{wecom.ErrNoTask, wecom.ErrNoTask, "GetTask: no such task (404 task_not_found)"},
		{wecom.ErrInvalid, wecom.ErrInvalid, "GetTask: HTTP status 400: error code invalid"},
		{wecom.ErrBusy, wecom.ErrBusy, "GetTask: too busy (503 busy)"},
		{wecom.ErrTooMany, wecom.ErrTooMany, "GetTask: HTTP status 429: too many calls"},
		{&wecom.Error{Code: wecom.ErrNoTask, Message: "gone", Status: 410}, wecom.ErrNoTask, "GetTask: gone (410 task_not_found)"},
		{&wecom.Error{Status: 422, Body: []byte(`+"`"+`{"error":{"code":"other","message":"x"}}`+"`"+`)}, wecom.ErrorCode("other"), "GetTask: x (422 other)"},
		{&wecom.Error{Status: 409, Err: body}, wecom.ErrInvalid, "GetTask: no id (409 invalid)"},
		{body, wecom.ErrInvalid, "GetTask: no id (400 invalid)"},
		{&wecom.Failure{Reason: wecom.Reason{Code: "task_not_found", Message: "no"}}, wecom.ErrNoTask, "GetTask: no (404 task_not_found)"},
	} {
		err := failing(t, tt.returned)
		if !errors.Is(err, tt.is) || err.Error() != tt.text {
			t.Errorf("GetTask = %v, want %s", err, tt.text)
		}
		var found *wecom.Failure
		if !errors.As(err, &found) || len(err.Body) == 0 {
			t.Errorf("%v has no error body", err)
		}
	}
}

func TestFound(t *testing.T) {
	err := failing(t, &wecom.Failure{Reason: wecom.Reason{Code: "invalid", Message: "no id", Field: "id"}})
	var body *wecom.Failure
	if !errors.As(err, &body) || body.Reason.Field != "id" || body.Error() != "no id" {
		t.Errorf("error body %+v", body)
	}
	var code wecom.ErrorCode
	var status wecom.ErrorStatus
	if !errors.As(err, &code) || code != wecom.ErrInvalid || !errors.As(err, &status) || status != 400 {
		t.Errorf("code %q, status %d", code, status)
	}
	if err := failing(t, wecom.ErrTooMany); !err.IsRateLimited() || !err.IsRetryable() || err.IsTokenRefused() {
		t.Errorf("%v has the class %q", err, err.Class)
	}
}

func TestRefusedTokens(t *testing.T) {
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	if _, err := client.GetTask(t.Context(), &wecom.Task{ID: "t1"}); err != nil {
		t.Fatal(err)
	}
	srv.RevokeTokens("")
	if _, err := client.GetTask(t.Context(), &wecom.Task{ID: "t1"}); err != nil {
		t.Errorf("after the token was revoked: %v", err)
	}
	if n := len(srv.Requests("GetTask")); n != 3 {
		t.Errorf("%d requests, want 3", n)
	}
	srv.Inject("ListTasks", wecomtest.Fault{Code: wecom.ErrBusy}, wecomtest.Fault{Body: "[]", Status: 200})
	if _, err := client.ListTasks(t.Context()); err != nil {
		t.Errorf("after a code that passes: %v", err)
	}
}

// A service that is not ours: what it answers arrives over the network as it is.
func TestForeignService(t *testing.T) {
	answer := func(status int, kind, body string) *wecom.Error {
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Type", kind)
			w.Header().Set("X-Request-Id", "r-1")
			w.WriteHeader(status)
			io.WriteString(w, body)
		}))
		defer srv.Close()
		client, err := wecom.NewClient(srv.URL, wecom.WithRetry(wecom.RetryPolicy{}))
		if err != nil {
			t.Fatal(err)
		}
		var info wecom.ResponseInfo
		_, err = client.ListTasks(t.Context(), wecom.WithResponseInfo(&info))
		failed, _ := err.(*wecom.Error)
		if info.RequestID != "r-1" {
			t.Errorf("request ID %q", info.RequestID)
		}
		return failed
	}
	if err := answer(200, "application/json", "[]"); err != nil {
		t.Errorf("a list: %v", err)
	}
	err := answer(404, "application/problem+json", `+"`"+`{"error":{"code":"task_not_found","message":"none","field":"id"}}`+"`"+`)
	if err == nil || !errors.Is(err, wecom.ErrNoTask) || err.Error() != "ListTasks: none (404 task_not_found)" || err.RequestID != "r-1" {
		t.Errorf("a failure: %v", err)
	}
	err = answer(502, "text/html", "<html>down</html>")
	if err == nil || err.Error() != "ListTasks: HTTP status 502: Bad Gateway" || string(err.Body) != "<html>down</html>" || !err.IsRetryable() {
		t.Errorf("a page: %v", err)
	}
}
`)
}
