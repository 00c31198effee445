package fake

import (
	"context"
	"strings"
	"testing"
)

func TestUpload(t *testing.T) {
	const form = "multipart/form-data; boundary=b"
	file := func(head string) string {
		return "--b\r\nContent-Disposition: form-data; " + head + "\r\nContent-Type: image/png\r\n\r\n\x00\xffdata\r\n"
	}
	good := file(`name="media"; filename="a.png"`)
	tests := []struct {
		name, query, contentType, body string
		want                           string
	}{
		{"good", "?id=x", form, good + "--b--\r\n", ""},
		{"no form", "?id=x", "image/png", "data", `Upload: the content type is "image/png", want multipart/form-data`},
		{"no part", "?id=x", form, "--b--\r\n", "Upload: the upload has no part: EOF"},
		{"another part", "?id=x", form, file(`name="file"; filename="a.png"`) + "--b--\r\n", `Upload: the upload's part is called "file", want "media"`},
		{"no file name", "?id=x", form, file(`name="media"`) + "--b--\r\n", "Upload: the upload's part has no file name"},
		{"two parts", "?id=x", form, good + good + "--b--\r\n", "Upload: the upload has more than one part, or no end"},
		{"no end", "?id=x", form, good, "Upload: the upload cannot be read: unexpected EOF"},
		{"query", "?x=1", form, good + "--b--\r\n", `Upload: unknown query key "x"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, p := start(t)
			handled := ""
			s.on("Upload", true, func(_ context.Context, in input) (any, error) {
				handled = strings.Join([]string{as[*userRequest](in.request).ID, in.file.name, in.file.contentType, string(in.file.content)}, " ")
				return nil, nil
			})
			sendAs(t, context.Background(), s, "POST", "/upload"+tt.query, tt.body, tt.contentType)
			if tt.want != "" {
				p.want(t, tt.want)
				return
			}
			p.want(t)
			if handled != "x a.png image/png \x00\xffdata" {
				t.Errorf("the handler got %q", handled)
			}
			if got := string(s.Requests()[0].Body); got != tt.body {
				t.Errorf("recorded %q, want %q", got, tt.body)
			}
		})
	}
}
