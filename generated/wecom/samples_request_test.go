package wecom_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

// requestSamples are the files of testdata/samples/requests and their calls.
var requestSamples = [][2]string{
	{"90245-appchat-create", "CreateAppChat"},
	{"90246-appchat-update", "UpdateAppChat"},
	{"90248-send-file", "SendAppChat"},
	{"90248-send-image", "SendAppChat"},
	{"90248-send-markdown", "SendAppChat"},
	{"90248-send-mpnews", "SendAppChat"},
	{"90248-send-news", "SendAppChat"},
	{"90248-send-text", "SendAppChat"},
	{"90248-send-textcard", "SendAppChat"},
	{"90248-send-video", "SendAppChat"},
	{"90248-send-voice", "SendAppChat"},
	{"92120-groupchat-list", "ListGroupChats"},
	{"92122-groupchat-get", "GetGroupChat"},
	{"92127-groupchat-transfer", "TransferGroupChats"},
	{"92133-groupchat-statistic", "GetGroupChatStatistic"},
	{"92133-groupchat-statistic_group_by_day", "GetGroupChatStatisticByDay"},
	{"92229-groupchat-add_join_way", "AddJoinWay"},
	{"92229-groupchat-get_join_way", "GetJoinWay"},
	{"92229-groupchat-update_join_way", "UpdateJoinWay"},
	{"92951-msgaudit-groupchat-get", "GetMsgAuditGroupChat"},
	{"94822-opengid_to_chatid", "GetChatIDByOpenGID"},
	{"95703-groupchat-onjob_transfer", "TransferGroupChatsOnJob"},
}

// TestRequestSamples posts each sample to the fake as it is. The type of the
// request has every value of it.
func TestRequestSamples(t *testing.T) {
	var files []string
	for _, s := range requestSamples {
		file, call := s[0], s[1]
		files = append(files, file)
		t.Run(file, func(t *testing.T) {
			srv := wecomtest.NewServer(t)
			token, _ := srv.IssueToken()
			body, want := readSample(t, "requests", file)
			_, target, _ := strings.Cut(sample(t, call).target, " ")
			resp, err := http.Post(srv.URL+strings.Replace(target, "TOKEN", token, 1), "application/json", bytes.NewReader(body))
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			answer, err := io.ReadAll(resp.Body)
			if err != nil || !bytes.Contains(answer, []byte(`"errcode":0`)) {
				t.Errorf("the fake answers %s, %v: %s", resp.Status, err, answer)
			}
			method, _ := reflect.TypeFor[*wecom.Client]().MethodByName(call)
			request := reflect.New(method.Type.In(2).Elem()).Interface()
			decodeStrictly(t, body, request)
			data, err := json.Marshal(request)
			if err != nil {
				t.Fatal(err)
			}
			if all := differences("", want, jsonTree(t, data), nil); len(all) > 0 {
				t.Errorf("the request has %s\n%s", data, strings.Join(all, "\n"))
			}
		})
	}
	wantFiles(t, "requests", files...)
}
