// Command client lists group chats, as the baseline does, with package wecom.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/mdspec-go/mdspec/generated/wecom"
)

func main() {
	client, err := wecom.NewClient(wecom.TokenRequest{CorpID: "ww0123456789abcdef", CorpSecret: os.Getenv("WECOM_SECRET")})
	if err != nil {
		log.Fatal(err)
	}
	for chat, err := range client.ListGroupChatsAll(context.Background(), &wecom.ReqChatList{Limit: 100}) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Println(chat.ChatId, chat.Status)
	}
}
