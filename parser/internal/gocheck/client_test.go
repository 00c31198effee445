package gocheck_test

import (
	"slices"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
)

// clientTail is a service, error codes and calls; the code of the fence, which
// precedes it, begins on line 21 as in modelHead.
const clientTail = "```\n\n## Service\n\nSetting|Value\n:--|:--\nbase url|`https://example.com`\nerror code|`errcode`\n" +
	"token call|`GetToken`\ntoken key|`id`\n\n## Errors\n\nName|Code|Class\n:--|--:|:--\n`ErrBusy`|-1|retry\n\n" +
	"## Models\n\n### `Page` of chats\n\nName|JSON|Type\n:--|:--|:--\n`Next`|`next`|`string`\n`Chats`|`chats`|`[]Chat`\n\n" +
	"## API calls\n\nName|Request Type|Response Type|Page|URL\n:--|:--|:--|:--|:--\n`GetToken`|`Chat`|`Chat`||`POST /token`\n" +
	"`ListChats`|`Page`|`Page`|`next` `next` `chats`|`POST /list`\n`Upload`||||`POST(media) /upload`\n"

var clientFenceTests = []struct {
	name, code, hand string
	want             []string
}{
	{"error codes", "var A ErrorCode = ErrBusy\nvar B error = ErrBusy\nconst C = ErrBusy + 1\nvar D = map[ErrorCode]string{ErrBusy: \"x\"}\n", "", nil},
	{"classes", "var A = []ErrorClass{ClassRetry, ClassToken, ClassRate}\nvar B error = (*Error)(nil)\nvar C = Error{Code: ErrBusy}\n", "", nil},
	{"types", "import (\n\"context\"\n\"time\"\n)\nvar A = RetryPolicy{MaxRetries: 3, BaseDelay: time.Second}\n" +
		"type L interface { Wait(context.Context) error }\nvar B L = Limiter(nil)\nvar C TokenStore = (*MemoryTokenStore)(nil)\nvar D *MediaFile\n", "", nil},
	{"constructor", "var New = NewClient\nvar F func(Chat, ...Option) (*Client, error) = NewClient\nvar G = WithHTTPClient\nvar H func(string) Option = WithBaseURL\n", "", nil},
	{"methods", "import (\n\"context\"\n\"iter\"\n)\ntype API interface {\nGetToken(context.Context, *Chat, ...CallOption) (*Chat, error)\n" +
		"ListChatsAll(context.Context, *Page, ...CallOption) iter.Seq2[Chat, error]\nUpload(context.Context, *MediaFile, ...CallOption) error\nBy()\n" +
		"Do(ctx context.Context, method, path string, in, out any, opts ...CallOption) error\n}\nvar A API = (*Client)(nil)\n", "func (c *Client) By() {}\n", nil},
	{"hand-written", "var A = Hand{}\nvar B TokenStore = A\n",
		"import (\"context\"; \"time\")\ntype Hand struct{ c *Client }\nfunc (Hand) Get(context.Context, string) (string, time.Time, error) { return \"\", time.Time{}, nil }\n" +
			"func (Hand) Set(context.Context, string, string, time.Time) error { return nil }\nfunc (Hand) Delete(context.Context, string, string) error { return ErrBusy }\n", nil},
	{"wrong", "var A int = ErrBusy\nvar B = ErrBusi\nvar C = Client{x: 1}\n", "",
		[]string{"a.md fence-type-error 21:13 ErrBusy", "a.md fence-type-error 22:9 ErrBusi", "a.md fence-type-error 23:16 x"}},
	{"wrong method", "import \"context\"\nvar A interface{ GetToken(context.Context, *Chat) error } = (*Client)(nil)\n", "",
		[]string{"a.md fence-type-error 22:61 ("}},
	{"import", "import context \"errors\"\nvar A = context.ErrUnsupported\n", "",
		[]string{"a.md fence-import-conflict 21:8 context \"errors\""}},
	{"taken", "type Option struct{ A int }\nvar X = Option{A: 1}\n", "", []string{"a.md reserved-identifier 21:6 Option"}},
}

func TestClientInFences(t *testing.T) {
	for _, tt := range clientFenceTests {
		t.Run(tt.name, func(t *testing.T) {
			_, got, list := checkPackage(goFile(tt.hand), modelHead+tt.code+clientTail)
			if !slices.Equal(got, tt.want) {
				t.Errorf("found %q, want %q\n%v", got, tt.want, list)
			}
		})
	}
}

// TestNoClientInFences wants the names of a client that is not made to be
// unknown.
func TestNoClientInFences(t *testing.T) {
	o := goFile("")
	o.NoClient = true
	_, got, _ := checkPackage(o, modelHead+"var A = ErrBusy\nvar B *Client\n"+clientTail)
	checkLines(t, got, []string{"a.md fence-type-error 21:9 ErrBusy", "a.md fence-type-error 22:8 Client"})
}

// TestErrorRowAtFault wants nothing to follow from an error code that could not be read.
func TestErrorRowAtFault(t *testing.T) {
	_, got, _ := checkPackage(parser.Options{}, modelHead+"var A = ErrBusy\n```\n\n## Errors\n\nName|Code\n:--|--:\n`ErrBusy`|x\n")
	checkLines(t, got, []string{"a.md invalid-error-code 28:11 x"})
}
