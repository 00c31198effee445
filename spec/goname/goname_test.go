package goname

import (
	"go/token"
	"strings"
	"testing"
	"unicode"
)

var keyTests = []struct{ key, want string }{
	// Words.
	{"name", "Name"},
	{"need_name", "NeedName"},
	{"errcode", "Errcode"},
	{"errmsg", "Errmsg"},
	{"top3_list", "Top3List"},
	{"a1b2", "A1b2"},
	{"top-3.list of", "Top3ListOf"},
	{"_leading", "Leading"},
	{"trailing__", "Trailing"},
	{"$ref", "Ref"},
	{"@type", "Type"},
	{"xml:lang", "XMLLang"},
	{"type", "Type"},
	{"func", "Func"},
	{"a", "A"},
	{"été", "Été"},
	{"имя_чата", "ИмяЧата"},
	{"a名称", "A名称"},

	// Initialisms.
	{"id", "ID"},
	{"ids", "IDs"},
	{"chat_id", "ChatID"},
	{"html_ids", "HTMLIDs"},
	{"url", "URL"},
	{"urls", "URLs"},
	{"qr_code", "QRCode"},
	{"os_version", "OSVersion"},
	{"api_url_list", "APIURLList"},
	{"https_url", "HTTPSURL"},
	{"dns", "DNS"},
	{"uuid", "UUID"},
	{"uuids", "UUIDs"},
	{"utf8_name", "UTF8Name"},
	{"ips", "IPs"},
	{"oss_key", "OssKey"},
	{"idle", "Idle"},
	{"apish", "Apish"},

	// Compounds with id.
	{"owner_userid", "OwnerUserID"},
	{"userid_list", "UserIDList"},
	{"userids", "UserIDs"},
	{"external_userid", "ExternalUserID"},
	{"chatid", "ChatID"},
	{"corpid", "CorpID"},
	{"openid", "OpenID"},
	{"unionid", "UnionID"},
	{"agentid", "AgentID"},
	{"mediaid", "MediaID"},
	{"msgid", "MsgID"},
	{"memberid", "MemberID"},
	{"roomid", "RoomID"},
	{"chatids", "ChatIDs"},
	{"paid", "Paid"},
	{"grid", "Grid"},
	{"valid", "Valid"},
	{"bids", "Bids"},

	// Capitals.
	{"ownerUserId", "OwnerUserID"},
	{"ownerUserID", "OwnerUserID"},
	{"OwnerUserID", "OwnerUserID"},
	{"userIDs", "UserIDs"},
	{"userIDsOf", "UserIDsOf"},
	{"HTTPServer", "HTTPServer"},
	{"qrCodeUrl", "QRCodeURL"},
	{"mp3Url", "Mp3URL"},
	{"CHAT_ID", "ChatID"},
	{"ERRCODE", "Errcode"},
	{"XYZKey", "XYZKey"},
	{"ToUserName", "ToUserName"},
	{"AgentID", "AgentID"},
}

func TestFromKey(t *testing.T) {
	for _, tt := range keyTests {
		if got, ok := FromKey(tt.key); got != tt.want || !ok {
			t.Errorf("%q: got %q, %v, want %q", tt.key, got, ok, tt.want)
		}
	}
}

func TestFromKeyOfNothing(t *testing.T) {
	for _, key := range []string{
		"", "-", "_", "  ", "...", "3d", "_3d", "1", "姓名", "姓名_id", "姓名ID", "ß", "💬", "\xff", "\u0301",
	} {
		if got, ok := FromKey(key); ok {
			t.Errorf("%q: got %q, want none", key, got)
		}
	}
}

func TestFromKeyIsStable(t *testing.T) {
	for _, tt := range keyTests {
		if !strings.ContainsFunc(tt.want, unicode.IsLower) {
			continue // initialisms in a row cannot be told apart
		}
		if got, _ := FromKey(tt.want); got != tt.want {
			t.Errorf("the name %q of %q, as a key, gives %q", tt.want, tt.key, got)
		}
	}
}

func TestProper(t *testing.T) {
	for name, want := range map[string]string{
		"": "", "A": "A", "a": "a", "Name": "Name", "名称": "名称", "_": "_", "__x": "__x",
		"ChatId": "ChatID", "Userid": "UserID", "UseridList": "UserIDList", "Unionid": "UnionID",
		"UserIds": "UserIDs", "Userids": "UserIDs", "QrCode": "QRCode", "GetApiUrl": "GetAPIURL", "HtmlIds": "HTMLIDs",
		"ErrInvalidChatId": "ErrInvalidChatID", "Chat_Id": "Chat_ID", "Chat_id": "Chat_id",
		// Right as they are.
		"ChatID": "ChatID", "UserIDs": "UserIDs", "HTMLIDs": "HTMLIDs", "APIs": "APIs", "OwnerURLs": "OwnerURLs",
		"HTTPServer": "HTTPServer", "XYZKey": "XYZKey", "Paid": "Paid", "Grid": "Grid", "Valid": "Valid",
		"RespAppchatList": "RespAppchatList", "GIOs": "GIOs", "ERRCODE": "ERRCODE", "Identity": "Identity",
		// Unexported names stay so.
		"id": "id", "url": "url", "chatId": "chatID", "useridList": "userIDList", "idList": "idList", "apiUrl": "apiURL",
		"userid": "userID", "urls": "urls", "paid": "paid",
	} {
		if got := Proper(name); got != want {
			t.Errorf("%q: got %q, want %q", name, got, want)
		}
	}
}

func TestWords(t *testing.T) {
	for key, want := range map[string]string{
		"": "", "_": "", "create_time": "create time", "CREATE_TIME": "create time", "createTime": "create time",
		"CreateTimeMS": "create time ms", "expires-in": "expires in", "群_id": "群 id", "HTTPServer": "http server",
	} {
		if got := strings.Join(Words(key), " "); got != want {
			t.Errorf("%q: got %q, want %q", key, got, want)
		}
	}
}

func FuzzFromKey(f *testing.F) {
	for _, tt := range keyTests {
		f.Add(tt.key)
	}
	f.Add("姓名")
	f.Add("İI\xff")
	f.Fuzz(func(t *testing.T, key string) {
		name, ok := FromKey(key)
		if ok && !(token.IsIdentifier(name) && token.IsExported(name)) {
			t.Errorf("%q: %q is no exported identifier", key, name)
		}
		if again, _ := FromKey(key); again != name {
			t.Errorf("%q: %q and %q", key, name, again)
		}
	})
}

func FuzzProper(f *testing.F) {
	for _, tt := range keyTests {
		f.Add(tt.want)
	}
	f.Add("chat_Id")
	f.Add("GetApiUrl")
	f.Fuzz(func(t *testing.T, name string) {
		if !token.IsIdentifier(name) {
			return
		}
		proper := Proper(name)
		if !token.IsIdentifier(proper) || token.IsExported(proper) != token.IsExported(name) || !strings.EqualFold(proper, name) {
			t.Errorf("%q became %q", name, proper)
		}
		if again := Proper(proper); again != proper {
			t.Errorf("%q became %q and then %q", name, proper, again)
		}
	})
}
