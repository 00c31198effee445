package interop_test

import "net/url"

// The calls of app chats, pages 90245 to 90248, of internal chats, page 92951, and
// of addresses, pages 92520 and 98988.

// newChat is what creates a chat. The order of its keys is not that of the page.
type newChat struct {
	Members []string `json:"userlist"`
	ChatID  string   `json:"chatid,omitempty"`
	Owner   string   `json:"owner,omitempty"`
	Name    string   `json:"name,omitempty"`
}

func (a *app) createChat(in newChat) (out struct {
	ChatID string `json:"chatid"`
}, err error) {
	err = a.post("/cgi-bin/appchat/create", in, &out)
	return out, err
}

// chatChange leaves out what stays as it is: "" would be refused.
type chatChange struct {
	Remove []string `json:"del_user_list,omitempty"`
	Add    []string `json:"add_user_list,omitempty"`
	Owner  string   `json:"owner,omitempty"`
	Name   string   `json:"name,omitempty"`
	ChatID string   `json:"chatid"`
}

func (a *app) updateChat(in chatChange) error { return a.post("/cgi-bin/appchat/update", in, nil) }

// chat is what getting a chat gives.
type chat struct {
	ChatID   string   `json:"chatid"`
	Name     string   `json:"name"`
	Owner    string   `json:"owner"`
	Members  []string `json:"userlist"`
	ChatType int      `json:"chat_type"`
}

func (a *app) getChat(id string) (chat, error) {
	var out struct {
		Info chat `json:"chat_info"`
	}
	err := a.get("/cgi-bin/appchat/get", "chatid="+url.QueryEscape(id), &out)
	return out.Info, err
}

// message says with each message whether it is confidential, as all libraries do.
type message struct {
	Safe   int             `json:"safe"`
	Text   *textMessage    `json:"text,omitempty"`
	Image  *mediaMessage   `json:"image,omitempty"`
	News   *articleMessage `json:"news,omitempty"`
	Type   string          `json:"msgtype"`
	ChatID string          `json:"chatid"`
}

type textMessage struct {
	Content string `json:"content"`
}

type mediaMessage struct {
	MediaID string `json:"media_id"`
}

type articleMessage struct {
	Articles []map[string]string `json:"articles"`
}

func (a *app) sendMessage(in message) error { return a.post("/cgi-bin/appchat/send", in, nil) }

// room is an internal chat of message audit. Its keys are not those of others.
type room struct {
	Name    string `json:"roomname"`
	Creator string `json:"creator"`
	Created int64  `json:"room_create_time"`
	Notice  string `json:"notice"`
	Members []struct {
		ID     string `json:"memberid"`
		Joined int64  `json:"jointime"`
	} `json:"members"`
}

func (a *app) getRoom(id string) (out room, err error) {
	err = a.post("/cgi-bin/msgaudit/groupchat/get", map[string]string{"roomid": id}, &out)
	return out, err
}

// addresses are those of the service, or those that its callbacks come from.
func (a *app) addresses(callback bool) ([]string, error) {
	var out struct {
		List []string `json:"ip_list"`
	}
	path := "/cgi-bin/get_api_domain_ip"
	if callback {
		path = "/cgi-bin/getcallbackip"
	}
	err := a.get(path, "", &out)
	return out.List, err
}
