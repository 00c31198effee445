package tasks_test

import (
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/generated/tasks"
)

// page returns an answer with one task and the header Link.
func page(id, links string) string {
	if links != "" {
		links = "Link: " + links + "\n"
	}
	return "200 OK\nContent-Type: application/json\n" + links + "\n[" + strings.Replace(reportJSON, "t-1", id, 1) + "]"
}

// TestPages wants the pages that the links lead to, each asked for once, with the
// key, and not before the loop gets there.
func TestPages(t *testing.T) {
	pages := []string{
		page("t-3", `</v1/tasks?limit=1>; rel="first", </v1/tasks?limit=1&after=t-3>; rel="next"`),
		page("t-2", `<?limit=1&after=t-2>; rel=next`),
		page("t-1", `</v1/tasks?limit=1>; rel="first"`),
	}
	for _, test := range []struct {
		last string // the loop ends there
		want []string
	}{
		{"", []string{"GET /v1/tasks?limit=1\n", "GET /v1/tasks?limit=1&after=t-3\n", "GET /v1/tasks?limit=1&after=t-2\n"}},
		{"t-2", []string{"GET /v1/tasks?limit=1\n", "GET /v1/tasks?limit=1&after=t-3\n"}},
	} {
		srv := answering(t, pages...)
		var got []string
		for task, err := range srv.client(t, withKey).ListTasksAll(t.Context(), &tasks.ListTasksRequest{Limit: 1}) {
			if err != nil {
				t.Fatal(err)
			}
			if got = append(got, task.ID); task.ID == test.last {
				break
			}
		}
		sent := srv.requests()
		if len(sent) != len(test.want) || len(got) != len(test.want) {
			t.Fatalf("got %v of %q", got, sent)
		}
		for i, want := range test.want {
			if !strings.HasPrefix(sent[i], want) || !strings.Contains(sent[i], "X-Api-Key: "+apiKey+"\n") {
				t.Errorf("request %d is %q, want %q with the key", i, sent[i], want)
			}
		}
	}
}

// TestPagesElsewhere wants no key to go where a link leads away from the service.
func TestPagesElsewhere(t *testing.T) {
	other := answering(t, page("t-1", ""))
	srv := answering(t, page("t-2", "<"+other.URL+`/v1/tasks?after=t-2>; rel="next"`))
	var got []string
	var failed error
	for task, err := range srv.client(t, withKey).ListTasksAll(t.Context(), nil) {
		if failed = err; err == nil {
			got = append(got, task.ID)
		}
	}
	if failed == nil || len(got) != 1 || len(other.requests()) != 0 {
		t.Errorf("got %v, error %v, %d requests to the other host", got, failed, len(other.requests()))
	}
}

// TestPagesFail wants the error of a page to be the last element.
func TestPagesFail(t *testing.T) {
	srv := answering(t, page("t-2", `<?after=t-2>; rel="next"`), invalid)
	var ids []string
	var errs []error
	for task, err := range srv.client(t, withKey).ListTasksAll(t.Context(), nil) {
		ids, errs = append(ids, task.ID), append(errs, err)
	}
	if len(errs) != 2 || errs[0] != nil || ids[1] != "" || asError(t, errs[1]).Code != tasks.ErrInvalid {
		t.Errorf("got %q with %v", ids, errs)
	}
}
