package runtime

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"time"
)

// raw returns a call whose response is no JSON.
func raw(take func(*mdspecClient, *mdspecRequest, *http.Response) (mdspecTaken, error), optional bool) mdspecCall {
	return mdspecCall{name: "Raw", method: "GET", path: "/raw", take: take, accept: "*/*", optional: optional}
}

func TestTextsAndBytes(t *testing.T) {
	envelope := testService()
	envelope.tokenCall = mdspecCall{}
	const refused = `{"errcode":40003,"errmsg":"no"}`
	for _, tt := range []struct {
		name     string
		s        mdspecService
		status   int
		body     string
		optional bool
		want     string // "!": an error
	}{
		{"text", plainService(), 200, "a\x00b\n", false, "a\x00b\n"},
		{"JSON is no other text", plainService(), 200, refused, false, refused},
		{"empty", plainService(), 200, "", false, ""},
		{"missing", plainService(), 204, "", true, ""},
		{"status", plainService(), 404, "gone", false, "!"},
		{"envelope", envelope, 200, refused, false, "!"},
		{"envelope of success", envelope, 200, `{"errcode":0}`, false, `{"errcode":0}`},
		{"no envelope", envelope, 200, `{"errcode":40003} or so`, false, `{"errcode":40003} or so`},
	} {
		c := newTestClient(t, tt.s, answers(says(tt.status, tt.body)))
		var text string
		err := c.mdspec.call(t.Context(), raw(mdspecTakeText, tt.optional), nil, &text)
		var data []byte
		err2 := c.mdspec.call(t.Context(), raw(mdspecTakeBytes, tt.optional), nil, &data)
		var stream io.ReadCloser
		err3 := c.mdspec.call(t.Context(), raw(mdspecTakeStream, tt.optional), nil, &stream)
		streamed := []byte(nil)
		if stream != nil {
			streamed, _ = io.ReadAll(stream)
			stream.Close()
		}
		if tt.want == "!" {
			if err == nil || err2 == nil || err3 == nil || stream != nil {
				t.Errorf("%s: %v, %v, %v, %v", tt.name, err, err2, err3, stream)
			}
			continue
		}
		if err != nil || err2 != nil || err3 != nil || text != tt.want || string(data) != tt.want || string(streamed) != tt.want {
			t.Errorf("%s: %q %v, %q %v, %q %v", tt.name, text, err, data, err2, streamed, err3)
		}
		if (data == nil) != tt.optional || (stream == nil) != tt.optional {
			t.Errorf("%s: nil bytes: %t, nil stream: %t", tt.name, data == nil, stream == nil)
		}
	}
}

func TestRefusalsTellTheirCode(t *testing.T) {
	s := testService()
	s.tokenCall = mdspecCall{}
	c := newTestClient(t, s, answers(says(200, `{"errcode":40003,"errmsg":"no"}`)))
	var stream io.ReadCloser
	if err := c.mdspec.call(t.Context(), raw(mdspecTakeStream, false), nil, &stream); !errors.Is(err, codeFatal) {
		t.Errorf("got %v", err)
	}
}

func TestOptionalResponses(t *testing.T) {
	call := openGet
	call.optional = true
	type thing struct {
		Name string `json:"name"`
	}
	for body, want := range map[string]bool{"": false, " \n": false, "null": false, `{"name":"n"}`: true} {
		var resp *thing
		err := newTestClient(t, plainService(), answers(says(200, body))).mdspec.call(t.Context(), call, nil, &resp)
		if err != nil || (resp != nil) != want {
			t.Errorf("%q: %v, %v", body, resp, err)
		}
	}
	s := testService()
	s.tokenCall = mdspecCall{}
	var resp *thing
	if err := newTestClient(t, s, answers(says(204, ""))).mdspec.call(t.Context(), call, nil, &resp); err != nil || resp != nil {
		t.Errorf("204: %v, %v", resp, err)
	}
	if err := newTestClient(t, s, answers(says(200, "{"))).mdspec.call(t.Context(), call, nil, &resp); err == nil {
		t.Error("half an object was taken for a missing response")
	}
	call.optional = false
	if err := newTestClient(t, plainService(), answers(says(204, ""))).mdspec.call(t.Context(), call, nil, &resp); err == nil {
		t.Error("a response that must be there was missing")
	}
}

// streaming starts a service that sends bytes until its client is gone.
func streaming(t *testing.T) (url string, gone chan struct{}) {
	gone = make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer close(gone)
		for {
			if _, err := w.Write(make([]byte, 1<<16)); err != nil || r.Context().Err() != nil {
				return
			}
			w.(http.Flusher).Flush()
		}
	}))
	t.Cleanup(server.Close)
	return server.URL, gone
}

func TestStreamsEndWithTheirContextOrWhenClosed(t *testing.T) {
	for name, end := range map[string]func(io.ReadCloser, context.CancelFunc){
		"close":  func(s io.ReadCloser, _ context.CancelFunc) { s.Close(); s.Close() },
		"cancel": func(s io.ReadCloser, cancel context.CancelFunc) { cancel(); io.Copy(io.Discard, s); s.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			url, gone := streaming(t)
			transport := &http.Transport{}
			c, err := mdspecNewClient(mdspecService{baseURL: url}, []Option{WithHTTPClient(&http.Client{Transport: transport})})
			if err != nil {
				t.Fatal(err)
			}
			before := runtime.NumGoroutine()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			var stream io.ReadCloser
			if err := c.mdspec.call(ctx, raw(mdspecTakeStream, false), nil, &stream, WithTimeout(time.Hour)); err != nil {
				t.Fatal(err)
			}
			if _, err := io.ReadFull(stream, make([]byte, 1<<20)); err != nil {
				t.Fatalf("the stream ended early: %v", err)
			}
			end(stream, cancel)
			<-gone
			transport.CloseIdleConnections()
			for deadline := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
				if time.Now().After(deadline) {
					t.Fatalf("%d goroutines, %d before", runtime.NumGoroutine(), before)
				}
			}
		})
	}
}

// TestTimeoutEndsStreams lets the time of a call end while its response is read.
func TestTimeoutEndsStreams(t *testing.T) {
	url, _ := streaming(t)
	c, err := mdspecNewClient(mdspecService{baseURL: url}, nil)
	if err != nil {
		t.Fatal(err)
	}
	var stream io.ReadCloser
	if err := c.mdspec.call(t.Context(), raw(mdspecTakeStream, false), nil, &stream, WithTimeout(200*time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	defer stream.Close()
	if _, err := io.Copy(io.Discard, stream); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

// TestLargeAnswersAreHeldOnce reads 80 MB, for which JSON has no room, and counts
// the memory.
func TestLargeAnswersAreHeldOnce(t *testing.T) {
	const size = 80 << 20
	to := answers(func() (*http.Response, error) {
		resp := reply(200, "")
		resp.ContentLength = size
		resp.Body = io.NopCloser(io.LimitReader(zeros{}, size))
		return resp, nil
	})
	c := newTestClient(t, plainService(), to)
	for name, out := range map[string]any{"text": new(string), "bytes": new([]byte)} {
		call := raw(mdspecTakeText, false)
		if name == "bytes" {
			call = raw(mdspecTakeBytes, false)
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if err := c.mdspec.call(t.Context(), call, nil, out); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		if n := after.TotalAlloc - before.TotalAlloc; n > size+size/4 {
			t.Errorf("%s: %d bytes were allocated", name, n)
		}
	}
	var v any
	if err := c.mdspec.call(t.Context(), openGet, nil, &v); err == nil || !strings.Contains(err.Error(), "larger") {
		t.Errorf("JSON of 80 MB: %v", err)
	}
}

type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

// badBody is the body of an answer that breaks off.
type badBody struct{ err error }

func (b badBody) Read([]byte) (int, error) { return 0, b.err }

func (b badBody) Close() error { return b.err }

// TestStreamsThatAreNotTakenLeaveTheCallItsTime repeats calls that have a time of
// their own, after a stream that turned out to be an error, or broke off.
func TestStreamsThatAreNotTakenLeaveTheCallItsTime(t *testing.T) {
	call := raw(mdspecTakeStream, false)
	call.token = true
	for name, first := range map[string]func() (*http.Response, error){
		"token": says(200, `{"errcode":40014}`),
		"busy":  says(200, `{"errcode":-1}`),
		"broken": func() (*http.Response, error) {
			resp := reply(200, "")
			resp.Body, resp.ContentLength = badBody{io.ErrUnexpectedEOF}, -1
			return resp, nil
		},
	} {
		s := answers(first, says(200, `{"errcode":0,"a":1}`))
		c := newTestClient(t, testService(), newIssuer(s.answer), WithRetry(RetryPolicy{MaxRetries: 1, BaseDelay: time.Nanosecond}))
		var stream io.ReadCloser
		if err := c.mdspec.call(t.Context(), call, nil, &stream, WithTimeout(time.Hour)); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if data, err := io.ReadAll(stream); err != nil || string(data) != `{"errcode":0,"a":1}` {
			t.Errorf("%s: %q, %v", name, data, err)
		}
		stream.Close()
	}
}

func TestStreamsRepeatNoToken(t *testing.T) {
	bad := newIssuer(func(s sent) (*http.Response, error) {
		resp := reply(200, "")
		resp.Body, resp.ContentLength = badBody{errors.New("no " + s.token())}, 1<<20
		return resp, nil
	})
	call := raw(mdspecTakeStream, false)
	call.token = true
	var stream io.ReadCloser
	if err := newTestClient(t, testService(), bad).mdspec.call(t.Context(), call, nil, &stream); err != nil {
		t.Fatal(err)
	}
	_, err := stream.Read(make([]byte, 1))
	for _, err := range []error{err, stream.Close()} {
		if err == nil || err.Error() != "no [redacted]" {
			t.Errorf("error %v", err)
		}
	}
}

// TestStreamsThatNobodyGetsAreClosed lets the observer panic, which the caller
// recovers from.
func TestStreamsThatNobodyGetsAreClosed(t *testing.T) {
	url, gone := streaming(t)
	observer := WithObserver(func(context.Context, CallEvent) { panic("observer") })
	c, err := mdspecNewClient(mdspecService{baseURL: url}, []Option{observer})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	t.Cleanup(cancel) // or the server would wait for a stream that goes on
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the observer did not panic")
			}
		}()
		var stream io.ReadCloser
		_ = c.mdspec.call(ctx, raw(mdspecTakeStream, false), nil, &stream)
	}()
	select {
	case <-gone:
	case <-time.After(10 * time.Second):
		t.Error("the stream goes on")
	}
}
