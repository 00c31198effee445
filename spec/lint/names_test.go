package lint

import (
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
)

func TestGoInitialism(t *testing.T) {
	runRule(t, []ruleTest{{
		"names of the seed", models([]string{"ReqChatListOwnerFilter", "`UseridList`|`userid_list`|`[]string`|成员", "`ChatId`|`chat_id`|`string`|群", "`Unionid`|`unionid`|`string`|微信"}),
		[]string{"9:2-12 go-initialism [UserIDList]", "10:2-8 go-initialism [ChatID]", "11:2-9 go-initialism [UnionID]"},
	}, {
		"right", models([]string{"ChatInfo", "`ChatID`|`chatid`|`string`|群", "`OwnerUserIDs`|`owner`|`[]string`|群主", "`Paid`|`paid`|`bool`|已付", "`HTTPServer`|`server`|`string`|服务器"}), nil,
	}, {
		"model and unexported field", models([]string{"UserId", "`chatId`|``|`string`|群"}),
		[]string{"5:6-12 go-initialism [UserID]", "9:2-8 go-initialism [chatID]"},
	}, {
		"embedded: where the type is defined", models([]string{"UserId", "`Name`|`name`|`string`|名"}, []string{"Member", "`UserId`||-|成员"}),
		[]string{"5:6-12 go-initialism [UserID]"},
	}, {
		"derived names are right", "# 群\n\n## Models\n\n### `A` 群\n\nJSON|Type|Doc\n:--|:--|:--\n`chatId`|`string`|群\n", nil,
	}, {
		"enum", "# 群\n\n## Enums\n\n### `IdKind` 编号\n\nName|Value|Doc\n:--|:--|:--\n`IdKindUserid`|1|成员\n",
		[]string{"5:6-12 go-initialism [IDKind]", "9:2-14 go-initialism [IDKindUserID]"},
	}, {
		"call and error", "# 群\n\n## Errors\n\nName|Code|Doc\n:--|:--|:--\n`ErrChatId`|1|群\n\n## API calls\n\nName|URL|Doc\n:--|:--|:--\n`GetIpList`|`GET /ip`|地址\n",
		[]string{"7:2-11 go-initialism [ErrChatID]", "13:2-11 go-initialism [GetIPList]"},
	}, {
		"aliases in a fence", models([]string{"ChatID", "`Name`|`name`|`string`|群"}) + "\n```go\ntype ChatId = ChatID\n```\n", nil,
	}}, "go-initialism")
}

// TestInitialismFix shows that renaming is offered where one edit does it.
func TestInitialismFix(t *testing.T) {
	document := models([]string{"UserId", "`ChatId`|`chat_id`|`string`|群"})
	pkg := parse(t, document)
	found := check(pkg, Standard)
	if len(found) != 2 || found[0].Fix != nil || found[1].Fix == nil || found[1].Fix.Certain {
		t.Fatalf("found %v", found)
	}
	got := string(Apply(found[1].Span.Source.Content(), found[1].Fix.Edits))
	if want := strings.Replace(document, "ChatId", "ChatID", 1); got != want {
		t.Errorf("became:\n%s", got)
	}
}

func TestNameSpelling(t *testing.T) {
	runRule(t, []ruleTest{{
		"initialisms are go-initialism's", models(
			[]string{"A", "`Userid`|`userid`|`string`|员"}, []string{"B", "`UserId`|`userid`|`string`|员"}, []string{"C", "`UserID`|`userid,omitempty`|`string`|员"}),
		nil,
	}, {
		"initialisms only, none right", models([]string{"A", "`Userid`|`userid`|`string`|员"}, []string{"B", "`UserId`|`userid`|`string`|员"}), nil,
	}, {
		"an initialism and another letter", models([]string{"A", "`GroupchatID`|`g`|`string`|群"}, []string{"B", "`GroupChatId`|`g`|`string`|群"}), nil,
	}, {
		"another letter beside an initialism", models([]string{"A", "`GroupchatID`|`g`|`string`|群"}, []string{"B", "`GroupChatID`|`g`|`string`|群"}),
		[]string{"15:2-13 name-spelling [GroupchatID] (9:2)"},
	}, {
		"the most frequent", models(
			[]string{"A", "`Groupchat`|`g`|`string`|群"}, []string{"B", "`GroupChat`|`g`|`string`|群"}, []string{"C", "`GroupChat`|`g`|`string`|群"}),
		[]string{"9:2-11 name-spelling [GroupChat] (15:2)"},
	}, {
		"the first of equals", models([]string{"A", "`Groupchat`|`g`|`string`|群"}, []string{"B", "`GroupChat`|`g`|`string`|群"}),
		[]string{"15:2-11 name-spelling [Groupchat] (9:2)"},
	}, {
		"other names of one key", models([]string{"A", "`Owner`|`owner`|`string`|主"}, []string{"B", "`OwnerUserID`|`owner`|`string`|主"}), nil,
	}, {
		"other keys", models([]string{"A", "`Userid`|`user`|`string`|员"}, []string{"B", "`UserID`|`userid`|`string`|员"}), nil,
	}, {
		"no key", models([]string{"A", "`Userid`|`-`|`string`|员"}, []string{"B", "`UserID`|`-`|`string`|员"}), nil,
	}}, "name-spelling")
}

// callTable makes a section of calls of the rows.
func callTable(rows ...string) string {
	out := "\n## API calls\n\nName|Request Type|Response Type|Response Key|URL|Doc\n:--|:--|:--|:--|:--|:--\n"
	for _, r := range rows {
		out += r + "\n"
	}
	return out
}

// TestModelUnused lints beside hand-written Go, if only a file without a use.
func TestModelUnused(t *testing.T) {
	get := callTable("`Get`|`Req`||| `POST /get`|获取")
	req := []string{"Req", "`X`|`x`|`string`|甲"}
	chat := models(req, []string{"Chat", "`Y`|`y`|`string`|乙"}) + get
	const none, unused = "package api\n", "11:6-10 model-unused"
	for _, tt := range []struct {
		name, document, hand, want string
	}{
		{"no calls", models([]string{"A", "`X`|`x`|`string`|甲"}), none, ""},
		{"reached through fields", models(
			[]string{"Req", "`A`|`a`|`map[string][]*A`|甲", "`B`||-|乙"}, []string{"A", "`X`|`x`|`string`|甲"}, []string{"B", "`C`|`c`|`C`|丙"}, []string{"C", "`Y`|`y`|`string`|甲"}) + get,
			none, ""},
		{"the outermost of those unused, wherever it is", models(
			req, []string{"Inner", "`X`|`x`|`string`|甲"}, []string{"Outer", "`I`|`i`|`Inner`|内"}) + get,
			none, "17:6-11 model-unused"},
		{"of itself and of each other", models(
			req, []string{"Self", "`S`|`s`|`[]Self`|己"}, []string{"A", "`B`|`b`|`*B`|乙"}, []string{"B", "`A`|`a`|`*A`|甲"}) + get,
			none, "11:6-10 model-unused, 17:6-7 model-unused"},
		{"used by a fence", chat + "\n## Models\n\n```go\n// Old is Chat.\ntype Old = Chat\n```\n", none, ""},
		{"named in a comment of a fence", chat + "\n## Models\n\n```go\n// Old is Chat.\nconst Old = 1\n```\n", none, unused},

		{"no output directory", chat, "", ""},
		{"used in a function", chat, none + "func f() any { return &Chat{} }\n", ""},
		{"used by a type", chat, none + "type chats map[string][]*Chat\n", ""},
		{"has a method", chat, none + "func (c Chat) Valid() bool { return true }\n", ""},
		{"used in another package of the directory", chat, "package api_test\n\nvar _ api.Chat\n", ""},
		{"used in Go that does not compile", chat, none + "func f() { x := Chat{ \xff }\n", ""},
		{"a longer name, a text and a comment", chat, none + "// Chat is not Chats.\nvar Chats = \"Chat\"\n", unused},
		{"leads to another", models(
			req, []string{"Inner", "`X`|`x`|`string`|甲"}, []string{"Outer", "`I`|`i`|`[]Inner`|内"}) + get,
			none + "var outer Outer\n", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := parser.Options{Package: "api"}
			if tt.hand != "" {
				o.GoFiles = []parser.File{{Name: "hand.go", Path: "hand.go", Content: []byte(tt.hand)}}
			}
			r := parser.Read([]parser.File{{Name: "doc.md", Path: "doc.md", Content: []byte(tt.document)}}, o)
			if r.Findings.HasErrors() {
				t.Fatal(r.Findings[0])
			}
			if got := strings.Join(places(check(r, Strict), "model-unused"), ", "); got != tt.want {
				t.Errorf("found %q, want %q", got, tt.want)
			}
		})
	}
}

func TestPairNaming(t *testing.T) {
	field := "`X`|`x`|`string`|甲"
	runRule(t, []ruleTest{{
		"one of three", models([]string{"GetRequest", field}, []string{"DelRequest", field}, []string{"ReqList", field}) +
			callTable("`Get`|`GetRequest`|||`POST /get`|取", "`Del`|`DelRequest`|||`POST /del`|删", "`List`|`ReqList`|||`POST /list`|列"),
		[]string{"17:6-13 request-response-naming [ListRequest]"},
	}, {
		"requests and responses apart", models([]string{"ReqGet", field}, []string{"ReqDel", field}, []string{"GetResp", field}, []string{"DelResp", field}, []string{"List", field}) +
			callTable("`Get`|`ReqGet`|`GetResp`||`POST /get`|取", "`Del`|`ReqDel`|`DelResp`||`POST /del`|删", "`List`||`List`||`POST /list`|列"),
		[]string{"29:6-10 request-response-naming [ListResp]"},
	}, {
		"the suggested name is taken", models([]string{"GetResp", field}, []string{"DelResp", field}, []string{"ListResp", "`L`|`l`|`[]string`|列"}, []string{"List", field}) +
			callTable("`Get`||`GetResp`||`POST /get`|取", "`Del`||`DelResp`||`POST /del`|删", "`List`||`ListResp`||`POST /list`|列", "`L`||`List`||`POST /l`|列"),
		[]string{"23:6-10 request-response-naming"},
	}, {
		"no more than half", models([]string{"GetRequest", field}, []string{"DelRequest", field}, []string{"ReqList", field}, []string{"ReqAdd", field}) +
			callTable("`Get`|`GetRequest`|||`POST /get`|取", "`Del`|`DelRequest`|||`POST /del`|删", "`List`|`ReqList`|||`POST /list`|列", "`Add`|`ReqAdd`|||`POST /add`|加"),
		nil,
	}, {
		"no pattern", models([]string{"Get", field}, []string{"Del", field}, []string{"ListRequest", field}) +
			callTable("`Get`|`Get`|||`POST /get`|取", "`Del`|`Del`|||`POST /del`|删", "`List`|`ListRequest`|||`POST /list`|列"),
		nil,
	}, {
		"a request that is also what a call returns", models([]string{"GetReq", field}, []string{"DelReq", field}, []string{"Chat", field}) +
			callTable("`Get`|`GetReq`|||`POST /get`|取", "`Del`|`DelReq`|||`POST /del`|删", "`Put`|`Chat`|`Chat`|`chat`|`POST /chat`|群"),
		nil,
	}, {
		"other uses do not count", models([]string{"GetResp", field}, []string{"DelResp", "`C`|`c`|`Chat`|群"}, []string{"Chat", field}, []string{"Member", field}) +
			callTable("`Get`||`GetResp`||`POST /get`|取", "`Del`||`DelResp`||`POST /del`|删", "`Chat`||`Chat`||`POST /chat`|群", "`Member`||`Member`|`member`|`POST /member`|员"),
		nil,
	}}, "request-response-naming")
}
