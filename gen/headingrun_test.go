package gen

import (
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// headed is a package whose calls have headings of their own: one without request and
// response, an upload, and one with both.
func headed() *spec.Package {
	str := basic("string")
	implicit := func(name string) spec.Item {
		return spec.Item{Model: &spec.Model{Name: name, Implicit: true, Fields: []*spec.Field{}}}
	}
	under := func(i spec.Item) spec.Item { i.Call.Heading = true; return i }
	return pkgOf(
		service("error code", "errcode", "error message", "errmsg", "token call", "GetToken", "token key", "token"),
		errorCode("ErrGone", 404, spec.Permanent, ""),
		model("GetTokenResponse", "", field("Token", "token", str)),
		implicit("GetTokenRequest"),
		under(call("GetToken", ref("GetTokenRequest"), ref("GetTokenResponse"), "GET /token")),
		implicit("CloseRequest"), implicit("CloseResponse"),
		withToken(under(call("Close", ref("CloseRequest"), ref("CloseResponse"), "POST /close"))),
		model("Chat", "", field("ID", "id", str)),
		under(call("Get", ref("Chat"), ref("Chat"), "POST /get")),
		implicit("UploadRequest"), implicit("UploadResponse"),
		under(call("Upload", ref("UploadRequest"), ref("UploadResponse"), "POST(media) /upload")),
	)
}

// Of what a call does not have nothing is sent, and nothing of the answer is read into it.
func TestHeadedCallsAtRunTime(t *testing.T) {
	got := run(t, headed(), `package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	. "example.com/m/wecom"
)

func serve(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	if r.URL.Path == "/upload" {
		body = []byte(fmt.Sprint(strings.Contains(string(body), "hello")))
	}
	fmt.Printf("%s %s %q %q\n", r.Method, r.URL, body, r.Header.Get("Content-Type")[:min(len(r.Header.Get("Content-Type")), 16)])
	switch {
	case r.URL.Path == "/token":
		io.WriteString(w, "{\"errcode\": 0, \"token\": \"T\"}")
	case r.URL.Path == "/get" && string(body) == "{\"id\":\"\"}":
		io.WriteString(w, "{\"errcode\": 404, \"errmsg\": \"gone\"}")
	case r.URL.Path == "/get":
		w.Write(body)
	default:
		io.WriteString(w, "{\"errcode\": 0, \"more\": [1, 2]}")
	}
}

func main() {
	server := httptest.NewServer(http.HandlerFunc(serve))
	defer server.Close()
	ctx := context.Background()
	c, err := NewClient(server.URL)
	if err != nil {
		panic(err)
	}
	for _, req := range []*CloseRequest{nil, {}} {
		resp, err := c.Close(ctx, req)
		fmt.Println(resp, err)
	}
	chat, err := c.Get(ctx, &Chat{ID: "7"})
	fmt.Println(chat, err)
	chat, err = c.Get(ctx, nil)
	fmt.Println(chat, errors.Is(err, ErrGone))
	up, err := c.Upload(ctx, nil, &MediaFile{Name: "f", Content: strings.NewReader("hello")})
	fmt.Println(up, err)
}
`)
	diff(t, got, `
GET /token "" ""
POST /close "" ""
&{} <nil>
POST /close "" ""
&{} <nil>
POST /get "{\"id\":\"7\"}" "application/json"
&{7} <nil>
POST /get "{\"id\":\"\"}" "application/json"
<nil> true
POST /upload "true" "multipart/form-d"
&{} <nil>
`)
}

// The fake gives its handlers a request, and takes a response, that are empty.
func TestHeadedFakeAtRunTime(t *testing.T) {
	testModule(t, headed(), `package m

import (
	"context"
	"errors"
	"strings"
	"testing"

	"example.com/m/wecom"
	"example.com/m/wecom/wecomtest"
)

func TestCalls(t *testing.T) {
	ctx := context.Background()
	srv := wecomtest.NewServer(t)
	client := srv.Client()
	if resp, err := client.Close(ctx, nil); err != nil || resp == nil {
		t.Errorf("Close = %v, %v", resp, err)
	}
	asked := 0
	srv.OnClose(func(_ context.Context, req *wecom.CloseRequest) (*wecom.CloseResponse, error) {
		if asked++; req == nil {
			t.Error("the handler got no request")
		}
		if asked > 1 {
			return nil, wecom.ErrGone
		}
		return &wecom.CloseResponse{}, nil
	})
	if resp, err := client.Close(ctx, &wecom.CloseRequest{}); err != nil || resp == nil {
		t.Errorf("Close = %v, %v", resp, err)
	}
	if resp, err := client.Close(ctx, nil); !errors.Is(err, wecom.ErrGone) || resp != nil {
		t.Errorf("Close = %v, %v", resp, err)
	}
	srv.OnUpload(func(_ context.Context, req *wecom.UploadRequest, file *wecom.MediaFile) (*wecom.UploadResponse, error) {
		if req == nil || file.Name != "f" {
			t.Errorf("the handler got %v and %v", req, file)
		}
		return nil, nil
	})
	if resp, err := client.Upload(ctx, nil, &wecom.MediaFile{Name: "f", Content: strings.NewReader("hello")}); err != nil || resp == nil {
		t.Errorf("Upload = %v, %v", resp, err)
	}
	if asked != 2 {
		t.Errorf("the handler was asked %d times", asked)
	}
}
`)
}
