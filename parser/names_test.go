package parser

import (
	"go/token"
	"strings"
	"testing"
	"unicode"
)

var goNameTests = []struct{ key, want string }{
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

func TestGoName(t *testing.T) {
	for _, tt := range goNameTests {
		if got, ok := goName(tt.key); got != tt.want || !ok {
			t.Errorf("%q: got %q, %v, want %q", tt.key, got, ok, tt.want)
		}
	}
}

func TestGoNameOfNothing(t *testing.T) {
	for _, key := range []string{
		"", "-", "_", "  ", "...", "3d", "_3d", "1", "姓名", "姓名_id", "姓名ID", "ß", "💬", "\xff", "\u0301",
	} {
		if got, ok := goName(key); ok {
			t.Errorf("%q: got %q, want none", key, got)
		}
	}
}

func TestGoNameIsStable(t *testing.T) {
	for _, tt := range goNameTests {
		if !strings.ContainsFunc(tt.want, unicode.IsLower) {
			continue // initialisms in a row cannot be told apart
		}
		if got, _ := goName(tt.want); got != tt.want {
			t.Errorf("the name %q of %q, as a key, gives %q", tt.want, tt.key, got)
		}
	}
}

func TestValidIdent(t *testing.T) {
	tests := map[string]bool{
		"Name": true, "name": true, "_x": true, "名": true, "x1": true, "string": true, "é": true,
		"": false, "_": false, "type": false, "func": false, "1x": false, "a-b": false, "a b": false, " a": false,
		"a.b": false, "*T": false, "a\x00": false, "a\u0301": false, "\xff": false,
	}
	for name, want := range tests {
		if got := validIdent(name); got != want {
			t.Errorf("%q: got %v", name, got)
		}
	}
}

func TestPredeclared(t *testing.T) {
	for name := range strings.FieldsSeq(`
		any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string
		uint uint8 uint16 uint32 uint64 uintptr true false iota nil append cap clear close complex copy delete imag
		len make max min new panic print println real recover`) {
		if !predeclared(name) {
			t.Errorf("%q is not known as predeclared", name)
		}
	}
	for _, name := range []string{"", "_", "String", "type", "chat", "Any"} {
		if predeclared(name) {
			t.Errorf("%q is known as predeclared", name)
		}
	}
}

func FuzzGoName(f *testing.F) {
	for _, tt := range goNameTests {
		f.Add(tt.key)
	}
	f.Add("姓名")
	f.Add("İI\xff")
	f.Fuzz(func(t *testing.T, key string) {
		name, ok := goName(key)
		if ok && !(token.IsIdentifier(name) && token.IsExported(name)) {
			t.Errorf("%q: %q is no exported identifier", key, name)
		}
		if again, _ := goName(key); again != name {
			t.Errorf("%q: %q and %q", key, name, again)
		}
	})
}
