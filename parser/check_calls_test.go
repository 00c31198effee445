package parser

import "testing"

// callHead stands in front of the tables in tests of calls: a model on lines 3
// to 7. What follows begins on line 9.
const callHead = "## Models\n\n### `Chat` 群聊\n\nName|JSON|Type\n:--|:--|:--\n`ID`|`id`|`string`\n\n"

// callsOf returns a table of calls, the first of which stands four lines
// below where the table begins.
func callsOf(rows string) string {
	return "## API calls\n\nName|Request Type|Response Type|Response Key|Page|Access Token|URL\n:--|:--|:--|:--|:--|:-:|:--\n" + rows
}

var callTests = []struct {
	name, text, hand string
	want             []string
}{
	{"methods by hand", callsOf("`Get`||||||`GET /a`\n`List`|`Chat`|`Chat`||`id` `id` `id`||`GET /b`\n"),
		"func (c *Client) Get() {}\nfunc (c Client) ListAll() {}\nfunc (c *Client) Do() {}\nfunc (c *Client) Other() {}\nfunc (e *Error) Unwrap() error { return nil }\n",
		[]string{
			"a.md duplicate-name 13:2 Get", "a.md duplicate-name 14:2 List", "a.md invalid-page-key 14:34 id",
			"out/hand.go reserved-identifier 4:18 Do", "out/hand.go reserved-identifier 6:17 Unwrap",
		}},
	{"methods by hand of other types", callsOf("`Get`||||||`GET /a`\n"), "type T struct{}\nfunc (t T) Get() {}\nfunc (t T) Do() {}\n", nil},
	{"names of functions inside", callsOf("`Get`|`c`|`ctx`||||`GET /a`\n"), "type c struct{}\ntype ctx struct{}\n", nil},
	{"aliases", callsOf("`Get`|`A`|`B`||||`GET /a`\n"), "type A = C\ntype C (Chat)\ntype B = []Chat\n", nil},
	{"aliases of no struct", callsOf("`Get`|`A`|`B`||||`GET /a`\n"), "type A = B\ntype B = []Chat\n", []string{"a.md request-not-struct 13:8 A"}},
	{"faulty rows hide keys", "### `Req` 参数\n\nName|JSON|Type\n:--|:--|:--\n`A`|`a`\n`B`|`b|`string`\n\n" +
		callsOf("`Get`|`Req`|`Chat`||`x` `id` `y`||`GET /{a}/{b}/{c}`\n"), "",
		[]string{"a.md missing-cells 13:1 `A`|`a`", "a.md unclosed-code-span 14:5 `b", "a.md unknown-page-key 20:31 y"}},
	{"faulty types are no keys", "### `Req` 参数\n\nName|JSON|Type\n:--|:--|:--\n`A`|`a`|`Strng`\n`B`|`b`|`[`\n`Bass`||-\n\n" +
		callsOf("`Get`|`Req`|`Chat`||`b` `id` `id`||`GET /{a}/{b}/{c}`\n`Post`|`Req`|||||`DELETE /{a}`\n"), "",
		[]string{"a.md unknown-type 13:10 Strng", "a.md invalid-type 14:10 [", "a.md unknown-type 15:2 Bass", "a.md invalid-page-key 21:31 id"}},
	{"faulty settings hide settings", "## Service\n\nSetting|Value\n:--|:--\ntoken call|`Get`\ntoken kye|`id`\nerror message|`m`\n\n" +
		callsOf("`Get`||`Chat`||||`GET /a`\n"), "", []string{"a.md unknown-setting 14:1 token kye"}},
	{"keys of what is embedded by hand", "### `Req` 参数\n\nName|JSON|Type\n:--|:--|:--\n`Hand`||-\n\n" +
		callsOf("`Get`|`Req`|`Req`||`a` `a` `b`||`GET /{a}`\n"), "type Hand struct{ A string }\n",
		[]string{"a.md unknown-page-key 19:21 a", "a.md unknown-page-key 19:25 a", "a.md unknown-page-key 19:29 b"}},
	{"embedded with a key", "### `Req` 参数\n\nName|JSON|Type\n:--|:--|:--\n`Chat`|`chat`|-\n\n" + callsOf("`Get`|`Req`|||||`GET /{chat}/{id}`\n"), "",
		[]string{"a.md request-not-flat 19:8 Req", "a.md invalid-path-key 19:24 chat", "a.md unknown-path-key 19:31 id"}},
	{"embedded in a circle", "### `Req` 参数\n\nName|JSON|Type\n:--|:--|:--\n`*Req`||-\n`A`|`a`|`string`\n\n" + callsOf("`Get`|`Req`|||||`GET /{a}/{b}`\n"), "",
		[]string{"a.md unknown-path-key 20:28 b"}},
	{"no client, no names", "### `Client` free\n\nName|Type\n:--|:--\n`ID`|`string`\n", "func context() {}\n", nil},
	{"faulty calls are calls", callsOf("`Get`||||||`FETCH /a`\n"), "type Client struct{}\n", []string{"a.md invalid-url 13:13 FETCH /a"}},
	{"base url", "## Service\n\nSetting|Value\n:--|:--\nbase url|`https://:80/`\n", "", []string{"a.md invalid-setting 13:11 https://:80/"}},
	{"base url with a mark", "## Service\n\nSetting|Value\n:--|:--\nbase url|`https://a/?`\n", "", []string{"a.md invalid-setting 13:11 https://a/?"}},
	{"base url with a slash", "## Service\n\nSetting|Value\n:--|:--\nbase url|`https://a/b/`\n", "", nil},
}

func TestCalls(t *testing.T) {
	for _, tt := range callTests {
		t.Run(tt.name, func(t *testing.T) {
			_, got, list := checkPackage(goFile(tt.hand), callHead+tt.text)
			checkLines(t, got, tt.want)
			if t.Failed() {
				t.Log(list)
			}
			o := goFile(tt.hand)
			o.NoClient = true
			if _, _, list := checkPackage(o, callHead+tt.text); len(list) > len(got) {
				t.Errorf("without a client more is found: %v", list)
			}
		})
	}
}
