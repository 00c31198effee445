package runtime

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReadAll(t *testing.T) {
	for _, length := range []int{0, 1, 4095, 4096, 4097, 100_000, 9 << 20} {
		data := bytes.Repeat([]byte("abcdefg"), length/7+1)[:length]
		for _, size := range []int64{-1, 0, int64(length) - 1, int64(length), int64(length) + 1} {
			if size < -1 {
				continue
			}
			for name, r := range map[string]io.Reader{
				"": bytes.NewReader(data), "data with its end": iotest.DataErrReader(bytes.NewReader(data)), "halves": iotest.HalfReader(bytes.NewReader(data)),
			} {
				got, err := mdspecReadAll(r, size)
				if err != nil || !bytes.Equal(got, data) {
					t.Errorf("%d bytes, of which %d were announced, %s: read %d, error %v", length, size, name, len(got), err)
				}
			}
		}
	}
	if _, err := mdspecReadAll(iotest.TimeoutReader(iotest.OneByteReader(strings.NewReader("abc"))), -1); !errors.Is(err, iotest.ErrTimeout) {
		t.Errorf("error %v", err)
	}
}

// TestTooLargeAnswersAreNotRead announces an answer of 80 MB over HTTP.
func TestTooLargeAnswersAreNotRead(t *testing.T) {
	const size = 80 << 20
	wrote := make(chan int, 1)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", fmt.Sprint(size))
		if r.Method == http.MethodHead {
			return
		}
		n, _ := io.CopyN(w, &countingBody{}, size)
		wrote <- int(n)
	}))
	defer srv.Close()
	c := newTestClient(t, plainService(), nil, WithBaseURL(srv.URL), WithHTTPClient(srv.Client()))
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	err := c.Do(t.Context(), "GET", "/large", nil, nil)
	runtime.ReadMemStats(&after)
	if want := "GET /large: HTTP status 200: the answer is larger than 67108864 bytes"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
	if n := <-wrote; n > size/2 {
		t.Errorf("%d bytes were sent", n)
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 8<<20 {
		t.Errorf("%d bytes were allocated", used)
	}
	wantNone(t, []error{c.Do(t.Context(), "HEAD", "/large", nil, nil)}) // of it there is only the size
}

// BenchmarkLargeAnswer reads answers whose size is known, and one whose size is
// not.
func BenchmarkLargeAnswer(b *testing.B) {
	const size = 60 << 20
	data := append(append([]byte(`"`), bytes.Repeat([]byte("x"), size-2)...), '"')
	for _, known := range []bool{true, false} {
		b.Run(fmt.Sprintf("size known=%t", known), func(b *testing.B) {
			c := newTestClient(b, plainService(), roundTrip(func(*http.Request) (*http.Response, error) {
				resp := reply(200, "")
				resp.Body, resp.ContentLength = io.NopCloser(bytes.NewReader(data)), size
				if !known {
					resp.ContentLength = -1
				}
				return resp, nil
			}))
			b.ReportAllocs()
			b.SetBytes(size)
			for b.Loop() {
				if err := c.mdspec.call(b.Context(), openGet, nil, nil); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
