package wecom_test

import (
	"context"
	"io"
	"net/http"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// setUp gives the fake what the examples show.
func setUp(srv *wecomtest.Server) {
	members := map[string][]*wecom.ChatMemberList{
		"城西门店": {{Userid: "zhangsan", Name: "张三"}, {Userid: "lisi", Name: "李四"}},
		"城东门店": {{Userid: "wangwu", Name: "王五"}},
	}
	srv.OnListGroupChats(func(_ context.Context, req *wecom.ReqChatList) (*wecom.RespAppchatList, error) {
		if req.Cursor == "" {
			return &wecom.RespAppchatList{
				GroupChatList: []wecom.RespGroupChatList{{ChatId: "城西门店"}},
				NextCursor:    "page 2",
			}, nil
		}
		return &wecom.RespAppchatList{GroupChatList: []wecom.RespGroupChatList{{ChatId: "城东门店"}}}, nil
	})
	srv.OnGetGroupChat(func(_ context.Context, req *wecom.GetGroupChatRequest) (*wecom.RespAppChatInfo, error) {
		list, ok := members[req.ChatID]
		if !ok {
			return nil, wecom.ErrUnknownChatID
		}
		return &wecom.RespAppChatInfo{ChatId: req.ChatID, Name: req.ChatID, MemberList: list}, nil
	})
	srv.OnCreateAppChat(func(context.Context, *wecom.CreateAppChatRequest) (*wecom.CreateAppChatResponse, error) {
		return &wecom.CreateAppChatResponse{ChatID: "release001"}, nil
	})
	srv.HandleHTTP("GET", "/cgi-bin/user/get", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, `{"errcode":0,"errmsg":"ok","name":"张三"}`)
	})
}
