package tasks_test

import (
	"context"
	"io"
	"log"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/generated/tasks"
	"github.com/mdspec-go/mdspec/generated/tasks/taskstest"
)

// board is what the fake of the examples remembers, as the service would.
type board struct {
	mu      sync.Mutex
	tasks   []*tasks.VersionedTask          // the oldest first
	created map[string]*tasks.VersionedTask // by Idempotency-Key
	files   map[string]string
}

// fake starts a fake of the service with three tasks. Tests do so with
// [taskstest.NewServer] and their *testing.T.
func fake() *taskstest.Server {
	srv := taskstest.NewServer(exampleT{})
	setUp(srv.Handler)
	return srv
}

// setUp lets the fake act like the service.
func setUp(srv *taskstest.Handler) {
	b := &board{created: map[string]*tasks.VersionedTask{}, files: map[string]string{}}
	for _, title := range []string{"Read the numbers", "Ask ann", "Write the report"} {
		b.add(&tasks.CreateTaskRequest{Title: title, Assignee: "ann"})
	}
	srv.OnListTasks(b.list)
	srv.OnCreateTask(b.create)
	srv.OnGetTask(b.get)
	srv.OnUpdateTask(b.update)
	srv.OnDeleteTask(b.remove)
	srv.OnUploadFile(b.upload)
	srv.OnDownloadFile(b.download)
}

func (b *board) add(req *tasks.CreateTaskRequest) *tasks.VersionedTask {
	n := len(b.tasks) + 1
	task := &tasks.VersionedTask{ETag: `"1"`}
	task.ID, task.Title, task.Assignee, task.State = "t-"+strconv.Itoa(n), req.Title, req.Assignee, tasks.TaskStateOpen
	task.CreatedAt = time.Date(2026, time.March, n, 9, 30, 0, 0, time.UTC)
	if !req.Due.IsZero() {
		task.Due = &req.Due
	}
	b.tasks = append(b.tasks, task)
	return task
}

// list returns a page, and says in the header Link where the next one is.
func (b *board) list(ctx context.Context, req *tasks.ListTasksRequest) ([]tasks.Task, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	page, limit := []tasks.Task{}, req.Limit
	if limit == 0 {
		limit = 20
	}
	after := req.After == ""
	for i := len(b.tasks) - 1; i >= 0; i-- {
		task := b.tasks[i].Task
		if len(page) == limit {
			taskstest.NextPage(ctx, "after", page[limit-1].ID)
			break
		}
		if after {
			page = append(page, task)
		}
		after = after || task.ID == req.After
	}
	return page, nil
}

func (b *board) create(ctx context.Context, req *tasks.CreateTaskRequest) (*tasks.VersionedTask, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	key := taskstest.RequestOf(ctx).Header.Get("Idempotency-Key")
	if task := b.created[key]; task != nil && key != "" {
		return task, nil
	}
	task := b.add(req)
	b.created[key] = task
	taskstest.ResponseOf(ctx).WriteHeader(http.StatusCreated)
	return task, nil
}

func (b *board) find(id string) (*tasks.VersionedTask, error) {
	for _, task := range b.tasks {
		if task.ID == id {
			return task, nil
		}
	}
	return nil, &tasks.Problem{Title: "Not found", Status: 404, Code: "not_found", Detail: "there is no task " + id}
}

func (b *board) get(_ context.Context, req *tasks.GetTaskRequest) (*tasks.VersionedTask, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	task, err := b.find(req.ID)
	if err == nil && req.IfNoneMatch == task.ETag {
		return nil, tasks.ErrNotModified
	}
	return task, err
}

func (b *board) update(_ context.Context, req *tasks.UpdateTaskRequest) (*tasks.VersionedTask, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	task, err := b.find(req.ID)
	switch due, given := req.Due.Get(); {
	case err != nil:
		return nil, err
	case req.IfMatch != "" && req.IfMatch != task.ETag:
		return nil, tasks.ErrChanged
	case given && due.Before(task.CreatedAt):
		return nil, &tasks.Problem{
			Title: "Invalid", Status: 422, Code: "invalid", Detail: "a value is not allowed",
			Errors: []tasks.InvalidValue{{Field: "due", Reason: "is before the task was added"}},
		}
	case given:
		task.Due = &due
	case req.Due.IsNull():
		task.Due = nil
	}
	if !req.Assignee.IsZero() {
		task.Assignee, _ = req.Assignee.Get() // of null it is nobody
	}
	if req.State != "" {
		task.State = req.State
	}
	version, _ := strconv.Atoi(strings.Trim(task.ETag, `"`))
	task.ETag = strconv.Quote(strconv.Itoa(version + 1))
	return task, nil
}

func (b *board) remove(_ context.Context, req *tasks.DeleteTaskRequest) (*tasks.DeleteTaskResponse, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	task, err := b.find(req.ID)
	if err != nil {
		return nil, err
	}
	b.tasks = slices.DeleteFunc(b.tasks, func(t *tasks.VersionedTask) bool { return t == task })
	return nil, nil
}

func (b *board) upload(_ context.Context, _ *tasks.UploadFileRequest, file *tasks.MediaFile) (*tasks.File, error) {
	content, err := io.ReadAll(file.Content)
	if err != nil {
		return nil, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	id := "f-" + strconv.Itoa(len(b.files)+1)
	b.files[id] = string(content)
	return &tasks.File{ID: id, Name: file.Name, Size: int64(len(content))}, nil
}

func (b *board) download(_ context.Context, req *tasks.DownloadFileRequest) (io.ReadCloser, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	content, ok := b.files[req.ID]
	if !ok {
		return nil, tasks.ErrNotFound
	}
	return io.NopCloser(strings.NewReader(content)), nil
}

// exampleT stands in for the *testing.T that examples do not have. It has what
// [taskstest.NewServer] uses.
type exampleT struct{ testing.TB }

func (exampleT) Helper()                        {}
func (exampleT) Cleanup(func())                 {}
func (exampleT) Errorf(format string, a ...any) { log.Fatalf(format, a...) }
func (exampleT) Fatalf(format string, a ...any) { log.Fatalf(format, a...) }
