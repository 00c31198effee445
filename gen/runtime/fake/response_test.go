//go:build !mdspecwords

package fake

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
	"time"
)

// answering sets what answers Ping with what f does to the response.
func answering(s *Server, f func(w http.ResponseWriter) (any, error)) {
	s.on("Ping", true, func(ctx context.Context, _ input) (any, error) { return f(ResponseOf(ctx)) })
}

func TestResponseOf(t *testing.T) {
	tests := []struct {
		name    string
		handler func(w http.ResponseWriter) (any, error)
		status  int
		body    string
		told    []string
	}{
		{"a status", func(w http.ResponseWriter) (any, error) { w.WriteHeader(201); return nil, nil }, 201, pingOK, nil},
		{"no content", func(w http.ResponseWriter) (any, error) { w.WriteHeader(204); return nil, nil }, 204, "", nil},
		{"the last status counts", func(w http.ResponseWriter) (any, error) {
			w.WriteHeader(201)
			w.WriteHeader(202)
			return nil, nil
		}, 202, pingOK, nil},
		{"a status that informs", func(w http.ResponseWriter) (any, error) { w.WriteHeader(103); return nil, nil }, 200, pingOK, nil},
		{"an error of the service", func(w http.ResponseWriter) (any, error) {
			w.WriteHeader(409)
			return nil, serviceError{Code: 5}
		}, 409, `{"code":5,"msg":""}`, nil},
		{"a fault", func(http.ResponseWriter) (any, error) {
			return nil, Fault{Status: 404, Body: `{"title":"no such task"}`, Header: http.Header{"x-test": {"y"}}}
		}, 404, `{"title":"no such task"}`, nil},
		{"an answer of its own", func(w http.ResponseWriter) (any, error) {
			w.WriteHeader(418)
			_, err := io.WriteString(w, "short and stout")
			w.WriteHeader(500) // too late
			return nil, err
		}, 418, "short and stout", nil},
		{"two answers", func(w http.ResponseWriter) (any, error) {
			_, err := io.WriteString(w, "a")
			return map[string]int{"b": 1}, err
		}, 200, "a", []string{"Ping: the handler wrote an answer, and returned another one"}},
		{"no status at all", func(w http.ResponseWriter) (any, error) { w.WriteHeader(99); return nil, nil }, 500, "the handler panicked\n",
			[]string{"Ping: the handler panicked: invalid WriteHeader code 99"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, p := start(t)
			answering(s, func(w http.ResponseWriter) (any, error) {
				w.Header().Set("X-Test", "y")
				return tt.handler(w)
			})
			got := send(t, s, "POST", "/ping", "")
			wantReply(t, got, tt.status, tt.body)
			if h := got.header.Get("X-Test"); h != "y" {
				t.Errorf("X-Test is %q, want y", h)
			}
			told := p.told()
			for i := range told {
				told[i], _, _ = strings.Cut(told[i], "\n")
			}
			if strings.Join(told, "|") != strings.Join(tt.told, "|") {
				t.Errorf("the test was told %q, want %q", told, tt.told)
			}
		})
	}
	if w := ResponseOf(t.Context()); w != nil {
		t.Errorf("a context of no handler gives %v", w)
	}
}

func TestContentTypeOfAHandler(t *testing.T) {
	s, p := start(t)
	answering(s, func(w http.ResponseWriter) (any, error) {
		w.Header().Set("Content-Type", "application/problem+json")
		return nil, serviceError{Code: 5, Status: 404}
	})
	if got := send(t, s, "POST", "/ping", "").header.Get("Content-Type"); got != "application/problem+json" {
		t.Errorf("content type %q", got)
	}
	p.want(t)
}

// TestHandlersStream lets a client read what was flushed before the handler ends.
func TestHandlersStream(t *testing.T) {
	s, p := start(t)
	read := make(chan bool)
	answering(s, func(w http.ResponseWriter) (any, error) {
		_, err := io.WriteString(w, "first\n")
		if flushed := http.NewResponseController(w).Flush(); flushed != nil {
			return nil, flushed
		}
		<-read
		_, _ = io.WriteString(w, "second\n")
		return nil, err
	})
	resp, err := http.Post(s.URL+"/ping", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	lines := bufio.NewReader(resp.Body)
	first, _ := lines.ReadString('\n')
	close(read)
	second, err := lines.ReadString('\n')
	if first != "first\n" || second != "second\n" || err != nil {
		t.Errorf("read %q, %q (%v)", first, second, err)
	}
	p.want(t)
}

func TestErrorAfterAnAnswerCutsItOff(t *testing.T) {
	s, p := start(t)
	answering(s, func(w http.ResponseWriter) (any, error) {
		_, _ = io.WriteString(w, "half")
		_ = http.NewResponseController(w).Flush()
		return nil, errors.New("enough")
	})
	if got := send(t, s, "POST", "/ping", ""); got.body != "half" || got.err == nil {
		t.Errorf("answer %q (%v), want half of one", got.body, got.err)
	}
	p.want(t)
}

// TestFaultsOfAnswersThatAreWritten keeps what a handler writes until the fault
// is done with it.
func TestFaultsOfAnswersThatAreWritten(t *testing.T) {
	s, p := start(t)
	answering(s, func(w http.ResponseWriter) (any, error) {
		w.Header().Set("X-Test", "y")
		w.WriteHeader(202)
		_, err := io.WriteString(w, "written")
		_ = http.NewResponseController(w).Flush()
		if _, _, hijacked := http.NewResponseController(w).Hijack(); hijacked == nil {
			t.Error("there is a connection to take over")
		}
		return nil, err
	})
	s.Inject("Ping", Fault{Trailing: true}, Fault{RetryAfter: time.Second, Header: http.Header{"x-more": {"z"}}}, Fault{Status: 503, AfterHandler: true})
	wantReply(t, send(t, s, "POST", "/ping", ""), 202, `written{"trailing":"garbage"}`)
	got := send(t, s, "POST", "/ping", "")
	wantReply(t, got, 202, "written")
	if got.header.Get("Retry-After") != "1" || got.header.Get("X-More") != "z" || got.header.Get("X-Test") != "y" {
		t.Errorf("header %v", got.header)
	}
	got = send(t, s, "POST", "/ping", "")
	wantReply(t, got, 503, "Service Unavailable\n")
	if got.header.Get("X-Test") != "" {
		t.Errorf("header %v, want none of the handler", got.header)
	}
	p.want(t)
}

func TestHandlersTakeTheConnectionOver(t *testing.T) {
	s, p := start(t)
	answering(s, func(w http.ResponseWriter) (any, error) {
		conn, _, err := http.NewResponseController(w).Hijack()
		if err != nil {
			return nil, err
		}
		_, _ = io.WriteString(conn, "HTTP/1.1 299 Mine\r\nContent-Length: 2\r\n\r\nme")
		return nil, conn.Close()
	})
	wantReply(t, send(t, s, "POST", "/ping", ""), 299, "me")
	p.want(t)
}

func TestPanicsOfRawHandlers(t *testing.T) {
	s, p := start(t)
	s.HandleHTTP("GET", "/early", func(http.ResponseWriter, *http.Request) { panic("early") })
	s.HandleHTTP("GET", "/late", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "half")
		_ = http.NewResponseController(w).Flush()
		panic("late")
	})
	s.HandleHTTP("GET", "/abort", func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	wantReply(t, send(t, s, "GET", "/early", ""), 500, "the handler panicked\n")
	for _, path := range []string{"/late", "/abort"} {
		if got := send(t, s, "GET", path, ""); got.err == nil {
			t.Errorf("%s answers %+v, want an answer that breaks off", path, got)
		}
	}
	told := p.told()
	if len(told) != 2 || !strings.HasPrefix(told[0], "GET /early: the handler panicked: early\n") || !strings.HasPrefix(told[1], "GET /late: the handler panicked: late\n") {
		t.Errorf("the test was told %q", told)
	}
}

// streamed returns a server whose call Read answers with the stream.
func streamed(t *testing.T, body io.ReadCloser) (*Server, *probe) {
	t.Helper()
	s, p := start(t, func(c *config) {
		c.routes = append(c.routes, route{name: "Read", method: "GET", path: "/read", response: reflect.TypeFor[io.ReadCloser](), raw: true})
	})
	s.on("Read", true, func(ctx context.Context, _ input) (any, error) { return body, nil })
	return s, p
}

// TestStreams lets a client read the beginning of a stream that has no end yet.
func TestStreams(t *testing.T) {
	r, w := io.Pipe()
	s, p := streamed(t, r)
	go func() { _, _ = io.WriteString(w, "first\n") }()
	resp, err := http.Get(s.URL + "/read")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	lines := bufio.NewReader(resp.Body)
	first, _ := lines.ReadString('\n')
	go func() {
		_, _ = io.WriteString(w, "second\n")
		_ = w.Close()
	}()
	second, err := lines.ReadString('\n')
	if first != "first\n" || second != "second\n" || err != nil {
		t.Errorf("read %q, %q (%v)", first, second, err)
	}
	if got := resp.Header.Get("Content-Type"); resp.StatusCode != 200 || got != octets {
		t.Errorf("status %d, content type %q", resp.StatusCode, got)
	}
	if _, err := lines.ReadByte(); err != io.EOF {
		t.Errorf("error %v behind the end", err)
	}
	p.end() // waits for the handler
	if _, err := w.Write([]byte("x")); err != io.ErrClosedPipe {
		t.Errorf("error %v, want a stream that is closed", err)
	}
	p.want(t)
}

// TestStreamOfAClientThatGoes is closed, though nothing more comes of it.
func TestStreamOfAClientThatGoes(t *testing.T) {
	r, w := io.Pipe()
	s, p := streamed(t, r)
	go func() { _, _ = io.WriteString(w, "first") }()
	ctx, cancel := context.WithCancel(t.Context())
	req, err := http.NewRequestWithContext(ctx, "GET", s.URL+"/read", nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	cancel()
	for err == nil { // until the server has noticed
		_, err = w.Write([]byte("more"))
	}
	p.end()
	p.want(t)
}

func TestStreamsThatFail(t *testing.T) {
	none := io.NopCloser(iotest.ErrReader(serviceError{Code: 5, Status: 404}))
	half := io.NopCloser(io.MultiReader(strings.NewReader("half"), iotest.ErrReader(errors.New("enough"))))
	s, p := streamed(t, none)
	got := send(t, s, "GET", "/read", "")
	wantReply(t, got, 404, `{"code":5,"msg":""}`)
	if kind := got.header.Get("Content-Type"); kind != "application/json; charset=UTF-8" {
		t.Errorf("content type %q", kind)
	}
	p.want(t)
	s, p = streamed(t, half)
	if got := send(t, s, "GET", "/read", ""); got.body != "half" || got.err == nil {
		t.Errorf("answer %q (%v), want half of one", got.body, got.err)
	}
	p.want(t)
	s, p = streamed(t, io.NopCloser(strings.NewReader("whole")))
	s.Inject("Read", Fault{CutBody: true})
	if got := send(t, s, "GET", "/read", ""); got.body != "wh" || got.err == nil || got.header.Get("Content-Type") != octets {
		t.Errorf("answer %+v, want half of one", got)
	}
	p.want(t)
}
