package lint

import "testing"

const headings = "### `GetChat` `GET /chat` one chat\n\n### `CloseChat` `POST /chat/close` closes a chat\n"

func TestCallIndex(t *testing.T) {
	section := "## API calls\n\n"
	index := func(rows string) string { return "Call|What it does\n:--|:--\n" + rows + "\n" }
	runCases(t, []lintCase{
		{"no index", "call-index", section + headings, ""},
		{"complete", "call-index", section + index("`GetChat`|gets\n`CloseChat`|closes\n") + headings, ""},
		{"lacks one", "call-index", section + index("`GetChat`|gets\n") + headings, "3:1-18 Call|What it does"},
		{"by URL", "call-index", section + index("GET /chat|gets\nPOST /chat/close|closes\n") + headings, ""},
		{"by title", "call-index", section + index("one chat|gets\ncloses a chat|\n") + headings, ""},
		{"no such call", "call-index", section + index("`GetChat`|gets\n`CloseChat`|closes\n`Closechats`|closes\n") + headings, "7:2-12 Closechats"},
		{"of something else", "call-index", section + index("requests|10 a second\n") + headings, ""},
		{"of another section", "call-index", section + index("`GetChat`|gets\n`CloseChat`|closes\n") + headings + section + "### `Ping` `GET /ping` is it there?\n", ""},
	})
}

func TestHeadedCalls(t *testing.T) {
	errors := "## Errors\n\nName|Code|Doc\n:--|--:|:--\n`ErrA`|1|a\n\n"
	bare := "## API calls\n\n### `List` `GET /list` lists\n\nResponse Key\n:--\n`x`\n\n#### Response "
	runCases(t, []lintCase{
		{"no codes", "call-without-errors", "## API calls\n\n" + headings, ""},
		{"codes", "call-without-errors", service + errors + "## API calls\n\n" + headings + "\n#### Errors\n\nCode\n--:\n1\n", "17:6-13 GetChat"},
		{"in a table", "call-without-errors", service + errors + callHead + "`Ping`|||-|`GET /ping`|a\n", ""},
		{"slice", "bare-response", bare + "`[]string`\n", "9:16-24 []string"},
		{"library", "bare-response", bare + "`time.Time`\n", "9:16-25 time.Time"},
		{"struct", "bare-response", "## API calls\n\n### `List` `GET /list` lists\n\n#### Response `Chats` chats\n\nJSON|Type|Doc\n:--|:--|:--\n`n`|`int`|a\n", ""},
		{"no JSON", "bare-response", "## API calls\n\n### `List` `GET /list` lists\n\n#### Response `[]byte`\n", ""},
		{"bytes", "raw-response", "## API calls\n\nName|Response Type|URL|Doc\n:--|:--|:--|:--\n`A`|`[]byte`|`GET /a`|a\n", "5:6-12 []byte"},
		{"stream", "raw-response", "## API calls\n\nName|Response Type|URL|Doc\n:--|:--|:--|:--\n`A`|`io.ReadCloser`|`GET /a`|a\n", "5:6-19 io.ReadCloser"},
		{"keyed", "raw-response", "## API calls\n\nName|Response Type|Response Key|URL|Doc\n:--|:--|:--|:--|:--\n`A`|`string`|`a`|`GET /a`|a\n", ""},
		{"headed", "raw-response", "## API calls\n\n### `List` `GET /list` lists\n\n#### Response `string`\n", ""},
		{"implicit", "bare-response", "## API calls\n\n" + headings, ""},
		{"no request", "call-cannot-grow", callHead + "`Ping`|||-|`GET /ping`|a\n", "5:2-6 Ping"},
		{"heading", "call-cannot-grow", "## API calls\n\n" + headings, ""},
		{"not documented", "doc-missing", "## API calls\n\n### `Ping` `GET /ping`\n", "3:6-10 Ping"},
		{"documented", "doc-missing", "## API calls\n\n" + headings + "\n#### Request\n\nJSON|Type|Doc\n:--|:--|:--\n`id`|`string`|a\n", ""},
		{"parts", "request-response-naming", "## API calls\n\n" + headings, ""},
	})
}
