package interop_test

import "errors"

// The calls of customer group chats: pages 92120 and 92122, 92127 and 95703, 92133,
// 94822 and 92229.

const groupChats = "/cgi-bin/externalcontact/groupchat/"

// listedChat is one item of a list.
type listedChat struct {
	ChatID string `json:"chat_id"`
	Status int    `json:"status"`
}

// list returns the chats of all pages. It says with each request that no status is
// wanted in particular; the first request has no cursor.
func (a *app) list(owners ...string) ([]listedChat, error) {
	in := struct {
		StatusFilter int                 `json:"status_filter"`
		Limit        int                 `json:"limit"`
		Cursor       string              `json:"cursor,omitempty"`
		OwnerFilter  map[string][]string `json:"owner_filter,omitempty"`
	}{Limit: 2}
	if len(owners) > 0 {
		in.OwnerFilter = map[string][]string{"userid_list": owners}
	}
	var all []listedChat
	for {
		var out struct {
			Chats []listedChat `json:"group_chat_list"`
			Next  string       `json:"next_cursor"`
		}
		if err := a.post(groupChats+"list", in, &out); err != nil {
			return all, err
		}
		all = append(all, out.Chats...)
		if out.Next == "" {
			return all, nil
		}
		if out.Next == in.Cursor {
			return all, errors.New("the cursor of the next page is that of this one")
		}
		in.Cursor = out.Next
	}
}

type user struct {
	ID string `json:"userid"`
}

// groupChat is a chat with its members.
type groupChat struct {
	ChatID  string `json:"chat_id"`
	Name    string `json:"name"`
	Owner   string `json:"owner"`
	Created int64  `json:"create_time"`
	Notice  string `json:"notice,omitempty"`
	Members []struct {
		user
		Type     int    `json:"type"`
		UnionID  string `json:"unionid,omitempty"`
		Joined   int64  `json:"join_time"`
		Scene    int    `json:"join_scene"`
		Invitor  *user  `json:"invitor,omitempty"`
		Nickname string `json:"group_nickname"`
		Name     string `json:"name,omitempty"`
		State    string `json:"state,omitempty"`
	} `json:"member_list"`
	Admins  []user `json:"admin_list"`
	Version string `json:"member_version,omitempty"`
}

// groupChat gets a chat; names is 0 or 1.
func (a *app) groupChat(id string, names int) (groupChat, error) {
	var out struct {
		Chat groupChat `json:"group_chat"`
	}
	err := a.post(groupChats+"get", map[string]any{"need_name": names, "chat_id": id}, &out)
	return out.Chat, err
}

// failedChat is a chat that was not transferred, though the call succeeded.
type failedChat struct {
	ChatID  string `json:"chat_id"`
	Code    int    `json:"errcode"`
	Message string `json:"errmsg"`
}

// transfer is a call of two, "transfer" or "onjob_transfer".
func (a *app) transfer(how, newOwner string, chats ...string) ([]failedChat, error) {
	var out struct {
		Failed []failedChat `json:"failed_chat_list"`
	}
	err := a.post(groupChats+how, map[string]any{"new_owner": newOwner, "chat_id_list": chats}, &out)
	return out.Failed, err
}

// statistic counts what happened in the chats of an owner, or on a day.
type statistic struct {
	Owner string         `json:"owner,omitempty"`
	Day   int64          `json:"stat_time,omitempty"`
	Data  map[string]int `json:"data"`
}

// byOwner returns the statistics of all pages.
func (a *app) byOwner(day int64, owners ...string) ([]statistic, error) {
	var all []statistic
	for offset := 0; ; {
		var out struct {
			Total int         `json:"total"`
			Next  int         `json:"next_offset"`
			Items []statistic `json:"items"`
		}
		in := map[string]any{
			"day_begin_time": day, "owner_filter": map[string]any{"userid_list": owners},
			"order_by": 2, "order_asc": 0, "offset": offset, "limit": 1000,
		}
		if err := a.post(groupChats+"statistic", in, &out); err != nil {
			return all, err
		}
		all = append(all, out.Items...)
		if out.Next >= out.Total {
			return all, nil
		}
		offset = out.Next
	}
}

func (a *app) byDay(first, last int64, owners ...string) ([]statistic, error) {
	var out struct {
		Items []statistic `json:"items"`
	}
	in := map[string]any{"owner_filter": map[string]any{"userid_list": owners}, "day_end_time": last, "day_begin_time": first}
	err := a.post(groupChats+"statistic_group_by_day", in, &out)
	return out.Items, err
}

func (a *app) chatIDOf(openGID string) (string, error) {
	var out struct {
		ChatID string `json:"chat_id"`
	}
	err := a.post("/cgi-bin/externalcontact/opengid_to_chatid", map[string]string{"opengid": openGID}, &out)
	return out.ChatID, err
}

// joinWay is a way into chats. What it leaves out is not 0 or false: the service
// then creates rooms, and marks where customers come from.
type joinWay struct {
	ConfigID string   `json:"config_id,omitempty"`
	Scene    int      `json:"scene"`
	Remark   string   `json:"remark,omitempty"`
	Create   *int     `json:"auto_create_room,omitempty"`
	BaseName string   `json:"room_base_name,omitempty"`
	BaseID   *int     `json:"room_base_id,omitempty"`
	Chats    []string `json:"chat_id_list"`
	QRCode   string   `json:"qr_code,omitempty"`
	State    string   `json:"state,omitempty"`
	Mark     *bool    `json:"mark_source,omitempty"`
}

func (a *app) addJoinWay(in joinWay) (string, error) {
	var out struct {
		ConfigID string `json:"config_id"`
	}
	err := a.post(groupChats+"add_join_way", in, &out)
	return out.ConfigID, err
}

func (a *app) updateJoinWay(in joinWay) error { return a.post(groupChats+"update_join_way", in, nil) }

func (a *app) getJoinWay(id string) (joinWay, error) {
	var out struct {
		Way joinWay `json:"join_way"`
	}
	err := a.post(groupChats+"get_join_way", map[string]string{"config_id": id}, &out)
	return out.Way, err
}

func (a *app) deleteJoinWay(id string) error {
	return a.post(groupChats+"del_join_way", map[string]string{"config_id": id}, nil)
}
