package wecom_test

import (
	"context"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"os"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// These stand for an app's own. In the examples, the service is a fake.
var credentials = wecom.TokenRequest{CorpID: "ww0123456789abcdef", CorpSecret: os.Getenv("WECOM_SECRET")}

// All chats and their members, page by page.
func Example() {
	srv := fake()
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
}

// A chat is created and gets its first message.
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
	err = client.SendAppChat(ctx, &wecom.SendAppChatRequest{
		ChatID:  chat.ChatID,
		MsgType: wecom.MessageTypeText,
		Text:    &wecom.TextMessage{Content: "发布已完成"},
	})
	fmt.Println(chat.ChatID, err)
	// Output: release001 <nil>
}

// Failures are told apart by the codes of the service, not by its texts.
func ExampleError() {
	srv := fake()
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
		if _, err := client.GetAPIDomainIPs(context.Background()); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println("tokens fetched:", len(srv.Requests("GetToken")))
	// Output: tokens fetched: 1
}

// Each request is logged, with neither token nor secret.
func ExampleWithObserver() {
	srv := fake()
	logger := slog.New(slog.NewTextHandler(os.Stdout, &slog.HandlerOptions{
		ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey || a.Value.Kind() == slog.KindDuration {
				return slog.Attr{} // what differs each time
			}
			return a
		},
	}))
	client, err := wecom.NewClient(credentials, wecom.WithBaseURL(srv.URL),
		wecom.WithObserver(func(ctx context.Context, e wecom.CallEvent) {
			logger.InfoContext(ctx, "wecom", "request", e)
		}))
	if err != nil {
		log.Fatal(err)
	}
	srv.RevokeTokens(wecom.ErrTokenExpired)
	if _, err := client.GetCallbackIPs(context.Background()); err != nil {
		log.Fatal(err)
	}
	// Output:
	// level=INFO msg=wecom request.call=GetToken request.attempt=1 request.status=200 request.code=0
	// level=INFO msg=wecom request.call=GetCallbackIPs request.attempt=1 request.status=200 request.code=0
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
	fmt.Println(user.Name, err)
	// Output: 张三 <nil>
}

// fake starts a service with two chats. It stands in for a test, which would pass
// its *testing.T.
func fake() *wecomtest.Server {
	srv := wecomtest.NewServer(exampleT{})
	setUp(srv)
	return srv
}

// exampleT is a test for examples, which have none.
type exampleT struct{ testing.TB }

func (exampleT) Helper()                        {}
func (exampleT) Cleanup(func())                 {}
func (exampleT) Errorf(format string, a ...any) { log.Printf(format, a...) }
func (exampleT) Fatalf(format string, a ...any) { log.Fatalf(format, a...) }
