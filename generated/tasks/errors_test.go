package tasks_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/generated/tasks"
)

// problem returns an answer with an error body.
func problem(status int, header, body string) string {
	return fmt.Sprintf("%d %s\nContent-Type: application/problem+json\nX-Request-Id: r-7\n%s\n%s",
		status, http.StatusText(status), header, body)
}

var (
	changed     = problem(412, "", `{"title": "Changed", "status": 412, "code": "changed", "detail": "it is version \"2\" now"}`)
	invalid     = problem(422, "", `{"title": "Invalid", "status": 422, "code": "invalid", "errors": [{"field": "due", "reason": "past"}]}`)
	rateLimited = problem(429, "Retry-After: 7\n", `{"title": "Slow down", "status": 429, "code": "rate_limited"}`)
	refused     = problem(401, "", `{"title": "Who?", "status": 401, "code": "unauthorized", "detail": "no such key: `+apiKey+`"}`)
	notFound    = problem(404, "", `{"title": "Not found", "status": 404, "code": "not_found", "detail": "there is no file f-9"}`)
	busy        = "503 Service Unavailable\nContent-Type: text/html\n\n<h1>Back soon</h1>"
	created     = "201 Created\nContent-Type: application/json\nETag: \"1\"\n\n" + reportJSON
)

// failure is what a test wants of an error.
type failure struct {
	status   int
	code     tasks.ErrorCode
	class    tasks.ErrorClass
	requests int // that were sent
	text     string
}

// TestErrors wants of each kind of failure that the error tells it from all others,
// and that the request is sent as often as does no harm.
func TestErrors(t *testing.T) {
	change := func(ctx context.Context, c *tasks.Client) error {
		_, err := c.UpdateTask(ctx, &tasks.UpdateTaskRequest{ID: "t-1", IfMatch: `"1"`, State: tasks.TaskStateDone})
		return err
	}
	get := func(ctx context.Context, c *tasks.Client) error {
		_, err := c.GetTask(ctx, &tasks.GetTaskRequest{ID: "t-1", IfNoneMatch: `"1"`})
		return err
	}
	download := func(ctx context.Context, c *tasks.Client) error {
		content, err := c.DownloadFile(ctx, &tasks.DownloadFileRequest{ID: "f-9"})
		if content != nil {
			return fmt.Errorf("a stream beside the error %w", err)
		}
		return err
	}
	for _, test := range []struct {
		name   string
		call   func(context.Context, *tasks.Client) error
		answer string
		is     error
		want   failure
	}{
		{"changed", change, changed, tasks.ErrChanged,
			failure{412, tasks.ErrChanged, "", 1, `UpdateTask: it is version "2" now (412 changed)`}},
		{"invalid", change, invalid, tasks.ErrInvalid, failure{422, tasks.ErrInvalid, "", 1, "UpdateTask: HTTP status 422: error code invalid"}},
		{"not modified", get, "304 Not Modified\nETag: \"1\"", tasks.ErrNotModified,
			failure{304, "", "", 1, "GetTask: HTTP status 304: Not Modified"}},
		{"rate", get, rateLimited, tasks.ErrTooManyRequests,
			failure{429, tasks.ErrTooManyRequests, tasks.ClassRate, 1, "GetTask: HTTP status 429: error code rate_limited"}},
		{"no file", download, notFound, tasks.ErrNotFound,
			failure{404, tasks.ErrNotFound, "", 1, "DownloadFile: there is no file f-9 (404 not_found)"}},
		{"busy", get, busy, tasks.ErrUnavailable,
			failure{503, "", tasks.ClassRetry, 4, "GetTask: HTTP status 503: Service Unavailable (after 4 attempts)"}},
		{"busy, may not be repeated", change, busy, tasks.ErrUnavailable,
			failure{503, "", tasks.ClassRetry, 1, "UpdateTask: HTTP status 503: Service Unavailable"}},
		{"no such path", get, "404 Not Found\nContent-Type: text/html\n\n<h1>nginx</h1>", tasks.ErrorStatus(404),
			failure{404, "", "", 1, "GetTask: HTTP status 404: Not Found"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			srv := answering(t, test.answer)
			err := test.call(t.Context(), srv.client(t, withKey))
			e := asError(t, err)
			got := failure{e.Status, e.Code, e.Class, len(srv.requests()), err.Error()}
			if diff := cmp.Diff(test.want, got, cmp.AllowUnexported(failure{})); diff != "" || !errors.Is(err, test.is) {
				t.Errorf("errors.Is %v is %v; (-want +got):\n%s", test.is, errors.Is(err, test.is), diff)
			}
			for _, other := range []error{tasks.ErrChanged, tasks.ErrInvalid, tasks.ErrNotModified, tasks.ErrTooManyRequests,
				tasks.ErrNotFound, tasks.ErrUnavailable, tasks.ErrUnauthorized, tasks.ErrForbidden} {
				if other != test.is && errors.Is(err, other) {
					t.Errorf("it is %v too", other)
				}
			}
		})
	}
}

// asError returns the failed call in err, which has to be one.
func asError(t *testing.T, err error) *tasks.Error {
	t.Helper()
	var failed *tasks.Error
	if !errors.As(err, &failed) {
		t.Fatalf("%v (%T) is no *tasks.Error", err, err)
	}
	return failed
}

// TestProblem wants the body of an error, decoded, beside what every error has.
func TestProblem(t *testing.T) {
	srv := answering(t, invalid)
	_, err := srv.client(t, withKey).CreateTask(t.Context(), &tasks.CreateTaskRequest{Title: "x"})
	var got *tasks.Problem
	if !errors.As(err, &got) {
		t.Fatalf("%v holds no problem", err)
	}
	want := &tasks.Problem{Title: "Invalid", Status: 422, Code: "invalid", Errors: []tasks.InvalidValue{{Field: "due", Reason: "past"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problem (-want +got):\n%s", diff)
	}
	if e := asError(t, err); e.RequestID != "r-7" || e.Header.Get("Content-Type") != "application/problem+json" {
		t.Errorf("request %q, header %v", e.RequestID, e.Header)
	}
	srv = answering(t, "404 Not Found\nContent-Type: text/html\n\n<h1>nginx</h1>")
	_, err = srv.client(t, withKey).GetTask(t.Context(), &tasks.GetTaskRequest{ID: "t-1"})
	if errors.As(err, &got) {
		t.Errorf("a page of HTML is the problem %+v", got)
	}
}

// TestRateLimit wants the service's own words about when to come back.
func TestRateLimit(t *testing.T) {
	srv := answering(t, rateLimited)
	_, err := srv.client(t, withKey).CountTasks(t.Context(), nil)
	if e := asError(t, err); e.RetryAfter != 7*time.Second || !e.IsRateLimited() || !e.IsRetryable() {
		t.Errorf("got %v, rate limited %v, retryable %v", e.RetryAfter, e.IsRateLimited(), e.IsRetryable())
	}
}

// TestRefusedKey wants a key that does not change to be sent once, one from a
// source to be replaced once, and neither to be in an error.
func TestRefusedKey(t *testing.T) {
	srv := answering(t, refused)
	_, err := srv.client(t, withKey).GetTask(t.Context(), &tasks.GetTaskRequest{ID: "t-1"})
	if e := asError(t, err); !errors.Is(err, tasks.ErrUnauthorized) || !e.IsTokenRefused() || len(srv.requests()) != 1 {
		t.Errorf("got %v, refused %v, after %d requests", err, e.IsTokenRefused(), len(srv.requests()))
	}
	if text := fmt.Sprintf("%v %+v %s", err, err, asError(t, err).Body); strings.Contains(text, apiKey) {
		t.Errorf("the error tells the key: %s", text)
	}

	srv = answering(t, refused, created)
	keys := 0
	source := tasks.WithTokenSource(func(context.Context) (string, time.Time, error) {
		keys++
		return fmt.Sprintf("key-%d", keys), time.Time{}, nil
	})
	if _, err := srv.client(t, source).GetTask(t.Context(), &tasks.GetTaskRequest{ID: "t-1"}); err != nil {
		t.Error(err)
	}
	if sent := srv.requests(); len(sent) != 2 || !strings.Contains(sent[1], "X-Api-Key: key-2\n") {
		t.Errorf("sent %q", sent)
	}
}

// TestNoKey wants a call that needs a key to fail without one, and Ping not to.
func TestNoKey(t *testing.T) {
	srv := answering(t, "204 No Content")
	client := srv.client(t)
	if _, err := client.Ping(t.Context(), nil); err != nil {
		t.Error(err)
	}
	if _, err := client.GetTask(t.Context(), &tasks.GetTaskRequest{ID: "t-1"}); err == nil {
		t.Error("a call without a key succeeded")
	}
	if n := len(srv.requests()); n != 1 {
		t.Errorf("%d requests were sent", n)
	}
}

// TestIdempotentPost wants a POST to be repeated if, and only if, it carries a key
// that keeps it from creating two tasks.
func TestIdempotentPost(t *testing.T) {
	for _, test := range []struct {
		opts     []tasks.CallOption
		requests int
		ok       bool
	}{
		{nil, 1, false},
		{[]tasks.CallOption{tasks.WithIdempotencyKey("k1")}, 2, true},
		{[]tasks.CallOption{tasks.WithIdempotencyKey("k1"), tasks.WithoutRetry()}, 1, false},
	} {
		srv := answering(t, busy, created)
		_, err := srv.client(t, withKey).CreateTask(t.Context(), &tasks.CreateTaskRequest{Title: "x"}, test.opts...)
		if sent := srv.requests(); len(sent) != test.requests || (err == nil) != test.ok || sent[0] != sent[len(sent)-1] {
			t.Errorf("%d options: %v after %q", len(test.opts), err, sent)
		}
	}
}

// TestBrokenDownload wants a stream that ends too early to say so.
func TestBrokenDownload(t *testing.T) {
	srv := answering(t, "200 OK\nContent-Type: text/csv\nContent-Length: 100\n\n1,2\n")
	content, err := srv.client(t, withKey).DownloadFile(t.Context(), &tasks.DownloadFileRequest{ID: "f-1"})
	if err != nil {
		t.Fatal(err)
	}
	defer content.Close()
	if text, err := io.ReadAll(content); err == nil || string(text) != "1,2\n" {
		t.Errorf("read %q, error %v", text, err)
	}
}
