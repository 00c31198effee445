package tasks_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/generated/tasks"
	"github.com/mdspec-go/mdspec/generated/tasks/taskstest"
)

// TestFakeAnswers calls everything without having told the fake anything: it
// answers as the documents show, and finds nothing wrong with the client.
func TestFakeAnswers(t *testing.T) {
	srv := taskstest.NewServer(t, taskstest.Strict())
	for _, e := range slices.Concat(taskExchanges, fileExchanges) {
		if _, err := e.call(t.Context(), srv.Client()); err != nil {
			t.Errorf("%s: %v", e.name, err)
		}
	}
	for _, name := range calls() {
		if len(srv.Requests(name)) == 0 {
			t.Errorf("%s came to no call of that name", name)
		}
	}
	client := srv.Client()
	list, err := client.ListTasks(t.Context(), nil)
	if err != nil || len(list) != 2 || list[1].Title != "Read the numbers" {
		t.Errorf("tasks %+v, error %v", list, err)
	}
	counts, err := client.CountTasks(t.Context(), nil)
	if err != nil || counts[tasks.TaskStateDone] != 12 {
		t.Errorf("counts %v, error %v", counts, err)
	}
	file, err := client.UploadFile(t.Context(), &tasks.UploadFileRequest{ID: "t-1"}, &tasks.MediaFile{Name: "x", Content: strings.NewReader("x")})
	if want := (tasks.File{ID: "f-1", Name: "numbers.csv", Size: 120}); err != nil || *file != want {
		t.Errorf("file %+v, error %v", file, err)
	}
}

// raw is a request of a client that is not ours, and what the fake answers.
type raw struct {
	name                 string
	method, target, body string
	header               []string // "Name: value"
	status               int
	answer               string // with its header, as show tells them
}

var raws = []raw{
	{"a task", "GET", "/tasks/t-2", "", []string{"X-Api-Key: key-1"}, 200, `
ETag: "1"
Content-Type: application/json; charset=UTF-8

{"id":"t-2","title":"Ask ann","state":"open","assignee":"ann","created_at":"2026-03-02T09:30:00Z"}`},
	{"the version that one has", "GET", "/tasks/t-2", "", []string{"X-Api-Key: key-1", `If-None-Match: "1"`}, 304, ""},
	{"a page", "GET", "/tasks?limit=1", "", []string{"X-Api-Key: key-1"}, 200, `
Link: <?after=t-3&limit=1>; rel="next"
Content-Type: application/json; charset=UTF-8

[{"id":"t-3","title":"Write the report","state":"open","assignee":"ann","created_at":"2026-03-03T09:30:00Z"}]`},
	{"another version", "PATCH", "/tasks/t-2", `{"assignee": null}`,
		[]string{"X-Api-Key: key-1", "Content-Type: application/json", `If-Match: "7"`}, 412, `
Content-Type: application/problem+json

{"title":"","status":412,"code":"changed","detail":"the task is not as it was when it was read: read it again"}`},
	{"null", "PATCH", "/tasks/t-2", `{"assignee": null}`,
		[]string{"X-Api-Key: key-1", "Content-Type: application/json", `If-Match: "1"`}, 200, `
ETag: "2"
Content-Type: application/json; charset=UTF-8

{"id":"t-2","title":"Ask ann","state":"open","created_at":"2026-03-02T09:30:00Z"}`},
	{"no such task", "GET", "/tasks/t-9", "", []string{"X-Api-Key: key-1"}, 404, `
Content-Type: application/problem+json

{"title":"Not found","status":404,"code":"not_found","detail":"there is no task t-9"}`},
	{"another key", "GET", "/counts", "", []string{"X-Api-Key: key-2"}, 401, `
Content-Type: application/problem+json

{"title":"","status":401,"code":"unauthorized","detail":"the access token is missing, unknown or no longer good"}`},
	{"no key", "GET", "/counts", "", nil, 401, `
Content-Type: application/problem+json

{"title":"","status":401,"code":"unauthorized","detail":"the access token is missing, unknown or no longer good"}`},
	{"a task of one's own", "POST", "/tasks", `{"title": "Go home", "due": "2026-03-31T14:00:00+02:00"}`,
		[]string{"X-Api-Key: key-1", "Content-Type: application/json; charset=utf-8"}, 201, `
ETag: "1"
Content-Type: application/json; charset=UTF-8

{"id":"t-4","title":"Go home","state":"open","due":"2026-03-31T14:00:00+02:00","created_at":"2026-03-04T09:30:00Z"}`},
	{"nothing to say", "DELETE", "/tasks/t-2", "", []string{"X-Api-Key: key-1"}, 204, ""},
}

// TestFakeAnswersOthers sends requests of ordinary net/http to the fake.
func TestFakeAnswersOthers(t *testing.T) {
	for _, r := range raws {
		t.Run(r.name, func(t *testing.T) {
			handler := taskstest.NewHandler(taskstest.ErrorType("application/problem+json"))
			setUp(handler)
			handler.AcceptTokens("key-1")
			srv := httptest.NewServer(handler)
			defer srv.Close()
			status, answer := send(t, srv.URL, r)
			if diff := cmp.Diff(strings.TrimPrefix(r.answer, "\n"), answer); diff != "" || status != r.status {
				t.Errorf("HTTP status %d, want %d; (-want +got):\n%s", status, r.status, diff)
			}
			if wrong := handler.Refusals(); len(wrong) > 0 {
				t.Errorf("the fake found wrong: %v", wrong[0].Wrong)
			}
		})
	}
}

// send sends a request and returns the status and the text of the answer.
func send(t *testing.T, url string, r raw) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), r.method, url+r.target, strings.NewReader(r.body))
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range r.header {
		name, value, _ := strings.Cut(h, ": ")
		req.Header.Set(name, value)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	var text string
	for _, name := range []string{"ETag", "Link", "Content-Type"} {
		if value := resp.Header.Get(name); value != "" && len(body) > 0 {
			text += name + ": " + value + "\n"
		}
	}
	if len(body) > 0 {
		text += "\n" + strings.TrimSuffix(string(body), "\n")
	}
	return resp.StatusCode, text
}

// TestFakeRefuses sends requests against the documents: the fake says what is wrong.
func TestFakeRefuses(t *testing.T) {
	for _, r := range []raw{
		{"unknown key", "POST", "/tasks", `{"title": "x", "state": "open"}`, nil, 400, "state"},
		{"missing key", "POST", "/tasks", `{"assignee": "ann"}`, nil, 400, "title"},
		{"of another type", "PATCH", "/tasks/t-1", `{"due": 7}`, nil, 400, "due"},
		{"unknown parameter", "GET", "/tasks?sort=due", "", nil, 400, "sort"},
		{"no number", "GET", "/tasks?limit=many", "", nil, 400, "limit"},
	} {
		t.Run(r.name, func(t *testing.T) {
			handler := taskstest.NewHandler()
			srv := httptest.NewServer(handler)
			defer srv.Close()
			r.header = []string{"X-Api-Key: key-1", "Content-Type: application/json"}
			status, answer := send(t, srv.URL, r)
			wrong := handler.Refusals()
			if status != r.status || !strings.Contains(answer, r.answer) || len(wrong) != 1 {
				t.Errorf("HTTP status %d, %s; found wrong: %v", status, answer, wrong)
			}
		})
	}
}

// TestFakeStreams reads the beginning of a file whose end the fake does not have yet.
func TestFakeStreams(t *testing.T) {
	srv := taskstest.NewServer(t)
	r, w := io.Pipe()
	srv.OnDownloadFile(func(context.Context, *tasks.DownloadFileRequest) (io.ReadCloser, error) { return r, nil })
	go func() { _, _ = io.WriteString(w, "first") }()
	body, err := srv.Client().DownloadFile(t.Context(), &tasks.DownloadFileRequest{ID: "f-1"})
	if err != nil {
		t.Fatal(err)
	}
	defer body.Close()
	first := make([]byte, 5)
	if _, err := io.ReadFull(body, first); err != nil || string(first) != "first" {
		t.Fatalf("read %q, error %v", first, err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if rest, err := io.ReadAll(body); err != nil || len(rest) > 0 {
		t.Errorf("then read %q, error %v", rest, err)
	}
}

// TestFakeLeadsToPages: what a link leads to has keys that only the service knows.
func TestFakeLeadsToPages(t *testing.T) {
	srv := taskstest.NewServer(t)
	srv.OnListTasks(func(ctx context.Context, req *tasks.ListTasksRequest) ([]tasks.Task, error) {
		page := taskstest.RequestOf(ctx).Query.Get("page_token") + "x"
		if len(page) < 3 {
			taskstest.NextPage(ctx, "page_token", page)
		}
		return []tasks.Task{{ID: page + string(req.State)}}, nil
	})
	var got []string
	for task, err := range srv.Client().ListTasksAll(t.Context(), &tasks.ListTasksRequest{State: tasks.TaskStateDone}) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, task.ID)
	}
	if want := []string{"xdone", "xxdone", "xxxdone"}; !slices.Equal(got, want) {
		t.Errorf("tasks %q, want %q", got, want)
	}
}

// TestFakeProblems: an error of the fake has what the documents demand of its body.
func TestFakeProblems(t *testing.T) {
	srv := taskstest.NewServer(t)
	client := srv.Client(tasks.WithRetry(tasks.RetryPolicy{}))
	srv.Inject("Ping", taskstest.Fault{Status: 503}, taskstest.Fault{Code: "unknown", Message: "why"})
	for _, want := range []tasks.Problem{
		{Status: 503, Detail: "the board is being maintained"},
		{Status: 400, Code: "unknown", Detail: "why"},
	} {
		_, err := client.Ping(t.Context(), nil)
		var got *tasks.Problem
		if !errors.As(err, &got) {
			t.Fatalf("error %v, want a problem", err)
		}
		if diff := cmp.Diff(&want, got); diff != "" {
			t.Errorf("problem (-want +got):\n%s", diff)
		}
	}
}
