package main

import (
	"context"
	"net/http"
	"net/url"
	"testing"

	"github.com/mdspec-go/mdspec/generated/tasks"
	"github.com/mdspec-go/mdspec/generated/tasks/taskstest"
)

// TestProgram runs the program with the fake in place of the service.
func TestProgram(t *testing.T) {
	srv := taskstest.NewServer(t)
	srv.AcceptTokens("key-1")
	srv.OnListTasks(func(ctx context.Context, req *tasks.ListTasksRequest) ([]tasks.Task, error) {
		if req.After == "" {
			taskstest.ResponseOf(ctx).Header().Set("Link", `<?state=open&after=t-2>; rel="next"`)
			return []tasks.Task{{ID: "t-2", Title: "Write the report"}}, nil
		}
		return []tasks.Task{{ID: "t-1", Title: "Read the numbers"}}, nil
	})
	fake, err := url.Parse(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("BOARD_KEY", "key-1")
	http.DefaultTransport = detour{fake, http.DefaultTransport}
	if got, want := printed(t, main), "t-2 Write the report\nt-1 Read the numbers\n"; got != want {
		t.Errorf("the program printed %q, want %q", got, want)
	}
}
