package tasks_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/generated/tasks"
)

// apiKey is the one that the clients of these tests have.
const apiKey = "key-of-tests"

// wire is a service of ordinary net/http: it keeps what came, as a text, and
// answers with texts that were written by hand, the last of them ever again.
type wire struct {
	*httptest.Server
	mu      sync.Mutex
	came    []string
	answers []string
}

// answering starts a service with the answers, each as HTTP writes it but for
// the protocol in front and the \r: "404 Not Found", its header, a blank line and
// its body.
func answering(t *testing.T, answers ...string) *wire {
	t.Helper()
	srv := &wire{answers: answers}
	srv.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		text, err := read(r)
		if err != nil {
			t.Errorf("reading a request: %v", err)
		}
		if err := write(w, srv.next(text)); err != nil {
			t.Errorf("writing an answer: %v", err)
		}
	}))
	t.Cleanup(srv.Close)
	return srv
}

// next keeps a request and returns the answer to it.
func (srv *wire) next(request string) string {
	srv.mu.Lock()
	defer srv.mu.Unlock()
	srv.came = append(srv.came, request)
	return srv.answers[min(len(srv.came), len(srv.answers))-1]
}

// requests returns what came so far.
func (srv *wire) requests() []string {
	srv.mu.Lock()
	defer srv.mu.Unlock()
	return slices.Clone(srv.came)
}

// client returns a client of the service, below the path /v1 as the real one is.
func (srv *wire) client(t *testing.T, opts ...tasks.Option) *tasks.Client {
	t.Helper()
	opts = append([]tasks.Option{tasks.WithBaseURL(srv.URL + "/v1"), impatient}, opts...)
	client, err := tasks.NewClient(opts...)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

var (
	// impatient repeats calls at once.
	impatient = tasks.WithRetry(tasks.RetryPolicy{MaxRetries: 3, BaseDelay: time.Nanosecond})
	withKey   = tasks.WithToken(apiKey)
)

// read returns a request as a text: its first line, the headers that mean
// something to the board, a blank line and the body.
func read(r *http.Request) (string, error) {
	var b strings.Builder
	fmt.Fprintln(&b, r.Method, r.RequestURI)
	for _, name := range []string{"Accept", "Content-Type", "Idempotency-Key", "If-Match", "If-None-Match", "X-Api-Key", "Authorization"} {
		if values := r.Header.Values(name); len(values) > 0 && !strings.HasPrefix(values[0], "multipart/form-data;") {
			fmt.Fprintf(&b, "%s: %s\n", name, strings.Join(values, " | "))
		}
	}
	parts, err := r.MultipartReader()
	if err != nil { // it is no form
		body, err := io.ReadAll(r.Body)
		if len(body) > 0 {
			fmt.Fprintf(&b, "\n%s\n", body)
		}
		return b.String(), err
	}
	for part, err := parts.NextPart(); err != io.EOF; part, err = parts.NextPart() {
		if err != nil {
			return b.String(), err
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return b.String(), err
		}
		fmt.Fprintf(&b, "\npart %s, file %s, %s\n%s\n", part.FormName(), part.FileName(), part.Header.Get("Content-Type"), content)
	}
	return b.String(), nil
}

// write answers with a text.
func write(w http.ResponseWriter, answer string) error {
	header, body, _ := strings.Cut(answer, "\n\n")
	header = strings.ReplaceAll(strings.TrimSpace(header), "\n", "\r\n")
	resp, err := http.ReadResponse(bufio.NewReader(strings.NewReader("HTTP/1.1 "+header+"\r\n\r\n")), nil)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	for name, values := range resp.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(resp.StatusCode)
	_, err = io.WriteString(w, body)
	return err
}

// exchange is a call with what goes over the wire for it, both written by hand
// from the documents.
type exchange struct {
	name    string
	call    func(ctx context.Context, c *tasks.Client) (any, error)
	request string
	answer  string
	want    any
}

// TestContract compares each request with the bytes that the board documents,
// and each answer with what the caller gets.
func TestContract(t *testing.T) {
	for _, e := range slices.Concat(taskExchanges, fileExchanges) {
		t.Run(e.name, func(t *testing.T) {
			srv := answering(t, e.answer)
			got, err := e.call(t.Context(), srv.client(t, withKey))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{strings.TrimPrefix(e.request, "\n")}, srv.requests()); diff != "" {
				t.Errorf("requests (-want +sent):\n%s", diff)
			}
			if diff := cmp.Diff(e.want, got); diff != "" {
				t.Errorf("response (-want +got):\n%s", diff)
			}
		})
	}
}

// TestContractIsComplete wants an exchange for each call of the client.
func TestContractIsComplete(t *testing.T) {
	known := map[string]bool{}
	for _, e := range slices.Concat(taskExchanges, fileExchanges) {
		name, _, _ := strings.Cut(e.name, "/")
		known[name] = true
	}
	for _, name := range calls() {
		if !known[name] {
			t.Errorf("there is no exchange of %s", name)
		}
	}
}
