package tasks_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"strings"
	"time"

	"github.com/mdspec-go/mdspec/generated/tasks"
	"github.com/mdspec-go/mdspec/generated/tasks/taskstest"
)

// A task is added, and all of them are listed, page by page. In this and the
// other examples a fake stands in for the service, so that they can be run: the
// client of a real board has no option WithBaseURL.
func Example() {
	srv := fake() // see package taskstest
	srv.AcceptTokens("key-1")
	client, err := tasks.NewClient(tasks.WithToken("key-1"), tasks.WithBaseURL(srv.URL))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	if _, err := client.CreateTask(ctx, &tasks.CreateTaskRequest{Title: "Send the report"}); err != nil {
		log.Fatal(err)
	}
	for task, err := range client.ListTasksAll(ctx, &tasks.ListTasksRequest{Limit: 2}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(task.ID, task.State, task.Title)
	}
	// Output:
	// t-4 open Send the report
	// t-3 open Write the report
	// t-2 open Ask ann
	// t-1 open Read the numbers
}

// The key of the board is a token that does not change. One that is refused is
// not sent again.
func ExampleWithToken() {
	srv := fake()
	srv.AcceptTokens("key-1")
	client, err := tasks.NewClient(tasks.WithToken("key-of-yesterday"), tasks.WithBaseURL(srv.URL))
	if err != nil {
		log.Fatal(err)
	}
	_, err = client.CountTasks(context.Background(), nil)
	fmt.Println(errors.Is(err, tasks.ErrUnauthorized), "after", len(srv.Requests()), "request")
	// Output: true after 1 request
}

// A loop that ends early asks for no further page.
func ExampleClient_ListTasksAll() {
	srv := fake()
	client := srv.Client() // or of tasks.NewClient
	for task, err := range client.ListTasksAll(context.Background(), &tasks.ListTasksRequest{Limit: 1}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(task.ID)
		if task.ID == "t-2" {
			break
		}
	}
	fmt.Println("pages:", len(srv.Requests("ListTasks")))
	// Output:
	// t-3
	// t-2
	// pages: 2
}

// With a key of its own a request can be sent twice and creates one task. So the
// client repeats it, here after a connection that broke.
func ExampleWithIdempotencyKey() {
	srv := fake()
	srv.Inject("CreateTask", taskstest.Fault{Cut: true, AfterHandler: true})
	task, err := srv.Client().CreateTask(context.Background(), &tasks.CreateTaskRequest{Title: "Send the report"},
		tasks.WithIdempotencyKey("5f1c2a90"))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(task.ID, "after", len(srv.Requests("CreateTask")), "requests")
	// Output: t-4 after 2 requests
}

// A PATCH says of each field whether it stays, is emptied or gets a value.
func ExampleNull() {
	srv := fake()
	task, err := srv.Client().UpdateTask(context.Background(), &tasks.UpdateTaskRequest{
		ID:       "t-1",
		State:    tasks.TaskStateDoing,
		Assignee: tasks.Null[string](),
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(string(srv.Requests("UpdateTask")[0].Body))
	fmt.Printf("%s %q\n", task.State, task.Assignee)
	// Output:
	// {"state":"doing","assignee":null}
	// doing ""
}

// A task is changed only if it is still as it was when it was read.
func ExampleClient_UpdateTask() {
	client, ctx := fake().Client(), context.Background()
	task, err := client.GetTask(ctx, &tasks.GetTaskRequest{ID: "t-1"})
	if err != nil {
		log.Fatal(err)
	}
	done := &tasks.UpdateTaskRequest{ID: task.ID, IfMatch: task.ETag, State: tasks.TaskStateDone}
	if _, err := client.UpdateTask(ctx, done); err != nil {
		log.Fatal(err)
	}
	_, err = client.UpdateTask(ctx, done) // with the version from before
	if errors.Is(err, tasks.ErrChanged) {
		fmt.Println("someone else was faster: read it again")
	}
	// Output: someone else was faster: read it again
}

// A task that one has is not sent again.
func ExampleClient_GetTask() {
	client, ctx := fake().Client(), context.Background()
	task, err := client.GetTask(ctx, &tasks.GetTaskRequest{ID: "t-1"})
	if err != nil {
		log.Fatal(err)
	}
	_, err = client.GetTask(ctx, &tasks.GetTaskRequest{ID: "t-1", IfNoneMatch: task.ETag})
	fmt.Println(task.Title, errors.Is(err, tasks.ErrNotModified))
	// Output: Read the numbers true
}

// What the service says in the body of an error is found by errors.As.
func ExampleProblem() {
	client := fake().Client()
	_, err := client.UpdateTask(context.Background(), &tasks.UpdateTaskRequest{
		ID:  "t-1",
		Due: tasks.NullableOf(time.Date(2020, time.January, 1, 0, 0, 0, 0, time.UTC)),
	})
	var problem *tasks.Problem
	if errors.As(err, &problem) {
		for _, value := range problem.Errors {
			fmt.Println(value.Field, value.Reason)
		}
	}
	fmt.Println(err)
	// Output:
	// due is before the task was added
	// UpdateTask: a value is not allowed (422 invalid)
}

// An error says which call failed, and how the service names the request.
func ExampleError() {
	srv := fake()
	srv.Inject("GetTask", taskstest.Fault{Code: tasks.ErrTooManyRequests, Header: map[string][]string{"X-Request-Id": {"r-7"}}})
	_, err := srv.Client().GetTask(context.Background(), &tasks.GetTaskRequest{ID: "t-1"})
	var failed *tasks.Error
	if errors.As(err, &failed) {
		fmt.Println(failed.Call, failed.Status, string(failed.Code), failed.RequestID, failed.IsRateLimited())
	}
	// Output: GetTask 429 rate_limited r-7 true
}

// A file is sent as it is read.
func ExampleClient_UploadFile() {
	file, err := fake().Client().UploadFile(context.Background(), &tasks.UploadFileRequest{ID: "t-1"},
		&tasks.MediaFile{Name: "numbers.csv", ContentType: "text/csv", Content: strings.NewReader("1,2\n3,4\n")})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(file.ID, file.Name, file.Size)
	// Output: f-1 numbers.csv 8
}

// A download is a stream, which the caller closes.
func ExampleClient_DownloadFile() {
	client, ctx := fake().Client(), context.Background()
	file, err := client.UploadFile(ctx, &tasks.UploadFileRequest{ID: "t-1"},
		&tasks.MediaFile{Name: "numbers.csv", Content: strings.NewReader("1,2\n3,4\n")})
	if err != nil {
		log.Fatal(err)
	}
	content, err := client.DownloadFile(ctx, &tasks.DownloadFileRequest{ID: file.ID})
	if err != nil {
		log.Fatal(err)
	}
	defer content.Close()
	if _, err := io.Copy(os.Stdout, content); err != nil {
		log.Fatal(err)
	}
	// Output:
	// 1,2
	// 3,4
}

// What an answer holds beside its body, be it a success or not.
func ExampleWithResponseInfo() {
	var info tasks.ResponseInfo
	_, err := fake().Client().ListTasks(context.Background(), &tasks.ListTasksRequest{Limit: 1}, tasks.WithResponseInfo(&info))
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(info.Status, info.Attempts, info.RequestID != "", info.Header.Get("Link"))
	// Output: 200 1 true <?after=t-3&limit=1>; rel="next"
}
