package lint

import (
	"strings"
	"testing"
)

const service = "## Service\n\nSetting|Value\n:--|:--\nbase url|`https://example.com`\nerror code|`errcode`\nerror message|`errmsg`\n\n"

const callHead = "## API calls\n\nName|Response Type|Response Key|Access Token|URL|Doc\n:--|:--|:--|:--|:--|:--\n"

func response(name string, keys ...string) string {
	rows := ""
	for _, k := range keys {
		typ := "string"
		if strings.HasSuffix(k, "code") {
			typ = "int64"
		}
		rows += "`" + strings.ToUpper(k[:1]) + k[1:] + "`|`" + k + "`|`" + typ + "`|甲\n"
	}
	return "## Models\n\n### `" + name + "` 结果\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n" + rows + "\n"
}

func TestEnvelope(t *testing.T) {
	call := callHead + "`GetChat`|`Chat`|||`GET /chat`|甲\n"
	keyed := callHead + "`GetChat`|`Chat`|`chat`||`GET /chat`|甲\n"
	runCases(t, []lintCase{
		{"both", "envelope-missing", response("Chat", "errcode", "errmsg", "name") + call, "7:2-9 Errcode"},
		{"other keys", "envelope-missing", response("Chat", "message", "code") + call, "8:2-6 Code"},
		{"no message", "envelope-missing", response("Chat", "errcode", "name") + call, ""},
		{"no response", "envelope-missing", response("Other", "errcode", "errmsg") + response("Chat", "name") + call, ""},
		{"under a key", "envelope-missing", response("Chat", "errcode", "errmsg") + keyed, ""},
		{"with a setting", "envelope-missing", service + response("Chat", "errcode", "errmsg") + call, ""},
		{"embedded", "envelope-missing", response("base", "errcode", "errmsg") + "### `Chat` 群聊\n\nName|Type\n:--|:--\n`base`|-\n\n" + call, "7:2-9 Errcode"},
		{"repeated", "envelope-repeated", service + response("Chat", "errcode", "errmsg", "name") + call, "15:2-9 Errcode\n16:2-8 Errmsg"},
		{"repeated under a key", "envelope-repeated", service + response("Chat", "errcode") + keyed, ""},
		{"not repeated", "envelope-repeated", service + response("Chat", "name") + call, ""},
		{"no envelope", "envelope-repeated", response("Chat", "errcode", "errmsg") + call, ""},
	})
}

func TestStatusUnknown(t *testing.T) {
	codes := "## Errors\n\nName|Code|Status|Doc\n:--|--:|--:|:--\n`ErrA`|1|441|甲\n`ErrB`|2|404|乙\n`ErrC`|3||丙\n`ErrD`||599|丁\n\n"
	runCases(t, []lintCase{
		{"statuses", "status-unknown", codes, "5:2-6 ErrA\n8:2-6 ErrD"},
		{"body used", "model-unused", service + "error body|`Bad`\n\n" + "## Models\n\n### `Bad` 错\n\nName|JSON|Type\n:--|:--|:--\n`Why`|`why`|`string`\n\n" + callHead + "`Ping`|||-|`GET /ping`|甲\n", ""},
	})
}

func TestErrorUnused(t *testing.T) {
	codes := "## Errors\n\nName|Code|Class|Doc\n:--|--:|:--|:--\n`ErrToken`|1|token|甲\n`ErrBusy`|2|retry|乙\n\n"
	runCases(t, []lintCase{
		{"no calls", "error-unused", codes, "5:2-10 ErrToken"},
		{"no token", "error-unused", codes + service + callHead + "`Ping`|||-|`GET /ping`|甲\n", "5:2-10 ErrToken"},
		{"token", "error-unused", codes + service + callHead + "`Ping`|||+|`GET /ping`|甲\n", ""},
		{"no codes", "error-unused", service, ""},
	})
}
