package main

import (
	"context"
	"net/http"
	"net/url"
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
