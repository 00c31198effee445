package wecomtest_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// countMembers is the code to be tested. It counts the members of a group chat;
// a chat that is gone has none.
func countMembers(ctx context.Context, client *wecom.Client, chatID string) (int, error) {
	chat, err := client.GetGroupChat(ctx, &wecom.GetGroupChatRequest{ChatID: chatID})
	switch {
	case errors.Is(err, wecom.ErrChatDissolved):
		return 0, nil
	case err != nil:
		return 0, err
	}
	return len(chat.MemberList), nil
}

// testCountMembers is its test. In a file of yours it is called TestCountMembers
// and t is a *testing.T.
func testCountMembers(t testing.TB) {
	srv := wecomtest.NewServer(t)
	srv.OnGetGroupChat(func(_ context.Context, req *wecom.GetGroupChatRequest) (*wecom.RespAppChatInfo, error) {
		if req.ChatID == "dissolved" {
			return nil, wecom.ErrChatDissolved
		}
		return &wecom.RespAppChatInfo{MemberList: []*wecom.ChatMemberList{{Userid: "zhangsan"}, {Userid: "lisi"}}}, nil
	})
	ctx, client := context.Background(), srv.Client()
	if n, err := countMembers(ctx, client, "chat1"); n != 2 || err != nil {
		t.Errorf("%d members and error %v, want 2", n, err)
	}
	if n, err := countMembers(ctx, client, "dissolved"); n != 0 || err != nil {
		t.Errorf("%d members of a dissolved chat and error %v, want 0", n, err)
	}

	// The service revokes the token: the client fetches another one.
	srv.RevokeTokens(wecom.ErrInvalidToken)
	if n, err := countMembers(ctx, client, "chat1"); n != 2 || err != nil {
		t.Errorf("%d members and error %v after the token was revoked, want 2", n, err)
	}
	if n := len(srv.Requests("GetToken")); n != 2 {
		t.Errorf("%d tokens were fetched, want 2", n)
	}

	// The next request ends at a gateway, which answers with a page of HTML.
	srv.Inject("GetGroupChat", wecomtest.Fault{Status: 500, HTML: true})
	if _, err := countMembers(ctx, client, "chat1"); err == nil {
		t.Errorf("a page of HTML is counted")
	}
}

// Code that calls the service is tested against the fake: with what handlers
// answer, and with what goes wrong on the way.
func Example() {
	testCountMembers(exampleT{})
	fmt.Println("passed")
	// Output: passed
}

// Requests of any client can be replayed: a handler needs no test, and tells what
// is wrong with them.
func ExampleNewHandler() {
	handler := wecomtest.NewHandler(wecomtest.AnyToken())
	server := httptest.NewServer(handler)
	defer server.Close()
	for _, body := range []string{
		`{"chatid": "release001", "msgtype": "text", "text": {"content": "发版"}, "safe": 0}`,
		`{"chatid": 1, "text": {"content": "发版"}, "save": 0}`,
	} {
		resp, err := http.Post(server.URL+"/cgi-bin/appchat/send?access_token=ACCESS_TOKEN", "application/json", strings.NewReader(body))
		if err != nil {
			log.Fatal(err)
		}
		resp.Body.Close()
		fmt.Println(resp.Status)
	}
	for _, r := range handler.Refusals() {
		for _, wrong := range r.Wrong {
			fmt.Printf("%s: %s\n", r.Call, wrong)
		}
	}
	// Output:
	// 200 OK
	// 400 Bad Request
	// SendAppChat: key "chatid" is 1, want a string
	// SendAppChat: unknown key "save"
	// SendAppChat: missing key "msgtype"
}

// A handler can say more than it returns: the header and the status of its
// answer.
func ExampleResponseOf() {
	handler := wecomtest.NewHandler(wecomtest.AnyToken())
	handler.OnGetCallbackIPs(func(ctx context.Context, _ *wecom.GetCallbackIPsRequest) (*wecom.GetCallbackIPsResponse, error) {
		w := wecomtest.ResponseOf(ctx)
		w.Header().Set("Retry-After", "60")
		w.WriteHeader(http.StatusServiceUnavailable)
		return nil, wecom.ErrSystemBusy
	})
	answer := httptest.NewRecorder()
	handler.ServeHTTP(answer, httptest.NewRequest("GET", "/cgi-bin/getcallbackip?access_token=ACCESS_TOKEN", nil))
	fmt.Println(answer.Code, answer.Header().Get("Retry-After"), answer.Body)
	// Output: 503 60 {"errcode":-1,"errmsg":""}
}

// exampleT stands in for the *testing.T that an example does not have.
type exampleT struct{ testing.TB }

func (exampleT) Helper()                        {}
func (exampleT) Cleanup(func())                 {}
func (exampleT) Errorf(format string, a ...any) { log.Fatalf(format, a...) }
func (exampleT) Fatalf(format string, a ...any) { log.Fatalf(format, a...) }
