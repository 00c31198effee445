package wecom_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// BenchmarkCall measures calls of the client beside the same calls written by
// hand with net/http and encoding/json, against the fake on loopback. The two
// take turns, so that whatever else the machine does slows down both;
// overhead-% is how much more time the client takes.
func BenchmarkCall(b *testing.B) {
	for _, members := range []int{1, 500} {
		b.Run(fmt.Sprintf("members=%d", members), func(b *testing.B) {
			srv := wecomtest.NewServer(b)
			srv.OnGetGroupChat(func(context.Context, *wecom.GetGroupChatRequest) (*wecom.RespAppChatInfo, error) {
				return chatOf(members), nil
			})
			token, _ := srv.IssueToken()
			byHand := handWritten{srv.URL, token}
			client := srv.Client()
			var hand, ours time.Duration
			for i := 0; b.Loop(); i++ {
				if i%2 == 0 { // neither is always the one that comes first
					hand += timed(b, byHand.getGroupChat)
					ours += timed(b, client.GetGroupChat)
				} else {
					ours += timed(b, client.GetGroupChat)
					hand += timed(b, byHand.getGroupChat)
				}
			}
			b.ReportMetric(float64(hand.Nanoseconds())/float64(b.N), "hand-ns/op")
			b.ReportMetric(float64(ours.Nanoseconds())/float64(b.N), "client-ns/op")
			b.ReportMetric(100*float64(ours-hand)/float64(hand), "overhead-%")
		})
	}
}

// BenchmarkAllocations reports the allocations of one call, those of the fake
// included: compare the two.
func BenchmarkAllocations(b *testing.B) {
	srv := wecomtest.NewServer(b)
	srv.OnGetGroupChat(func(context.Context, *wecom.GetGroupChatRequest) (*wecom.RespAppChatInfo, error) {
		return chatOf(10), nil
	})
	token, _ := srv.IssueToken()
	for name, call := range map[string]getGroupChat{
		"hand":   handWritten{srv.URL, token}.getGroupChat,
		"client": srv.Client().GetGroupChat,
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				timed(b, call)
			}
		})
	}
}

// getGroupChat is the call that is measured.
type getGroupChat func(context.Context, *wecom.GetGroupChatRequest) (*wecom.RespAppChatInfo, error)

func timed(b *testing.B, call getGroupChat) time.Duration {
	start := time.Now()
	chat, err := call(b.Context(), &wecom.GetGroupChatRequest{ChatID: "wr1"})
	took := time.Since(start)
	if err != nil || len(chat.MemberList) == 0 {
		b.Fatal(chat, err)
	}
	return took
}

func chatOf(members int) *wecom.RespAppChatInfo {
	chat := &wecom.RespAppChatInfo{ChatId: "wr1", Name: "城西门店", Owner: "zhangsan"}
	for i := range members {
		chat.MemberList = append(chat.MemberList, &wecom.ChatMemberList{
			Userid: fmt.Sprintf("user%d", i), Type: wecom.ChatMemberTypeInternal,
			JoinTime: 1700000000, JoinScene: 3, GroupNickname: "张三", Name: "张三",
		})
	}
	return chat
}

// handWritten is what people write without a client: no retries, no renewed
// token, no care for what an error may tell.
type handWritten struct{ base, token string }

func (h handWritten) getGroupChat(ctx context.Context, in *wecom.GetGroupChatRequest) (*wecom.RespAppChatInfo, error) {
	body, err := json.Marshal(in)
	if err != nil {
		return nil, err
	}
	target := h.base + "/cgi-bin/externalcontact/groupchat/get?access_token=" + url.QueryEscape(h.token)
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, target, bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", "application/json")
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	var out struct {
		ErrCode int64                  `json:"errcode"`
		ErrMsg  string                 `json:"errmsg"`
		Chat    *wecom.RespAppChatInfo `json:"group_chat"`
	}
	if err := json.NewDecoder(resp.Body).Decode(&out); err != nil {
		return nil, err
	}
	if out.ErrCode != 0 {
		return nil, errors.New(out.ErrMsg)
	}
	return out.Chat, nil
}
