//go:build !mdspecwords

package fake

import (
	"context"
	"testing"
)

// TestNextPage follows links to pages that no document knows of.
func TestNextPage(t *testing.T) {
	s, p := start(t)
	s.on("GetToken", true, func(ctx context.Context, _ input) (any, error) {
		switch page := RequestOf(ctx).Query.Get("page"); page {
		case "":
			NextPage(ctx, "page", "a&b")
		default:
			ResponseOf(ctx).Header().Add("Link", `<https://example.com/>; rel="first", <?other=x>; rel="next"`)
			ResponseOf(ctx).Header().Add("Link", `<%>; rel="self"`)
		}
		return nil, nil
	})
	const first = "/token?id=i&secret=s"
	if got := send(t, s, "GET", first, "").header.Get("Link"); got != `<?id=i&page=a%26b&secret=s>; rel="next"` {
		t.Errorf("link %s", got)
	}
	if got := send(t, s, "GET", first+"&page=a%26b", ""); got.status != 200 || len(got.header.Values("Link")) != 2 {
		t.Errorf("answer %+v", got)
	}
	p.want(t)
	for _, tt := range []struct{ query, told string }{
		{"&other=x", ""},
		{"&page=1&other=2", ""},
		{"&more=x", `GetToken: unknown query key "more"`},
	} {
		send(t, s, "GET", first+tt.query, "")
		if told := p.told(); len(told) > 0 != (tt.told != "") || tt.told != "" && told[0] != tt.told {
			t.Errorf("%s: the test was told %q", tt.query, told)
		}
	}
	send(t, s, "DELETE", "/names?page=1", "")
	p.want(t, `Names: unknown query key "page"`) // links of another call
}
