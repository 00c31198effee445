package wecom_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/generated/wecom"
)

// variant is one exchange of testdata/contract: what goes over the wire, written
// by hand from the documentation of the API.
type variant struct {
	call, name string
	target     string // "METHOD /path?query", sorted
	body       string
	fileName   string // of an upload
	file       string
	response   string
}

// contract returns every exchange, by call and variant.
func contract(t *testing.T) []*variant {
	t.Helper()
	files, err := filepath.Glob("testdata/contract/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no contract found: %v", err)
	}
	var all []*variant
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		call := strings.TrimSuffix(filepath.Base(file), ".txtar")
		for _, f := range archive.Files {
			all = addSection(t, all, call, f.Name, string(f.Data))
		}
	}
	return all
}

func addSection(t *testing.T, all []*variant, call, section, text string) []*variant {
	t.Helper()
	name, what, _ := strings.Cut(section, "/")
	if len(all) == 0 || all[len(all)-1].call != call || all[len(all)-1].name != name {
		all = append(all, &variant{call: call, name: name})
	}
	v := all[len(all)-1]
	switch file, upload := strings.CutPrefix(what, "media/"); {
	case upload:
		v.fileName, v.file = file, text
	case what == "request":
		v.target, v.body, _ = strings.Cut(strings.TrimSuffix(text, "\n"), "\n")
	case what == "response":
		v.response = text
	default:
		t.Fatalf("%s: unknown section %s", call, section)
	}
	return all
}

// TestContractIsComplete wants an exchange for each call of the client.
func TestContractIsComplete(t *testing.T) {
	known := map[string]bool{"Do": true}
	for _, v := range contract(t) {
		known[v.call] = true
	}
	client := reflect.TypeFor[*wecom.Client]()
	for i := range client.NumMethod() {
		name := strings.TrimSuffix(client.Method(i).Name, "All")
		if !known[name] {
			t.Errorf("testdata/contract has no exchange of %s", name)
		}
	}
}

// TestContract compares each request with the bytes that the API documents, and
// each response with what the caller gets.
func TestContract(t *testing.T) {
	for _, v := range contract(t) {
		t.Run(v.call+"/"+v.name, func(t *testing.T) {
			var seen recorded
			srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if r.URL.Path == "/cgi-bin/gettoken" && v.call != "GetToken" {
					_, _ = io.WriteString(w, `{"errcode":0,"errmsg":"ok","access_token":"TOKEN","expires_in":7200}`)
					return
				}
				seen.read(t, r)
				w.Header().Set("Content-Type", "application/json; charset=UTF-8")
				_, _ = io.WriteString(w, v.response)
			}))
			defer srv.Close()
			client, err := wecom.NewClient(wecom.TokenRequest{CorpID: "ww1", CorpSecret: "s"}, wecom.WithBaseURL(srv.URL))
			if err != nil {
				t.Fatal(err)
			}
			response, err := invoke(t, client, v)
			if err != nil {
				t.Fatal(err)
			}
			want := recorded{v.target, v.body, v.fileName, v.file}
			if diff := cmp.Diff(want, seen, cmp.AllowUnexported(recorded{})); diff != "" {
				t.Errorf("request (-want +sent):\n%s", diff)
			}
			compareResponse(t, v, response)
		})
	}
}

// recorded is a request as the server got it.
type recorded struct{ target, body, fileName, file string }

func (r *recorded) read(t *testing.T, req *http.Request) {
	r.target = req.Method + " " + req.URL.Path
	if req.URL.RawQuery != "" {
		r.target += "?" + req.URL.Query().Encode() // sorted
	}
	media, params, _ := mime.ParseMediaType(req.Header.Get("Content-Type"))
	if media != "multipart/form-data" {
		body, err := io.ReadAll(req.Body)
		if err != nil {
			t.Error(err)
		}
		r.body = string(body)
		return
	}
	parts := multipart.NewReader(req.Body, params["boundary"])
	part, err := parts.NextPart()
	if err != nil || part.FormName() != "media" {
		t.Errorf("the first part is not the file: %v", err)
		return
	}
	content, err := io.ReadAll(part)
	if err != nil {
		t.Error(err)
	}
	r.fileName, r.file = part.FileName(), string(content)
	if _, err := parts.NextPart(); err != io.EOF {
		t.Errorf("the upload has a second part: %v", err)
	}
}

// invoke calls the method of the variant with the request that it documents. Its
// keys have to be known, each and every one.
func invoke(t *testing.T, client *wecom.Client, v *variant) (response any, err error) {
	t.Helper()
	method := reflect.ValueOf(client).MethodByName(v.call)
	if !method.IsValid() {
		t.Fatalf("the client has no method %s", v.call)
	}
	args := []reflect.Value{reflect.ValueOf(t.Context())}
	for i := 1; i < method.Type().NumIn()-1; i++ {
		in := method.Type().In(i)
		if in == reflect.TypeFor[*wecom.MediaFile]() {
			file := &wecom.MediaFile{Name: v.fileName, Content: strings.NewReader(v.file)}
			args = append(args, reflect.ValueOf(file))
			continue
		}
		req := reflect.New(in.Elem())
		decodeStrictly(t, requestJSON(t, v), req.Interface())
		args = append(args, req)
	}
	results := method.Call(args)
	err, _ = results[len(results)-1].Interface().(error)
	if len(results) == 2 {
		response = results[0].Interface()
	}
	return response, err
}

// requestJSON returns the request as JSON; a query holds texts alone.
func requestJSON(t *testing.T, v *variant) []byte {
	t.Helper()
	if v.body != "" {
		return []byte(v.body)
	}
	_, target, _ := strings.Cut(v.target, " ")
	u, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for key := range u.Query() {
		if key != "access_token" {
			texts[key] = u.Query().Get(key)
		}
	}
	data, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func decodeStrictly(t *testing.T, data []byte, out any) {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.DisallowUnknownFields()
	if err := dec.Decode(out); err != nil {
		t.Fatalf("%s: %v", data, err)
	}
}

// compareResponse wants every value of the documented response in what the
// caller got.
func compareResponse(t *testing.T, v *variant, response any) {
	t.Helper()
	var want map[string]any
	if err := json.Unmarshal([]byte(v.response), &want); err != nil {
		t.Fatal(err)
	}
	delete(want, "errcode")
	delete(want, "errmsg")
	data, err := json.Marshal(response)
	if err != nil {
		t.Fatal(err)
	}
	var got any
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	var inner any = want
	if len(want) == 1 && isResponseKey(want) {
		for _, value := range want {
			inner = value
		}
	}
	if missing := missingValues("", inner, got); len(missing) > 0 {
		t.Errorf("the caller did not get %s of\n%sbut %s", strings.Join(missing, ", "), v.response, data)
	}
}

// isResponseKey reports whether the one member of an answer is an object that
// the caller gets alone.
func isResponseKey(answer map[string]any) bool {
	for key := range answer {
		return slices.Contains([]string{"chat_info", "group_chat", "join_way"}, key)
	}
	return false
}

// missingValues returns where got lacks a value of want or has another one. An
// empty value may be left out.
func missingValues(path string, want, got any) []string {
	var missing []string
	switch want := want.(type) {
	case map[string]any:
		object, _ := got.(map[string]any)
		for key, value := range want {
			missing = append(missing, missingValues(path+"."+key, value, object[key])...)
		}
	case []any:
		list, _ := got.([]any)
		if len(list) != len(want) {
			return []string{path}
		}
		for i := range want {
			missing = append(missing, missingValues(path+"[]", want[i], list[i])...)
		}
	case string:
		// created_at is a number in quotes; what reads it keeps the number.
		if text, ok := got.(string); got != nil && (!ok || text != want) && path != ".created_at" || got == nil && want != "" {
			return []string{path}
		}
	default:
		if !reflect.DeepEqual(want, got) && !(got == nil && (want == 0.0 || want == false)) {
			return []string{path}
		}
	}
	slices.Sort(missing)
	return missing
}

// TestRequestsAreLimited shows that a request outside the limits of its table is
// not sent.
func TestRequestsAreLimited(t *testing.T) {
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Errorf("%s was sent", r.URL.Path)
	}))
	defer srv.Close()
	client, err := wecom.NewClient(wecom.TokenRequest{CorpID: "ww1", CorpSecret: "s"}, wecom.WithBaseURL(srv.URL))
	if err != nil {
		t.Fatal(err)
	}
	_, err = client.CreateAppChat(context.Background(), &wecom.CreateAppChatRequest{UserList: []string{"zhangsan"}})
	limit, ok := asLimit(err)
	if !ok || limit.Field != "UserList" || limit.Limit != "2..2000 items" {
		t.Errorf("a chat of one member gives %v, want a LimitError of UserList", err)
	}
}
