package docname

import (
	"strings"
	"testing"
)

func TestFault(t *testing.T) {
	for _, good := range []string{
		"chat_info.md", "群聊.md", "a b.md", "Chat.md", "linux.md", "user_linuxes.md", "v1.2.md", "x_test_y.md", "x_test.md",
		"x .md", "0.md", "a-b(@#).md", strings.Repeat("a", 249) + ".md", strings.Repeat("群", 83) + ".md",
	} {
		if fault := Fault(good); !fault.IsZero() {
			t.Errorf("%q: %s", good, fault)
		}
	}
	for _, bad := range []string{
		"", "../x.md", `a\b.md`, "a/b.md", "_x.md", ".x.md", "a\nb.md", "a\x00.md", "user_linux.md", "user_linux_test.md", "x_amd64.md",
		"a:b.md", "a*.md", "con.md", "a\u202e.md", "\xff.md", "user_windows.v2.md",
		"-x.md", " y.md", "@x.md", "(x).md", "#x.md", "+x.md", "~x.md", "=x.md", "!x.md", "%x.md",
		strings.Repeat("a", 250) + ".md", strings.Repeat("群", 84) + ".md", strings.Repeat("😀", 63) + ".md",
	} {
		if Fault(bad).IsZero() {
			t.Errorf("%q is accepted", bad)
		}
	}
}
