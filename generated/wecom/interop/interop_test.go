package interop_test

import (
	"encoding/json"
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

func newService(t *testing.T) (*service, *app) {
	t.Helper()
	s := &service{Server: wecomtest.NewServer(t), t: t}
	return s, &app{base: s.URL, corpID: "ww0123456789abcdef", corpSecret: "a+secret/of an app"}
}

// exchange is a call, with what the service answers and what comes of it.
type exchange struct {
	call    string
	answers []string // without the envelope and the key of the response
	send    func(*app) (any, error)
	want    string // JSON; "": the answer
}

func ptr[T any](v T) *T { return &v }

// only is what a call without a response gives.
func only(err error) (any, error) { return nil, err }

var exchanges = []exchange{
	{"CreateAppChat", []string{`{"chatid":"release001"}`}, func(a *app) (any, error) {
		return a.createChat(newChat{Members: []string{"zhangsan", "lisi"}, Owner: "zhangsan", Name: "发布"})
	}, ""},
	{"UpdateAppChat", nil, func(a *app) (any, error) {
		return only(a.updateChat(chatChange{ChatID: "release001", Owner: "lisi", Add: []string{"wangwu"}, Remove: []string{"zhangsan"}}))
	}, ""},
	{"GetAppChat", []string{`{"chatid":"release 001","name":"发布","owner":"lisi","userlist":["lisi","wangwu"],"chat_type":0}`},
		func(a *app) (any, error) { return a.getChat("release 001") }, ""},
	{"SendAppChat", nil, func(a *app) (any, error) {
		return only(errors.Join(
			a.sendMessage(message{ChatID: "release001", Type: "text", Text: &textMessage{"发布已完成\n请查看 <结果> & 日志"}}),
			a.sendMessage(message{ChatID: "release001", Type: "image", Image: &mediaMessage{"MEDIA_ID"}, Safe: 1}),
			a.sendMessage(message{ChatID: "release001", Type: "news", News: &articleMessage{[]map[string]string{
				{"url": "https://example.com/47", "title": "周报", "description": "第 47 周"}}}})))
	}, ""},
	{"ListGroupChats", []string{
		`{"group_chat_list":[{"chat_id":"wr1","status":0},{"chat_id":"wr2","status":1}],"next_cursor":"C1"}`,
		`{"group_chat_list":[{"chat_id":"wr3","status":3}],"next_cursor":"C2"}`, // short, but not the last
		`{"group_chat_list":[],"next_cursor":""}`,
	}, func(a *app) (any, error) { return a.list("zhangsan") },
		`[{"chat_id":"wr1","status":0},{"chat_id":"wr2","status":1},{"chat_id":"wr3","status":3}]`},
	{"GetGroupChat", []string{`{"chat_id":"wr1","name":"","owner":"zhangsan","create_time":1572505490,"notice":"营业时间 9:00-21:00\n周一休息",
		"member_list":[{"userid":"zhangsan","type":1,"join_time":1572505491,"join_scene":1,"invitor":{"userid":"lisi"},"group_nickname":"店长","name":"张三"},
		{"userid":"wmAAA","type":2,"unionid":"ozAAA","join_time":1572505492,"join_scene":3,"group_nickname":"","name":"李四","state":"store-1"}],
		"admin_list":[{"userid":"zhaoliu"},{"userid":"sunqi"}],"member_version":"00112233445566778899aabbccddeeff"}`},
		func(a *app) (any, error) { return a.groupChat("wr1", 0) }, ""},
	{"TransferGroupChats", []string{`{"failed_chat_list":[{"chat_id":"wr2","errcode":90500,"errmsg":"the owner of this chat is not resigned"}]}`},
		func(a *app) (any, error) { return a.transfer("transfer", "lisi", "wr1", "wr2") },
		`[{"chat_id":"wr2","errcode":90500,"errmsg":"the owner of this chat is not resigned"}]`},
	{"TransferGroupChatsOnJob", []string{`{"failed_chat_list":[{"chat_id":"wr1","errcode":90501,"errmsg":"chat is not external group chat"}]}`},
		func(a *app) (any, error) { return a.transfer("onjob_transfer", "lisi", "wr1") },
		`[{"chat_id":"wr1","errcode":90501,"errmsg":"chat is not external group chat"}]`},
	{"GetGroupChatStatistic", []string{
		`{"total":2,"next_offset":1,"items":[{"owner":"zhangsan","data":` + counts + `}]}`,
		`{"total":2,"next_offset":2,"items":[{"owner":"lisi","data":` + counts + `}]}`,
	}, func(a *app) (any, error) { return a.byOwner(1600272000, "zhangsan", "lisi") },
		`[{"owner":"zhangsan","data":` + counts + `},{"owner":"lisi","data":` + counts + `}]`},
	{"GetGroupChatStatisticByDay", []string{`{"items":[{"stat_time":1600272000,"data":` + counts + `},{"stat_time":1600358400,"data":` + counts + `}]}`},
		func(a *app) (any, error) { return a.byDay(1600272000, 1600358400, "zhangsan") },
		`[{"stat_time":1600272000,"data":` + counts + `},{"stat_time":1600358400,"data":` + counts + `}]`},
	{"GetChatIDByOpenGID", []string{`{"chat_id":"wrA"}`}, func(a *app) (any, error) { return a.chatIDOf("oAAAAA") }, `"wrA"`},
	{"AddJoinWay", []string{`{"config_id":"0123456789abcdef0123456789abcdef"}`}, func(a *app) (any, error) {
		return a.addJoinWay(joinWay{Scene: 2, Create: ptr(0), Chats: []string{"wr1"}, State: "store-1", Mark: ptr(false)})
	}, `"0123456789abcdef0123456789abcdef"`},
	{"UpdateJoinWay", nil, func(a *app) (any, error) {
		return only(a.updateJoinWay(joinWay{ConfigID: "9ad7", Scene: 2, Create: ptr(1), BaseName: "门店客户群", BaseID: ptr(10), Chats: []string{"wr1"}}))
	}, ""},
	{"GetJoinWay", []string{`{"config_id":"9ad7","scene":2,"remark":"备注","auto_create_room":0,"room_base_name":"门店客户群","room_base_id":10,
		"chat_id_list":["wr1","wr2"],"qr_code":"https://example.com/qr?id=1&v=2","state":"store-1","mark_source":false}`},
		func(a *app) (any, error) { return a.getJoinWay("9ad7") }, ""},
	{"DeleteJoinWay", nil, func(a *app) (any, error) { return only(a.deleteJoinWay("9ad7")) }, ""},
	{"UploadMedia", []string{`{"type":"image","media_id":"MEDIA_ID","created_at":"1380000000"}`}, func(a *app) (any, error) {
		return a.upload("image", "图 片.png", "the bytes of a picture")
	}, `{"type":"image","media_id":"MEDIA_ID","created_at":1380000000}`},
	{"GetMsgAuditGroupChat", []string{`{"roomname":"项目群","creator":"zhangsan","room_create_time":1592361604,"notice":"",
		"members":[{"memberid":"zhangsan","jointime":1592361605},{"memberid":"lisi","jointime":1592377076}]}`},
		func(a *app) (any, error) { return a.getRoom("wrROOM") }, ""},
	{"GetAPIDomainIPs", []string{`{"ip_list":["203.0.113.17","198.51.100.0/24"]}`}, func(a *app) (any, error) { return a.addresses(false) },
		`["203.0.113.17","198.51.100.0/24"]`},
	{"GetCallbackIPs", []string{`{"ip_list":["192.0.2.12"]}`}, func(a *app) (any, error) { return a.addresses(true) }, `["192.0.2.12"]`},
}

const counts = `{"new_chat_cnt":2,"chat_total":2,"chat_has_msg":0,"new_member_cnt":0,"member_total":6,"member_has_msg":0,"msg_total":0}`

// TestCalls goes through all calls. The fake fails the test if it finds fault with
// a request.
func TestCalls(t *testing.T) {
	called := []string{"GetToken"} // before each of the others
	for _, x := range exchanges {
		called = append(called, x.call)
		t.Run(x.call, func(t *testing.T) {
			s, a := newService(t)
			s.answers(x.call, x.answers...)
			got, err := x.send(a)
			if err != nil {
				t.Fatal(err)
			}
			want := x.want
			if want == "" && len(x.answers) > 0 {
				want = x.answers[0]
			}
			if want != "" && !reflect.DeepEqual(tree(t, json.RawMessage(want)), tree(t, got)) {
				t.Errorf("the client got\n%+v\nwant\n%s", got, want)
			}
			if all := lost("", s.sent(x.call), any(s.decoded())); len(s.requests) > 0 && len(all) > 0 {
				t.Errorf("the handler did not get %s", strings.Join(all, ", "))
			}
			if a.fetched != 1 {
				t.Errorf("%d tokens were fetched, want 1", a.fetched)
			}
		})
	}
	if all := callsOfFake(); !slices.Equal(all, slices.Sorted(slices.Values(called))) || len(all) != 20 {
		t.Errorf("the fake has the calls %q, which are not those of this test", all)
	}
}

// TestAnswersWithoutHandlers goes through all calls of a fake that was told nothing.
func TestAnswersWithoutHandlers(t *testing.T) {
	_, a := newService(t)
	for _, x := range exchanges {
		if _, err := x.send(a); err != nil {
			t.Errorf("%s: %v", x.call, err)
		}
	}
}

// callsOfFake returns the names of all calls.
func callsOfFake() []string {
	var all []string
	server := reflect.TypeFor[*wecomtest.Server]()
	for i := range server.NumMethod() {
		if call, ok := strings.CutPrefix(server.Method(i).Name, "On"); ok {
			all = append(all, call)
		}
	}
	return all
}
