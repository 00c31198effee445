package runtime

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

var uploadCall = mdspecCall{name: "Upload", method: "POST", path: "/upload", media: "media"}

// onlyReader hides that a reader can seek.
type onlyReader struct{ io.Reader }

func TestUpload(t *testing.T) {
	const content = "\x00\xff\r\n--content"
	tests := []struct {
		name    string
		file    MediaFile
		header  string
		content string
		sized   bool
	}{
		{"seeker", MediaFile{Name: "a.txt", ContentType: "text/plain", Content: strings.NewReader(content)},
			"form-data; name=\"media\"; filename=\"a.txt\"\r\nContent-Type: text/plain", content, true},
		{"no type", MediaFile{Name: "a", Content: strings.NewReader(content)},
			"form-data; name=\"media\"; filename=\"a\"\r\nContent-Type: application/octet-stream", content, true},
		{"Chinese and quotes", MediaFile{Name: "月 \"报\".png\r\nX: y", Content: strings.NewReader(content)},
			"form-data; name=\"media\"; filename=\"月 \\\"报\\\".png%0D%0AX: y\"\r\nContent-Type: application/octet-stream", content, true},
		{"no seeker", MediaFile{Name: "a", Content: onlyReader{strings.NewReader(content)}},
			"form-data; name=\"media\"; filename=\"a\"\r\nContent-Type: application/octet-stream", content, false},
		{"empty", MediaFile{Name: "a", Content: strings.NewReader("")},
			"form-data; name=\"media\"; filename=\"a\"\r\nContent-Type: application/octet-stream", "", true},
		{"from the middle", MediaFile{Name: "a", Content: func() io.Reader {
			r := strings.NewReader("skip" + content)
			_, _ = r.Seek(4, io.SeekStart)
			return r
		}()}, "form-data; name=\"media\"; filename=\"a\"\r\nContent-Type: application/octet-stream", content, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var length int64
			var body []byte
			var contentType, url string
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				length, contentType, url = r.ContentLength, r.Header.Get("Content-Type"), r.RequestURI
				body, _ = io.ReadAll(r.Body)
				fmt.Fprint(w, `{"id":"m"}`)
			}))
			defer srv.Close()
			c := newTestClient(t, plainService(), nil, WithBaseURL(srv.URL))
			var out item
			err := c.mdspec.upload(t.Context(), uploadCall, map[string]string{"type": "file"}, &tt.file, &out)
			if err != nil || out.ID != "m" || url != "/upload?type=file" {
				t.Fatalf("sent to %s, error %v", url, err)
			}
			kind, params, err := mime.ParseMediaType(contentType)
			if err != nil || kind != "multipart/form-data" {
				t.Errorf("content type %s", contentType)
			}
			want := "--" + params["boundary"] + "\r\nContent-Disposition: " + tt.header + "\r\n\r\n" + tt.content +
				"\r\n--" + params["boundary"] + "--\r\n"
			if string(body) != want {
				t.Errorf("body %q, want %q", body, want)
			}
			if tt.sized && length != int64(len(want)) || !tt.sized && length != -1 {
				t.Errorf("length %d of %d bytes", length, len(want))
			}
		})
	}
}

func TestUploadRefusesFiles(t *testing.T) {
	c := newTestClient(t, plainService(), answers(says(200, "{}")))
	for name, file := range map[string]*MediaFile{
		"nil": nil, "no content": {Name: "a"}, "type": {Name: "a", Content: strings.NewReader(""), ContentType: "a\r\nX: y"},
		"no name": {Content: strings.NewReader("")}, "nil reader": {Name: "a", Content: (*bytes.Reader)(nil)},
	} {
		err := c.mdspec.upload(t.Context(), uploadCall, nil, file, nil)
		var failed *Error
		if !errors.As(err, &failed) || failed.Call != "Upload" {
			t.Errorf("%s: error %v", name, err)
		}
	}
}

// TestUploadOfWhatWasRead uploads files twice over HTTP: the second time nothing
// is left of them.
func TestUploadOfWhatWasRead(t *testing.T) {
	var received atomic.Int64
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, err := io.Copy(io.Discard, r.Body); err == nil {
			received.Add(1)
		}
		fmt.Fprint(w, "{}")
	}))
	defer srv.Close()
	c := newTestClient(t, plainService(), nil, WithBaseURL(srv.URL), WithHTTPClient(srv.Client()))
	for name, content := range map[string]io.Reader{
		"seeker": strings.NewReader("content"), "no seeker": onlyReader{strings.NewReader("content")}, "buffer": bytes.NewBufferString("content"),
	} {
		t.Run(name, func(t *testing.T) {
			received.Store(0)
			file := &MediaFile{Name: "a.txt", Content: content}
			wantNone(t, []error{c.mdspec.upload(t.Context(), uploadCall, nil, file, nil)})
			err := c.mdspec.upload(t.Context(), uploadCall, nil, file, nil)
			if !errors.Is(err, mdspecReadBefore{}) || received.Load() != 1 {
				t.Errorf("error %v after %d uploads", err, received.Load())
			}
			if s, ok := content.(io.Seeker); ok {
				_, _ = s.Seek(0, io.SeekStart)
				wantNone(t, []error{c.mdspec.upload(t.Context(), uploadCall, nil, file, nil)})
			}
		})
	}
	for range 2 { // an empty file is one each time
		wantNone(t, []error{c.mdspec.upload(t.Context(), uploadCall, nil, &MediaFile{Name: "a.txt", Content: bytes.NewReader(nil)}, nil)})
	}
}

// meter is a large file that knows how much of it was read and not yet taken by
// the service.
type meter struct {
	left       int64
	read, took atomic.Int64
	most       int64
}

func (m *meter) Read(p []byte) (int, error) {
	if m.left == 0 {
		return 0, io.EOF
	}
	n := int(min(int64(len(p)), m.left))
	m.left -= int64(n)
	m.most = max(m.most, m.read.Add(int64(n))-m.took.Load())
	return n, nil
}

func TestUploadHoldsLittleInMemory(t *testing.T) {
	const size = 64 << 20
	m := &meter{left: size}
	transport := roundTrip(func(r *http.Request) (*http.Response, error) {
		p := make([]byte, 32<<10)
		for {
			n, err := r.Body.Read(p)
			m.took.Add(int64(n))
			if err != nil {
				return reply(200, "{}"), nil
			}
		}
	})
	c := newTestClient(t, plainService(), transport)
	wantNone(t, []error{c.mdspec.upload(t.Context(), uploadCall, nil, &MediaFile{Name: "a.txt", Content: m}, nil)})
	if m.read.Load() != size || m.most > 64<<10 {
		t.Errorf("read %d bytes, held %d of them", m.read.Load(), m.most)
	}
}

type roundTrip func(*http.Request) (*http.Response, error)

func (f roundTrip) RoundTrip(r *http.Request) (*http.Response, error) { return f(r) }

// TestUploadIsRepeated fails the first request after a part of its body was
// read.
func TestUploadIsRepeated(t *testing.T) {
	const content = "0123456789"
	broken := struct{ io.ReadSeeker }{strings.NewReader(content)}
	tests := []struct {
		name    string
		content io.Reader
		read    int64 // bytes of the first body
		fault   func() (*http.Response, error)
		want    int // requests
	}{
		{"busy, a seeker", broken, 1000, says(200, `{"errcode":-1}`), 2},
		{"busy, half of a seeker", strings.NewReader(content), 200, says(200, `{"errcode":-1}`), 2},
		{"busy, no seeker", onlyReader{strings.NewReader(content)}, 1000, says(200, `{"errcode":-1}`), 1},
		{"busy, nothing of it was read", onlyReader{strings.NewReader(content)}, 0, says(200, `{"errcode":-1}`), 2},
		{"refused dial, no seeker", onlyReader{strings.NewReader(content)}, 0, fails(errRefused), 2},
		{"cut", strings.NewReader(content), 5, fails(errCut), 1},
		{"refused token", strings.NewReader(content), 1000, says(200, `{"errcode":40014}`), 2},
		{"refused token, no seeker", onlyReader{strings.NewReader(content)}, 1000, says(200, `{"errcode":40014}`), 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				n := 0
				tokens := newIssuer(ok)
				transport := roundTrip(func(r *http.Request) (*http.Response, error) {
					if r.URL.Path == "/gettoken" {
						return tokens.RoundTrip(r)
					}
					if n++; n == 1 {
						_, _ = io.CopyN(io.Discard, r.Body, tt.read)
						return tt.fault()
					}
					body, err := io.ReadAll(r.Body)
					if err != nil || bytes.Count(body, []byte("\r\n\r\n"+content+"\r\n--")) != 1 {
						t.Errorf("the body of the repetition is %q, error %v", body, err)
					}
					return reply(200, `{"errcode":0}`), nil
				})
				call := uploadCall
				call.token = true
				err := newTestClient(t, testService(), transport).mdspec.upload(t.Context(), call, nil, &MediaFile{Name: "a.txt", Content: tt.content}, nil)
				if n != tt.want || (err == nil) != (tt.want == 2) {
					t.Errorf("%d requests, want %d; error %v", n, tt.want, err)
				}
			})
		})
	}
}

// returned fails the test if it is read after the upload has returned.
type returned struct {
	t    *testing.T
	r    io.Reader
	over atomic.Bool
}

func (r *returned) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	if r.over.Load() {
		r.t.Error("read after the upload has returned")
	}
	return n, err
}

func (r *returned) Seek(offset int64, whence int) (int64, error) {
	return r.r.(io.Seeker).Seek(offset, whence)
}

// TestNothingIsReadAfterReturn has a transport that reads on, as net/http may,
// after it has answered.
func TestNothingIsReadAfterReturn(t *testing.T) {
	for _, seeks := range []bool{true, false} {
		t.Run(fmt.Sprintf("seeker %t", seeks), func(t *testing.T) {
			content := &returned{t: t, r: bytes.NewReader(make([]byte, 1<<20))}
			stopped := make(chan error, 1)
			transport := roundTrip(func(r *http.Request) (*http.Response, error) {
				reading := make(chan struct{})
				go func() {
					_, _ = io.CopyN(io.Discard, r.Body, 1000)
					close(reading)
					_, err := io.Copy(io.Discard, onlyReader{r.Body})
					stopped <- err
				}()
				<-reading
				return reply(413, ""), nil
			})
			c := newTestClient(t, plainService(), transport)
			file := &MediaFile{Name: "a.txt", Content: content}
			if !seeks {
				file.Content = onlyReader{content}
			}
			err := c.mdspec.upload(t.Context(), uploadCall, nil, file, nil)
			content.over.Store(true)
			if err == nil {
				t.Error("no error")
			}
			<-stopped
		})
	}
}

// TestAPipeThatBlocks is an upload of which no more data comes: it returns all
// the same, and reads no more than it has begun to.
func TestAPipeThatBlocks(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		r, w := io.Pipe()
		ctx, cancel := context.WithCancel(t.Context())
		read := make(chan error, 1)
		transport := roundTrip(func(req *http.Request) (*http.Response, error) {
			go func() {
				_, err := io.Copy(io.Discard, req.Body)
				read <- err
			}()
			<-req.Context().Done()
			return nil, req.Context().Err()
		})
		c := newTestClient(t, plainService(), transport)
		time.AfterFunc(time.Second, cancel)
		begin := time.Now()
		err := c.mdspec.upload(ctx, uploadCall, nil, &MediaFile{Name: "a.txt", Content: r}, nil)
		if took := time.Since(begin); !errors.Is(err, context.Canceled) || took > 2*time.Second {
			t.Errorf("after %v: %v", took, err)
		}
		if _, err := w.Write([]byte("x")); err != nil { // for the Read in progress
			t.Error(err)
		}
		if err := <-read; err == nil {
			t.Error("the reading of the pipe went on")
		}
	})
}
