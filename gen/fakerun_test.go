package gen

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// testModule writes the package and its fake into a module of their own, and
// vets and tests it. Nothing is downloaded.
func testModule(t *testing.T, p *spec.Package, test string) {
	t.Helper()
	dir := t.TempDir()
	files, err := Generate(p, Options{Package: "wecom", Client: ClientAuto, ImportPath: "example.com/m/wecom"})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{"go.mod": "module example.com/m\n\ngo 1.25.0\n", "m_test.go": test}
	for _, f := range files {
		all["wecom/"+f.Name] = string(f.Content)
	}
	for name, content := range all {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, args := range [][]string{{"vet", "./..."}, {"test", "."}} {
		cmd := exec.Command("go", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off", "GOTOOLCHAIN=local")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Errorf("go %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
}

// The client and the fake that come from one document understand each other.
func TestFakeAtRunTime(t *testing.T) {
	testModule(t, chat(), `package m

import (
	"context"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
	"time"

	"example.com/m/wecom"
	"example.com/m/wecom/wecomtest"
)

func TestCalls(t *testing.T) {
	ctx := context.Background()
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	if _, err := client.List(ctx, &wecom.ListRequest{Limit: 1}); err != nil {
		t.Error(err)
	}
	want := &wecom.ListRequest{Limit: 7, Cursor: "c"}
	want.Kind = "k"
	srv.OnList(func(_ context.Context, req *wecom.ListRequest) (*wecom.ListResponse, error) {
		if !reflect.DeepEqual(req, want) {
			t.Errorf("the handler got %+v, want %+v", req, want)
		}
		return &wecom.ListResponse{Items: []string{"a"}}, nil
	})
	resp, err := client.List(ctx, want)
	if err != nil || !reflect.DeepEqual(resp, &wecom.ListResponse{Items: []string{"a"}}) {
		t.Errorf("List = %+v, %v", resp, err)
	}
	srv.OnGet(func(_ context.Context, req *wecom.Chat) (*wecom.Chat, error) { return req, nil })
	id := "a/b ?%+"
	since := time.Date(2020, 1, 2, 3, 4, 5, 6, time.UTC)
	chat, err := client.Get(ctx, &wecom.Chat{ID: id, Since: since})
	if err != nil || chat.ID != id || !chat.Since.Equal(since) {
		t.Errorf("Get = %+v, %v", chat, err)
	}
	if err := client.Ping(ctx); err != nil {
		t.Error(err)
	}
	if n := len(srv.Requests("GetToken")); n != 1 {
		t.Errorf("%d requests for a token, want 1", n)
	}
	body := string(srv.Requests("List")[1].Body)
	if want := `+"`"+`{"kind":"k","limit":7,"cursor":"c"}`+"`"+`; body != want {
		t.Errorf("body %s, want %s", body, want)
	}
}

func TestUpload(t *testing.T) {
	srv := wecomtest.NewServer(t)
	srv.OnUpload(func(_ context.Context, req *wecom.Chat, file *wecom.MediaFile) (*wecom.Chat, error) {
		content, err := io.ReadAll(file.Content)
		if err != nil {
			return nil, err
		}
		return &wecom.Chat{ID: strings.Join([]string{req.ID, file.Name, file.ContentType, string(content)}, " ")}, nil
	})
	file := &wecom.MediaFile{Name: "a.png", ContentType: "image/png", Content: strings.NewReader("data")}
	got, err := srv.Client().Upload(context.Background(), &wecom.Chat{ID: "x"}, file)
	if err != nil || got.ID != "x a.png image/png data" {
		t.Errorf("Upload = %+v, %v", got, err)
	}
}

func TestErrors(t *testing.T) {
	ctx := context.Background()
	srv := wecomtest.NewServer(t)
	client := srv.Client(wecom.WithRetry(wecom.RetryPolicy{}))
	returned := error(wecom.ErrBusy)
	srv.OnPing(func(context.Context) error { return returned })
	if err := client.Ping(ctx); !errors.Is(err, wecom.ErrBusy) {
		t.Errorf("Ping = %v, want ErrBusy", err)
	}
	returned = &wecom.Error{Status: 503, RetryAfter: time.Minute}
	var failed *wecom.Error
	if err := client.Ping(ctx); !errors.As(err, &failed) || failed.Status != 503 || failed.RetryAfter != time.Minute {
		t.Errorf("Ping = %+v, want status 503", failed)
	}
	srv.OnPing(nil)
	srv.Inject("Ping", wecomtest.Fault{Code: -1, Message: "busy"}, wecomtest.Fault{Cut: true},
		wecomtest.Fault{HTML: true}, wecomtest.Fault{Malformed: true}, wecomtest.Fault{Trailing: true},
		wecomtest.Fault{CutBody: true}, wecomtest.Fault{Status: 404})
	for i := range 7 {
		if err := client.Ping(ctx); err == nil {
			t.Errorf("fault %d gives no error", i)
		}
	}
	if err := client.Ping(ctx); err != nil {
		t.Error(err)
	}
}

func TestTokens(t *testing.T) {
	ctx := context.Background()
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	for _, code := range []wecom.ErrorCode{0, wecom.ErrExpiredToken} {
		if err := client.Ping(ctx); err != nil {
			t.Error(err)
		}
		srv.RevokeTokens(code)
		if err := client.Ping(ctx); err != nil {
			t.Error(err)
		}
	}
	if n := len(srv.Requests("GetToken")); n != 3 {
		t.Errorf("%d requests for a token, want 3", n)
	}
	source := func(context.Context) (string, time.Time, error) { return "mine", time.Time{}, nil }
	if err := srv.Client(wecom.WithTokenSource(source)).Ping(ctx); !errors.Is(err, wecom.ErrInvalidToken) {
		t.Errorf("Ping = %v, want ErrInvalidToken", err)
	}
	source = func(context.Context) (string, time.Time, error) {
		token, expires := srv.IssueToken()
		return token, expires, nil
	}
	if err := srv.Client(wecom.WithTokenSource(source)).Ping(ctx); err != nil {
		t.Error(err)
	}
}

type silent struct {
	testing.TB
	told []string
}

func (s *silent) Errorf(format string, args ...any) { s.told = append(s.told, args[0].(string)) }

func TestStrictness(t *testing.T) {
	s := &silent{TB: t}
	srv := wecomtest.NewServer(s)
	err := srv.Client().Do(context.Background(), "POST", "/list", map[string]any{"limit": "x", "more": nil}, nil)
	var failed *wecom.Error
	if !errors.As(err, &failed) || failed.Status != 400 {
		t.Errorf("Do = %v, want status 400", err)
	}
	want := []string{`+"`"+`List: key "limit" is a string, want an integer; unknown key "more"; missing key "kind"`+"`"+`}
	if !reflect.DeepEqual(s.told, want) {
		t.Errorf("the test was told %q, want %q", s.told, want)
	}
}
`)
}
