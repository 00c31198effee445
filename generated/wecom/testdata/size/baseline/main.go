// Command baseline lists group chats with net/http and encoding/json alone: what
// size_test.go compares the size of the client with.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/url"
	"os"
)

const service = "https://qyapi.weixin.qq.com"

func main() {
	query := url.Values{"corpid": {"ww0123456789abcdef"}, "corpsecret": {os.Getenv("WECOM_SECRET")}}
	var token struct {
		AccessToken string `json:"access_token"`
	}
	if err := send("GET", "/cgi-bin/gettoken?"+query.Encode(), nil, &token); err != nil {
		log.Fatal(err)
	}
	path := "/cgi-bin/externalcontact/groupchat/list?access_token=" + url.QueryEscape(token.AccessToken)
	request := map[string]any{"limit": 100}
	for {
		var page struct {
			GroupChatList []struct {
				ChatID string `json:"chat_id"`
				Status int64  `json:"status"`
			} `json:"group_chat_list"`
			NextCursor string `json:"next_cursor"`
		}
		if err := send("POST", path, request, &page); err != nil {
			log.Fatal(err)
		}
		for _, chat := range page.GroupChatList {
			fmt.Println(chat.ChatID, chat.Status)
		}
		if page.NextCursor == "" {
			return
		}
		request["cursor"] = page.NextCursor
	}
}

func send(method, path string, in, out any) error {
	body, err := json.Marshal(in)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(context.Background(), method, service+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return err
	}
	var envelope struct {
		Code    int64  `json:"errcode"`
		Message string `json:"errmsg"`
	}
	if err := json.Unmarshal(data, &envelope); err != nil {
		return err
	}
	if envelope.Code != 0 {
		return errors.New(envelope.Message)
	}
	return json.Unmarshal(data, out)
}
