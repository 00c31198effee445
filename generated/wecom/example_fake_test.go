package wecom_test

import (
	"context"
	"io"
	"net/http"
	"slices"
	"strconv"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// chats are those of the examples.
var chats = []*wecom.RespAppChatInfo{
	{ChatId: "wr1", Name: "城西门店", Owner: "zhangsan", MemberList: []*wecom.ChatMemberList{{Name: "张三"}, {Name: "李四"}}},
	{ChatId: "wr2", Name: "城东门店", Owner: "wangwu", MemberList: []*wecom.ChatMemberList{{Name: "王五"}}},
	{ChatId: "wr3", Name: "城南门店", Owner: "zhangsan", MemberList: []*wecom.ChatMemberList{{Name: "张三"}}},
}

// setUp gives the fake what the examples show. A page has one chat.
func setUp(srv *wecomtest.Server) {
	srv.OnListGroupChats(func(_ context.Context, req *wecom.ReqChatList) (*wecom.RespAppchatList, error) {
		owners := req.OwnerFilter.UseridList
		owned := slices.DeleteFunc(slices.Clone(chats), func(chat *wecom.RespAppChatInfo) bool {
			return len(owners) > 0 && !slices.Contains(owners, chat.Owner)
		})
		i, _ := strconv.Atoi(req.Cursor)
		page := &wecom.RespAppchatList{GroupChatList: []wecom.RespGroupChatList{{ChatId: owned[i].ChatId}}}
		if i+1 < len(owned) {
			page.NextCursor = strconv.Itoa(i + 1)
		}
		return page, nil
	})
	srv.OnGetGroupChat(func(_ context.Context, req *wecom.GetGroupChatRequest) (*wecom.RespAppChatInfo, error) {
		for _, chat := range chats {
			if chat.ChatId == req.ChatID {
				return chat, nil
			}
		}
		return nil, wecom.ErrUnknownChatID
	})
	srv.OnCreateAppChat(func(context.Context, *wecom.CreateAppChatRequest) (*wecom.CreateAppChatResponse, error) {
		return &wecom.CreateAppChatResponse{ChatID: "release001"}, nil
	})
	srv.HandleHTTP("GET", "/cgi-bin/user/get", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `{"errcode":0,"errmsg":"ok","name":"张三"}`)
	})
}
