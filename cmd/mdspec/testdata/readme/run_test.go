package main

import (
	"context"
	"net/http"
	"net/url"
	"os"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// TestProgram runs the program with the fake in place of the service.
func TestProgram(t *testing.T) {
	srv := wecomtest.NewServer(t)
	srv.OnListGroupChats(func(_ context.Context, req *wecom.ReqChatList) (*wecom.RespAppchatList, error) {
		if req.Cursor == "" {
			return &wecom.RespAppchatList{NextCursor: "2", GroupChatList: []wecom.RespGroupChatList{{ChatId: "wr1"}}}, nil
		}
		return &wecom.RespAppchatList{GroupChatList: []wecom.RespGroupChatList{{ChatId: "wr2", Status: 1}}}, nil
	})
	fake, err := url.Parse(srv.URL)
	if err != nil {
		t.Fatal(err)
	}
	http.DefaultTransport = detour{fake, http.DefaultTransport}
	if got, want := printed(t, main), "wr1 0\nwr2 1\n"; got != want {
		t.Errorf("the program printed %q, want %q", got, want)
	}
}

// detour sends every request to the fake.
type detour struct {
	fake *url.URL
	next http.RoundTripper
}

func (d detour) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host = d.fake.Scheme, d.fake.Host
	return d.next.RoundTrip(r)
}

// printed returns what f writes to standard output.
func printed(t *testing.T, f func()) string {
	t.Helper()
	file, err := os.CreateTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	stdout := os.Stdout
	os.Stdout = file
	defer func() { os.Stdout = stdout }()
	f()
	text, err := os.ReadFile(file.Name())
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
