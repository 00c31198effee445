package wecom_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom"
)

// responseSample is a file of testdata/samples/responses.
type responseSample struct {
	file, call string
	under      string   // the key that holds what the caller gets; "": the answer itself
	unknown    []string // keys that no table has
}

var responseSamples = []responseSample{
	{"90245-appchat-create", "CreateAppChat", "", nil},
	{"90246-appchat-update", "UpdateAppChat", "", nil},
	{"90247-appchat-get", "GetAppChat", "chat_info", nil},
	{"90247-appchat-get-older", "GetAppChat", "chat_info", nil},
	{"90248-media-upload", "UploadMedia", "", nil},
	{"91039-gettoken", "GetToken", "", nil},
	{"92120-groupchat-list", "ListGroupChats", "", nil},
	{"92122-groupchat-get", "GetGroupChat", "group_chat", nil},
	{"92122-groupchat-get-newer", "GetGroupChat", "group_chat", []string{".labels", ".member_list[].mute"}},
	{"92127-groupchat-transfer", "TransferGroupChats", "", nil},
	{"92133-groupchat-statistic", "GetGroupChatStatistic", "", nil},
	{"92133-groupchat-statistic_group_by_day", "GetGroupChatStatisticByDay", "", nil},
	{"92229-groupchat-add_join_way", "AddJoinWay", "", nil},
	{"92229-groupchat-get_join_way", "GetJoinWay", "join_way", nil},
	{"92520-get_api_domain_ip", "GetAPIDomainIPs", "", nil},
	{"92951-msgaudit-groupchat-get", "GetMsgAuditGroupChat", "", nil},
	{"94822-opengid_to_chatid", "GetChatIDByOpenGID", "", nil},
	{"95703-groupchat-onjob_transfer", "TransferGroupChatsOnJob", "", nil},
	{"98988-getcallbackip", "GetCallbackIPs", "", nil},
}

// expired is a sample of an answer that refuses a call.
const expired = "97073-expired"

// readSample returns a file and its JSON.
func readSample(t *testing.T, dir, file string) ([]byte, any) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "samples", dir, file+".json"))
	if err != nil {
		t.Fatal(err)
	}
	return data, jsonTree(t, data)
}

// jsonTree decodes JSON; numbers stay as they are written.
func jsonTree(t *testing.T, data []byte) (tree any) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	if err := dec.Decode(&tree); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	return tree
}

// wantFiles wants a directory of samples to hold these files and no other.
func wantFiles(t *testing.T, dir string, files ...string) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join("testdata", "samples", dir, "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for i, path := range found {
		found[i] = strings.TrimSuffix(filepath.Base(path), ".json")
	}
	slices.Sort(found)
	slices.Sort(files)
	if !slices.Equal(found, files) {
		t.Errorf("the samples of %s are\n%q\nbut the test knows\n%q", dir, found, files)
	}
}

// answering returns a client of a service that answers each call, but for tokens,
// with the same bytes.
func answering(t *testing.T, call string, answer []byte) *wecom.Client {
	t.Helper()
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/cgi-bin/gettoken" && call != tokenCall {
			_, _ = io.WriteString(w, `{"errcode":0,"errmsg":"ok","access_token":"TOKEN","expires_in":7200}`)
			return
		}
		_, _ = w.Write(answer)
	}))
	t.Cleanup(srv.Close)
	client, err := wecom.NewClient(wecom.TokenRequest{CorpID: "ww1", CorpSecret: "s"}, wecom.WithBaseURL(srv.URL))
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// TestResponseSamples wants every value of each sample in what the caller gets,
// and nothing else.
func TestResponseSamples(t *testing.T) {
	var files []string
	for _, s := range responseSamples {
		files = append(files, s.file)
		t.Run(s.file, func(t *testing.T) {
			answer, want := readSample(t, "responses", s.file)
			response, err := invoke(t, answering(t, s.call, answer), sample(t, s.call))
			if err != nil {
				t.Fatal(err)
			}
			outer := want.(map[string]any)
			delete(outer, "errcode")
			delete(outer, "errmsg")
			if s.under != "" {
				want = outer[s.under]
			}
			data, err := json.Marshal(response)
			if err != nil {
				t.Fatal(err)
			}
			if all := differences("", want, jsonTree(t, data), s.unknown); len(all) > 0 {
				t.Errorf("the caller got %s\n%s", data, strings.Join(all, "\n"))
			}
		})
	}
	wantFiles(t, "responses", append(files, expired)...)
}

// TestSampleOfJoinWay wants zeroes that are not the same as nothing.
func TestSampleOfJoinWay(t *testing.T) {
	answer, _ := readSample(t, "responses", "92229-groupchat-get_join_way")
	way, err := answering(t, "GetJoinWay", answer).GetJoinWay(t.Context(), &wecom.GetJoinWayRequest{ConfigID: "c"})
	if err != nil {
		t.Fatal(err)
	}
	if way.AutoCreateRoom == nil || *way.AutoCreateRoom != 0 || way.MarkSource == nil || *way.MarkSource {
		t.Errorf("auto_create_room is %v and mark_source %v, want 0 and false", way.AutoCreateRoom, way.MarkSource)
	}
}

// TestErrorSample wants an error though the answer has a list.
func TestErrorSample(t *testing.T) {
	answer, want := readSample(t, "responses", expired)
	_, err := answering(t, "GetAPIDomainIPs", answer).GetAPIDomainIPs(t.Context(), nil)
	if !errors.Is(err, wecom.ErrTokenExpired) || asError(t, err).Message != want.(map[string]any)["errmsg"] {
		t.Errorf("the error is %v", err)
	}
}

// differences compares what was decoded with a sample. Zero values may be left
// out, on either side.
func differences(path string, want, got any, unknown []string) []string {
	var all []string
	switch want := want.(type) {
	case map[string]any:
		object, _ := got.(map[string]any)
		keys := map[string]bool{}
		for key := range want {
			keys[key] = !slices.Contains(unknown, path+"."+key)
		}
		for key := range object {
			keys[key] = true
		}
		for _, key := range slices.Sorted(maps.Keys(keys)) {
			if keys[key] {
				all = append(all, differences(path+"."+key, want[key], object[key], unknown)...)
			}
		}
		return all
	case []any:
		list, _ := got.([]any)
		if len(list) != len(want) {
			return []string{fmt.Sprintf("%s: %d items, want %d", path, len(list), len(want))}
		}
		for i := range want {
			all = append(all, differences(path+"[]", want[i], list[i], unknown)...)
		}
		return all
	}
	quoted := path == ".created_at" && fmt.Sprint(want) == fmt.Sprint(got) // the sample has a number in quotes
	if !quoted && !reflect.DeepEqual(want, got) && !(isNothing(want) && isNothing(got)) {
		return []string{fmt.Sprintf("%s: %#v, want %#v", path, got, want)}
	}
	return nil
}

// isNothing reports whether a value of JSON is absent or zero.
func isNothing(v any) bool {
	list, isList := v.([]any)
	return v == nil || v == "" || v == false || v == json.Number("0") || isList && len(list) == 0
}
