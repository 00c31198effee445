package wecom_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// BenchmarkCall measures calls of the client beside the same calls written by
// hand with net/http and encoding/json, against the fake on loopback. The two
// take turns, so that whatever else the machine does slows down both;
// overhead-% is how much more time the client takes, by the medians, which a
// few slow calls do not move. On a busy machine most calls are slow ones:
// fast-overhead-% compares the calls that are slower than only a tenth of all.
func BenchmarkCall(b *testing.B) {
	for _, members := range []int{1, 500} {
		b.Run(fmt.Sprintf("members=%d", members), func(b *testing.B) {
			byHand, byClient := rivals(b, members)
			var hand, client []time.Duration
			for b.Loop() {
				if len(hand)%2 == 0 { // neither is always the one that comes first
					hand = append(hand, timed(b, byHand))
					client = append(client, timed(b, byClient))
				} else {
					client = append(client, timed(b, byClient))
					hand = append(hand, timed(b, byHand))
				}
			}
			slices.Sort(client)
			slices.Sort(hand)
			ours, theirs := at(client, 50), at(hand, 50)
			b.ReportMetric(ours, "client-ns/op")
			b.ReportMetric(theirs, "hand-ns/op")
			b.ReportMetric(100*(ours/theirs-1), "overhead-%")
			b.ReportMetric(100*(at(client, 10)/at(hand, 10)-1), "fast-overhead-%")
		})
	}
}

// BenchmarkAllocations reports the allocations of one call, those of the fake
// included: compare the two.
func BenchmarkAllocations(b *testing.B) {
	byHand, byClient := rivals(b, 10)
	for _, rival := range []struct {
		name string
		call getGroupChat
	}{{"hand", byHand}, {"client", byClient}} {
		b.Run(rival.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				timed(b, rival.call)
			}
		})
	}
}

// maxExtraAllocations is how many more allocations than one written by hand a call
// may take.
const maxExtraAllocations = 10

// TestCallAllocations counts the allocations of calls, those of the fake included.
func TestCallAllocations(t *testing.T) {
	if raceDetector {
		t.Skip("measured without the race detector")
	}
	byHand, byClient := rivals(t, 1)
	hand := testing.AllocsPerRun(200, func() { timed(t, byHand) })
	client := testing.AllocsPerRun(200, func() { timed(t, byClient) })
	t.Logf("%v allocations by hand, %v with the client", hand, client)
	if client > hand+maxExtraAllocations {
		t.Errorf("a call takes %v allocations, more than %v and %d", client, hand, maxExtraAllocations)
	}
}

// rivals returns the two ways to get a chat of so many members. Each has been
// used once: it has a connection, and the client a token. The connections are
// of one kind, those of the client without options.
func rivals(b testing.TB, members int) (byHand, byClient getGroupChat) {
	srv := wecomtest.NewServer(b)
	chat := chatOf(members)
	srv.OnGetGroupChat(func(context.Context, *wecom.GetGroupChatRequest) (*wecom.RespAppChatInfo, error) {
		return chat, nil
	})
	token, _ := srv.IssueToken()
	transport := http.DefaultTransport.(*http.Transport).Clone()
	b.Cleanup(transport.CloseIdleConnections)
	own := &http.Client{Transport: transport, Timeout: 30 * time.Second}
	byHand, byClient = handWritten{own, srv.URL, token}.getGroupChat, srv.Client().GetGroupChat
	timed(b, byHand)
	timed(b, byClient)
	return byHand, byClient
}

// at returns what so many hundredths of all are less than; all are sorted.
func at(all []time.Duration, hundredths int) float64 {
	return float64(all[len(all)*hundredths/100])
}

// getGroupChat is the call that is measured.
type getGroupChat func(context.Context, *wecom.GetGroupChatRequest, ...wecom.CallOption) (*wecom.RespAppChatInfo, error)

func timed(b testing.TB, call getGroupChat) time.Duration {
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
type handWritten struct {
	client      *http.Client
	base, token string
}

func (h handWritten) getGroupChat(ctx context.Context, in *wecom.GetGroupChatRequest, _ ...wecom.CallOption) (*wecom.RespAppChatInfo, error) {
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
	resp, err := h.client.Do(req)
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
