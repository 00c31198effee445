package wecom_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// pages returns a server of three pages of two chats each, and which cursors
// requests have named. What follows the last page is the cursor end.
func pages(t *testing.T, end string) (srv *wecomtest.Server, asked *[]string) {
	t.Helper()
	srv, asked = wecomtest.NewServer(t), new([]string)
	next := map[string]string{"": "2", "2": "3", "3": end}
	srv.OnListGroupChats(func(_ context.Context, req *wecom.ReqChatList) (*wecom.RespAppchatList, error) {
		*asked = append(*asked, req.Cursor+"/"+fmt.Sprint(req.Limit))
		return &wecom.RespAppchatList{
			GroupChatList: []wecom.RespGroupChatList{{ChatId: "a" + req.Cursor}, {ChatId: "b" + req.Cursor}},
			NextCursor:    next[req.Cursor],
		}, nil
	})
	return srv, asked
}

// TestIterator looks at what a loop over all pages gets, and which pages are
// asked for.
func TestIterator(t *testing.T) {
	tests := []struct {
		name  string
		end   string
		fault []wecomtest.Fault // of the pages in their order
		stop  string            // the chat at which the loop ends
		want  string
		asked string
		err   error
	}{
		{name: "all", want: "a b a2 b2 a3 b3", asked: "/2 2/2 3/2"},
		{name: "repeated cursor", end: "3", want: "a b a2 b2 a3 b3", asked: "/2 2/2 3/2"},
		{name: "cycle", end: "2", want: "a b a2 b2 a3 b3", asked: "/2 2/2 3/2"},
		{name: "break within a page", stop: "a", want: "a", asked: "/2"},
		{name: "break at the end of a page", stop: "b2", want: "a b a2 b2", asked: "/2 2/2"},
		{name: "an error", fault: []wecomtest.Fault{{}, {Code: wecom.ErrTooFrequent}}, want: "a b", asked: "/2", err: wecom.ErrTooFrequent},
		{name: "an error at once", fault: []wecomtest.Fault{{Code: wecom.ErrAPINotPermitted}}, err: wecom.ErrAPINotPermitted},
		{name: "a fault that passes", fault: []wecomtest.Fault{{}, {Code: wecom.ErrSystemBusy}}, want: "a b a2 b2 a3 b3", asked: "/2 2/2 3/2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			srv, asked := pages(t, tt.end)
			srv.Inject("ListGroupChats", tt.fault...)
			req := &wecom.ReqChatList{Limit: 2}
			got, failure := until(t, srv.Client(impatient).ListGroupChatsAll(t.Context(), req), tt.stop)
			if strings.Join(got, " ") != tt.want || strings.Join(*asked, " ") != tt.asked || !errors.Is(failure, tt.err) {
				t.Errorf("chats %q of the pages %q, error %v; want %q, %q, %v", got, *asked, failure, tt.want, tt.asked, tt.err)
			}
			if req.Cursor != "" {
				t.Errorf("the caller's request now asks for %q", req.Cursor)
			}
		})
	}
}

// until ranges over chats to the one that is named, and returns those that it
// got and the error at the end.
func until(t *testing.T, all iter.Seq2[wecom.RespGroupChatList, error], stop string) (got []string, failure error) {
	t.Helper()
	for chat, err := range all {
		switch {
		case failure != nil:
			t.Fatalf("%v after the error %v", chat, failure)
		case err == nil:
			got = append(got, chat.ChatId)
		case chat != (wecom.RespGroupChatList{}):
			t.Errorf("%v beside the error %v", chat, err)
		}
		failure = err
		if err == nil && chat.ChatId == stop {
			break
		}
	}
	return got, failure
}

// TestIteratorEndsWithItsContext lets the context end in the midst of a page:
// what was fetched is still given, and then why there is no more.
func TestIteratorEndsWithItsContext(t *testing.T) {
	srv, asked := pages(t, "")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var got []string
	var failure error
	for chat, err := range srv.Client().ListGroupChatsAll(ctx, &wecom.ReqChatList{Limit: 2}) {
		cancel()
		if failure = err; err == nil {
			got = append(got, chat.ChatId)
		}
	}
	if strings.Join(got, " ") != "a b" || len(*asked) != 1 || !errors.Is(failure, context.Canceled) {
		t.Errorf("chats %q of the pages %q, error %v", got, *asked, failure)
	}
	if failed := asError(t, failure); failed.Call != "ListGroupChats" || failed.Attempts != 0 {
		t.Errorf("the error is %+v", failed)
	}
}

// TestStatisticIterator counts the pages that statistics are asked for: the last
// is the one at whose end the total is reached, and the caller's offset is where
// they begin.
func TestStatisticIterator(t *testing.T) {
	for name, test := range map[string]struct {
		total       int
		first       int64
		want, asked string
	}{
		"none":        {0, 0, "", "[0]"},
		"full pages":  {4, 0, "0 1 2 3", "[0 2]"},
		"short page":  {5, 0, "0 1 2 3 4", "[0 2 4]"},
		"from within": {5, 3, "3 4", "[3]"},
	} {
		t.Run(name, func(t *testing.T) {
			srv := wecomtest.NewServer(t)
			var asked []int64
			srv.OnGetGroupChatStatistic(func(_ context.Context, req *wecom.GetGroupChatStatisticRequest) (*wecom.GetGroupChatStatisticResponse, error) {
				asked = append(asked, req.Offset)
				page := &wecom.GetGroupChatStatisticResponse{Total: int64(test.total)}
				for i := req.Offset; i < min(req.Offset+req.Limit, page.Total); i++ {
					page.Items = append(page.Items, wecom.OwnerStatistic{Owner: fmt.Sprint(i)})
				}
				page.NextOffset = req.Offset + int64(len(page.Items))
				return page, nil
			})
			req := &wecom.GetGroupChatStatisticRequest{DayBeginTime: 1600272000, Offset: test.first, Limit: 2}
			var got []string
			for owner, err := range srv.Client().GetGroupChatStatisticAll(t.Context(), req) {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, owner.Owner)
			}
			if strings.Join(got, " ") != test.want || fmt.Sprint(asked) != test.asked || req.Offset != test.first {
				t.Errorf("got %q of the pages %v, want %q of %s; the request now begins at %d", got, asked, test.want, test.asked, req.Offset)
			}
		})
	}
}
