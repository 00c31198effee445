package wecom_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

var uploadRequest = &wecom.UploadMediaRequest{Type: wecom.MediaTypeFile}

// uploads returns a server and the contents of the files that it has taken.
func uploads(t *testing.T) (srv *wecomtest.Server, taken *[]string) {
	t.Helper()
	srv, taken = wecomtest.NewServer(t), new([]string)
	srv.OnUploadMedia(func(_ context.Context, _ *wecom.UploadMediaRequest, file *wecom.MediaFile) (*wecom.UploadMediaResponse, error) {
		content, err := io.ReadAll(file.Content)
		*taken = append(*taken, file.Name+" "+file.ContentType+" "+string(content))
		return &wecom.UploadMediaResponse{MediaID: "m1", CreatedAt: "1700000300"}, err
	})
	return srv, taken
}

// halfRead returns a file on disk that stands at "content".
func halfRead(t *testing.T) *os.File {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(path, []byte("header content"), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	if _, err := file.Seek(7, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	return file
}

// TestUploadIsRepeated lets the service refuse an upload at first, after it has
// read all of it. A file is sent again from where it stood; what cannot rewind
// is not sent again.
func TestUploadIsRepeated(t *testing.T) {
	pipe := func(*testing.T) io.Reader { return io.MultiReader(strings.NewReader("content")) }
	disk := func(t *testing.T) io.Reader { return halfRead(t) }
	tests := []struct {
		name     string
		content  func(*testing.T) io.Reader
		fault    wecomtest.Fault
		requests int
		tokens   int // that were fetched
		fails    bool
	}{
		{"a file after a refused token", disk, wecomtest.Fault{Code: wecom.ErrTokenExpired}, 2, 2, false},
		{"a file after a retry", disk, wecomtest.Fault{Code: wecom.ErrSystemBusy}, 2, 1, false},
		{"a file after a cut", disk, wecomtest.Fault{Cut: true}, 1, 1, true},
		{"a pipe after a refused token", pipe, wecomtest.Fault{Code: wecom.ErrTokenExpired}, 1, 1, true},
		{"a pipe after a retry", pipe, wecomtest.Fault{Code: wecom.ErrSystemBusy}, 1, 1, true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			srv, taken := uploads(t)
			srv.Inject("UploadMedia", tt.fault)
			file := &wecom.MediaFile{Name: "a.txt", ContentType: "text/plain", Content: tt.content(t)}
			_, err := srv.Client(impatient).UploadMedia(t.Context(), uploadRequest, file)
			if tt.fails {
				checkUnrepeated(t, err, tt.fault.Code)
			} else if err != nil || strings.Join(*taken, "\n") != "a.txt text/plain content" {
				t.Errorf("taken %q, error %v", *taken, err)
			}
			sent := srv.Requests("UploadMedia")
			if n := len(srv.Requests(tokenCall)); len(sent) != tt.requests || n != tt.tokens {
				t.Errorf("%d requests and %d tokens, want %d and %d", len(sent), n, tt.requests, tt.tokens)
			}
			for _, r := range sent {
				if !bytes.Contains(r.Body, []byte("\r\n\r\ncontent\r\n--")) {
					t.Errorf("request %d has the body %q", r.Attempt, r.Body)
				}
			}
		})
	}
}

// checkUnrepeated wants the error of the only attempt, which has the code.
func checkUnrepeated(t *testing.T, err error, code wecom.ErrorCode) {
	t.Helper()
	if failed := asError(t, err); failed.Call != "UploadMedia" || failed.Code != code || failed.Attempts != 1 {
		t.Errorf("the error is %+v", failed)
	}
}

// TestUploadAfterOneThatWasNotRepeated wants the token that refused the first to
// be replaced all the same.
func TestUploadAfterOneThatWasNotRepeated(t *testing.T) {
	srv, taken := uploads(t)
	client := srv.Client()
	ping(t, client)
	srv.RevokeTokens(wecom.ErrInvalidToken)
	for i, want := range []error{wecom.ErrInvalidToken, nil} {
		file := &wecom.MediaFile{Name: "a", Content: io.MultiReader(strings.NewReader("content"))}
		if _, err := client.UploadMedia(t.Context(), uploadRequest, file); !errors.Is(err, want) {
			t.Errorf("upload %d gives %v, want %v", i+1, err, want)
		}
	}
	if len(*taken) != 1 || len(srv.Requests(tokenCall)) != 2 {
		t.Errorf("taken %q with %d tokens, want one upload and two tokens", *taken, len(srv.Requests(tokenCall)))
	}
}
