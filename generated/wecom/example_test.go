package wecom_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// credentials are those of one app.
var credentials = wecom.TokenRequest{CorpID: "ww0123456789abcdef", CorpSecret: "secret"}

// All customer group chats and their members, page by page. In this and the
// other examples a fake stands in for the service, so that they can be run: the
// client of a real app has no option WithBaseURL.
func Example() {
	srv := fake() // see package wecomtest
	credentials := wecom.TokenRequest{CorpID: "ww0123456789abcdef", CorpSecret: os.Getenv("WECOM_SECRET")}
	client, err := wecom.NewClient(credentials, wecom.WithBaseURL(srv.URL))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	for item, err := range client.ListGroupChatsAll(ctx, &wecom.ReqChatList{Limit: 100}) {
		if err != nil {
			log.Fatal(err)
		}
		chat, err := client.GetGroupChat(ctx, &wecom.GetGroupChatRequest{ChatID: item.ChatId, NeedName: wecom.ChatNeedName})
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(chat.Name)
		for _, member := range chat.MemberList {
			fmt.Println("-", member.Name)
		}
	}
	// Output:
	// 城西门店
	// - 张三
	// - 李四
	// 城东门店
	// - 王五
	// 城南门店
	// - 张三
}

// The group chats of one owner, from all pages.
func ExampleClient_ListGroupChatsAll() {
	client := fake().Client() // or of wecom.NewClient
	owner := wecom.ReqChatListOwnerFilter{UseridList: []string{"zhangsan"}}
	for chat, err := range client.ListGroupChatsAll(context.Background(), &wecom.ReqChatList{OwnerFilter: owner, Limit: 100}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(chat.ChatId)
	}
	// Output:
	// wr1
	// wr3
}

// An app chat is created and gets its first message.
func ExampleClient_SendAppChat() {
	srv := fake()
	client, err := wecom.NewClient(credentials, wecom.WithBaseURL(srv.URL))
	if err != nil {
		log.Fatal(err)
	}
	ctx := context.Background()
	chat, err := client.CreateAppChat(ctx, &wecom.CreateAppChatRequest{
		Name:     "发布",
		UserList: []string{"zhangsan", "lisi"},
	})
	if err != nil {
		log.Fatal(err)
	}
	_, err = client.SendAppChat(ctx, &wecom.SendAppChatRequest{
		ChatID:  chat.ChatID,
		MsgType: wecom.MessageTypeText,
		Text:    &wecom.TextMessage{Content: "发布已完成"},
	})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println("sent to", chat.ChatID)
	// Output: sent to release001
}

// A call over the limit is left to the caller. Failures are told apart by the
// codes of the service, not by its texts.
func ExampleError() {
	srv := fake()
	// The service refuses the next call.
	srv.Inject("ListGroupChats", wecomtest.Fault{Code: wecom.ErrTooFrequent, Message: "api freq out of limit"})
	client, err := wecom.NewClient(credentials, wecom.WithBaseURL(srv.URL))
	if err != nil {
		log.Fatal(err)
	}
	_, err = client.ListGroupChats(context.Background(), &wecom.ReqChatList{Limit: 100})
	if errors.Is(err, wecom.ErrTooFrequent) {
		fmt.Println("too many calls: come back later")
	}
	var failed *wecom.Error
	if errors.As(err, &failed) {
		fmt.Println(failed.Call, failed.Code, failed.Class, failed.Attempts)
	}
	// Output:
	// too many calls: come back later
	// ListGroupChats error code 45009 rate 1
}

// Clients of one app share its token.
func ExampleWithTokenStore() {
	srv := fake()
	store := &wecom.MemoryTokenStore{} // or one of your own, for several processes
	for range 3 {
		client, err := wecom.NewClient(credentials, wecom.WithBaseURL(srv.URL), wecom.WithTokenStore(store))
		if err != nil {
			log.Fatal(err)
		}
		if _, err := client.GetAPIDomainIPs(context.Background(), nil); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println("tokens fetched:", len(srv.Requests("GetToken")))
	// Output: tokens fetched: 1
}

// Each request is observed, here one whose token has expired. An event holds
// neither token nor secret; slog logs one as a group of attributes:
//
//	slog.InfoContext(ctx, "wecom", "request", e)
func ExampleWithObserver() {
	srv := fake()
	// The service refuses the first token.
	srv.Inject("GetCallbackIPs", wecomtest.Fault{Code: wecom.ErrTokenExpired})
	observe := func(ctx context.Context, e wecom.CallEvent) {
		fmt.Printf("%s, attempt %d: code %d\n", e.Call, e.Attempt, e.Code)
	}
	client, err := wecom.NewClient(credentials, wecom.WithBaseURL(srv.URL), wecom.WithObserver(observe))
	if err != nil {
		log.Fatal(err)
	}
	if _, err := client.GetCallbackIPs(context.Background(), nil); err != nil {
		log.Fatal(err)
	}
	// Output:
	// GetToken, attempt 1: code 0
	// GetCallbackIPs, attempt 1: code 42001
	// GetToken, attempt 1: code 0
	// GetCallbackIPs, attempt 2: code 0
}

// A call that the documents do not have yet uses the same token, repetitions and
// errors.
func ExampleClient_Do() {
	srv := fake()
	client, err := wecom.NewClient(credentials, wecom.WithBaseURL(srv.URL))
	if err != nil {
		log.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	var user struct {
		Name string `json:"name"`
	}
	err = client.Do(ctx, "GET", "/cgi-bin/user/get", map[string]string{"userid": "zhangsan"}, &user)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(user.Name)
	// Output: 张三
}

// fake starts a fake of the service with two group chats. Tests do so with
// [wecomtest.NewServer] and their *testing.T.
func fake() *wecomtest.Server {
	srv := wecomtest.NewServer(exampleT{})
	setUp(srv)
	return srv
}

// exampleT stands in for the *testing.T that examples do not have. It has what
// [wecomtest.NewServer] uses.
type exampleT struct{ testing.TB }

func (exampleT) Helper()                        {}
func (exampleT) Cleanup(func())                 {}
func (exampleT) Errorf(format string, a ...any) { log.Fatalf(format, a...) }
func (exampleT) Fatalf(format string, a ...any) { log.Fatalf(format, a...) }
