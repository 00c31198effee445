package lint

import "testing"

// TestCallAsText puts a text below a definition.
func TestCallAsText(t *testing.T) {
	const calls = "\n## API calls\n\nName|Request Type|URL|Doc\n:--|:--|:--|:--\n`GetChat`|`Chat`|`GET /chats/{a}`|甲\n"
	table := model("`A`|`a`|`string`|甲")
	is := func(text, want string) lintCase {
		return lintCase{text, "call-as-text", table + "\n" + text + "\n", want}
	}
	runCases(t, []lintCase{
		is("#### GET /users/{id}", "9:6-21 GET /users/{id}"),
		is("#### `GET /users/{id}`", "9:6-23 `GET /users/{id}`"),
		is("##### **DELETE** `/users/:id`", "9:7-30 **DELETE** `/users/:id`"),
		is("#### GET /users/{id} 获取成员", "9:6-26 GET /users/{id} 获取成员"),
		is("#### 获取成员 GET /users/{id}", "9:6-26 获取成员 GET /users/{id}"),
		is("#### 获取成员（GET /users）", "9:6-22 获取成员（GET /users）"),
		is("#### GET /users/{id}：获取成员", "9:6-26 GET /users/{id}：获取成员"),
		is("#### GET /users/{id}: get it", "9:6-29 GET /users/{id}: get it"),
		is("#### [GET /users](https://example.com)", "9:6-39 [GET /users](https://example.com)"),
		is("#### GET https://example.com/v3/users?id=1", "9:6-43 GET https://example.com/v3/users?id=1"),
		is("GET /users\n===\n\n#### x", ""), // a heading of another level
		is("**POST** /v3/a", "9:1-15 **POST** /v3/a"),
		is("`POST /v3/a`\n\nmakes one", "9:1-13 `POST /v3/a`"),
		is("POST /v3/a\nmakes one", "9:1-11 POST /v3/a"),
		is("```\nPUT /a/:id\n```", "10:1-11 PUT /a/:id"),
		is("```http\n\nPUT /a/<id> HTTP/1.1\nHost: a\n```", "11:1-21 PUT /a/<id> HTTP/1.1"),
		is("    PATCH /a/{id}", "9:5-18 PATCH /a/{id}"),

		is("#### 由 `GET /users` 返回", ""),
		is("#### Returned by GET /users", ""),
		is("#### Fields of `GET /users`", ""),
		is("#### GET", ""),
		is("#### GET started", ""),
		is("#### Methods: GET/POST", ""),
		is("GET /users returns it", ""),
		is("见 `GET /users`", ""),
		is("- GET /users", ""),
		is("```json\n{\"a\": \"GET /users\"}\n```", ""),
		is("```sh\ncurl -X POST https://example.com/a\n```", ""),
		is("get /users", ""),
		{"of an enum", "call-as-text", "## 枚举\n\n### `Kind` 种类\n\nName|Value|Doc\n:--|:--|:--\n`KindA`|1|甲\n\n#### GET /kinds\n", "9:6-16 GET /kinds"},
		{"declared", "call-as-text", table + "\n#### GET /chats/{id}\n\n`GET /chats/:id`\n" + calls, ""},
		{"another method of a declared path", "call-as-text", table + "\n#### PUT /chats/{id}\n" + calls, "9:6-21 PUT /chats/{id}"},
		{"under no definition", "call-as-text", "## Models\n\nGET /users\n\n### `Chat` 群聊\n\nName|Type|Doc\n:--|:--|:--\n`A`|`int`|甲\n", ""},
		{"in prose", "call-as-text", "# T\n\n## 说明\n\n### x\n\n#### GET /users\n\n## Models\n", ""},
		{"in another section", "call-as-text", table + calls + "\n### x\n\n#### GET /users\n", ""},
	})
	hint := func(text string) string {
		return ruleFindings(parseText(t, text), "call-as-text")[0].Hint()
	}
	for text, want := range map[string]string{
		table + "\n#### GET /users/{id}\n":   "declare it under `## API calls`, in a table `Name|URL` with a row such as `GetUsers`|`GET /users/{id}`",
		table + "\nPUT /a/:id/is_open?x=1\n": "declare it under `## API calls`, in a table `Name|URL` with a row such as `PutIsOpen`|`PUT /a/{id}/is_open`",
		table + "\n#### GET /users: list\n":  "declare it under `## API calls`, in a table `Name|URL` with a row such as `GetUsers`|`GET /users`",
		table + "\nPOST /{id}\n\n## 错误码\n":   "declare it under `## 接口`, in a table `Name|URL` with a row such as `PostCall`|`POST /{id}`",
	} {
		if got := hint(text); got != want {
			t.Errorf("%q: hint %q, want %q", text, got, want)
		}
	}
}
