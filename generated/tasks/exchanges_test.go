package tasks_test

import (
	"context"
	"io"
	"reflect"
	"strings"
	"time"

	"github.com/mdspec-go/mdspec/generated/tasks"
)

// calls returns the names of all calls, without iterators and Do.
func calls() []string {
	var names []string
	client := reflect.TypeFor[*tasks.Client]()
	for i := range client.NumMethod() {
		if name := client.Method(i).Name; name != "Do" && !strings.HasSuffix(name, "All") {
			names = append(names, name)
		}
	}
	return names
}

var (
	noon   = time.Date(2026, time.March, 31, 12, 0, 0, 0, time.UTC)
	report = tasks.Task{
		ID: "t-1", Title: "Write the report", State: tasks.TaskStateOpen,
		CreatedAt: time.Date(2026, time.March, 1, 9, 30, 0, 0, time.UTC),
	}
)

// reportJSON is report as the service writes it, with a key that the documents
// do not have.
const reportJSON = `{"id": "t-1", "title": "Write the report", "state": "open", "created_at": "2026-03-01T09:30:00Z", "votes": 3}`

// versioned returns the task with a version and a time until which it is to be done.
func versioned(task tasks.Task, etag string, due *time.Time) *tasks.VersionedTask {
	task.Due = due
	return &tasks.VersionedTask{Task: task, ETag: etag}
}

var taskExchanges = []exchange{
	{"Ping", func(ctx context.Context, c *tasks.Client) (any, error) { return c.Ping(ctx, nil) }, `
GET /v1/ping
Accept: application/json
`, "204 No Content", &tasks.PingResponse{}},

	{"ListTasks", func(ctx context.Context, c *tasks.Client) (any, error) {
		return c.ListTasks(ctx, &tasks.ListTasksRequest{State: tasks.TaskStateOpen, Assignee: "ann & bob", Limit: 2})
	}, `
GET /v1/tasks?assignee=ann+%26+bob&limit=2&state=open
Accept: application/json
X-Api-Key: key-of-tests
`, "200 OK\nContent-Type: application/json\n\n[" + reportJSON + "]", []tasks.Task{report}},

	{"ListTasks/none", func(ctx context.Context, c *tasks.Client) (any, error) { return c.ListTasks(ctx, nil) }, `
GET /v1/tasks
Accept: application/json
X-Api-Key: key-of-tests
`, "200 OK\nContent-Type: application/json\n\n[]", []tasks.Task{}},

	{"CreateTask", func(ctx context.Context, c *tasks.Client) (any, error) {
		return c.CreateTask(ctx, &tasks.CreateTaskRequest{Title: "Write <the> report", Due: noon}, tasks.WithIdempotencyKey("k1"))
	}, `
POST /v1/tasks
Accept: application/json
Content-Type: application/json
Idempotency-Key: k1
X-Api-Key: key-of-tests

{"title":"Write <the> report","due":"2026-03-31T12:00:00Z"}
`, "201 Created\nContent-Type: application/json\nETag: \"1\"\n\n" + reportJSON, versioned(report, `"1"`, nil)},

	{"GetTask", func(ctx context.Context, c *tasks.Client) (any, error) {
		return c.GetTask(ctx, &tasks.GetTaskRequest{ID: "a/b c", IfNoneMatch: `"1"`})
	}, `
GET /v1/tasks/a%2Fb%20c
Accept: application/json
If-None-Match: "1"
X-Api-Key: key-of-tests
`, "200 OK\nContent-Type: application/json\nETag: W/\"2\"\n\n" + reportJSON, versioned(report, `W/"2"`, nil)},

	{"NextTask", func(ctx context.Context, c *tasks.Client) (any, error) { return c.NextTask(ctx, nil) }, `
GET /v1/next
Accept: application/json
X-Api-Key: key-of-tests
`, "200 OK\nContent-Type: application/json\n\n" + reportJSON, &report},

	{"NextTask/none", func(ctx context.Context, c *tasks.Client) (any, error) { return c.NextTask(ctx, nil) }, `
GET /v1/next
Accept: application/json
X-Api-Key: key-of-tests
`, "204 No Content", (*tasks.Task)(nil)},

	{"UpdateTask", func(ctx context.Context, c *tasks.Client) (any, error) {
		return c.UpdateTask(ctx, &tasks.UpdateTaskRequest{
			ID: "t-1", IfMatch: `"1"`, Title: "Write the report", Assignee: tasks.Null[string](), Due: tasks.NullableOf(noon),
		})
	}, `
PATCH /v1/tasks/t-1
Accept: application/json
Content-Type: application/json
If-Match: "1"
X-Api-Key: key-of-tests

{"title":"Write the report","assignee":null,"due":"2026-03-31T12:00:00Z"}
`, "200 OK\nContent-Type: application/json\nETag: \"2\"\n\n" +
		strings.Replace(reportJSON, "{", `{"due": "2026-03-31T12:00:00Z", `, 1), versioned(report, `"2"`, &noon)},

	{"UpdateTask/nothing", func(ctx context.Context, c *tasks.Client) (any, error) {
		return c.UpdateTask(ctx, &tasks.UpdateTaskRequest{ID: "t-1"})
	}, `
PATCH /v1/tasks/t-1
Accept: application/json
Content-Type: application/json
X-Api-Key: key-of-tests

{}
`, "200 OK\nContent-Type: application/json\n\n" + reportJSON, versioned(report, "", nil)},

	{"DeleteTask", func(ctx context.Context, c *tasks.Client) (any, error) {
		return c.DeleteTask(ctx, &tasks.DeleteTaskRequest{ID: "t-1"})
	}, `
DELETE /v1/tasks/t-1
Accept: application/json
X-Api-Key: key-of-tests
`, "204 No Content", &tasks.DeleteTaskResponse{}},

	{"CountTasks", func(ctx context.Context, c *tasks.Client) (any, error) { return c.CountTasks(ctx, nil) }, `
GET /v1/counts
Accept: application/json
X-Api-Key: key-of-tests
`, "200 OK\nContent-Type: application/json\n\n" + `{"counts": {"open": 3, "waiting": 1}}`,
		map[tasks.TaskState]int{tasks.TaskStateOpen: 3, "waiting": 1}},
}

var fileExchanges = []exchange{
	{"UploadFile", func(ctx context.Context, c *tasks.Client) (any, error) {
		return c.UploadFile(ctx, &tasks.UploadFileRequest{ID: "t-1"},
			&tasks.MediaFile{Name: "numbers.csv", ContentType: "text/csv", Content: strings.NewReader("1,2\n")})
	}, `
POST /v1/tasks/t-1/files
Accept: application/json
X-Api-Key: key-of-tests

part file, file numbers.csv, text/csv
1,2

`, "201 Created\nContent-Type: application/json\n\n" + `{"id": "f-1", "name": "numbers.csv", "size": 4}`,
		&tasks.File{ID: "f-1", Name: "numbers.csv", Size: 4}},

	{"DownloadFile", func(ctx context.Context, c *tasks.Client) (any, error) {
		content, err := c.DownloadFile(ctx, &tasks.DownloadFileRequest{ID: "f-1"})
		if err != nil {
			return nil, err
		}
		defer content.Close()
		text, err := io.ReadAll(content)
		return string(text), err
	}, `
GET /v1/files/f-1
Accept: */*
X-Api-Key: key-of-tests
`, "200 OK\nContent-Type: application/json\n\n{\"code\": \"not an error\"}", `{"code": "not an error"}`},

	{"PreviewFile", func(ctx context.Context, c *tasks.Client) (any, error) {
		return c.PreviewFile(ctx, &tasks.PreviewFileRequest{ID: "f-1"})
	}, `
GET /v1/files/f-1/preview
Accept: */*
X-Api-Key: key-of-tests
`, "200 OK\nContent-Type: image/png\n\n\x89PNG\x00\xff", []byte("\x89PNG\x00\xff")},

	{"PreviewFile/none", func(ctx context.Context, c *tasks.Client) (any, error) {
		return c.PreviewFile(ctx, &tasks.PreviewFileRequest{ID: "f-1"})
	}, `
GET /v1/files/f-1/preview
Accept: */*
X-Api-Key: key-of-tests
`, "204 No Content", []byte(nil)},

	{"ExportTasks", func(ctx context.Context, c *tasks.Client) (any, error) {
		return c.ExportTasks(ctx, &tasks.ExportTasksRequest{State: tasks.TaskStateDone})
	}, `
GET /v1/export?state=done
Accept: text/plain, */*;q=0.5
X-Api-Key: key-of-tests
`, "200 OK\nContent-Type: text/csv\n\nid,title\nt-1,\"Write\"\n", "id,title\nt-1,\"Write\"\n"},
}
