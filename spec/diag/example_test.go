package diag_test

import (
	"bytes"
	"os"

	"github.com/mdspec-go/mdspec/spec/diag"
)

var unknownKey = &diag.Rule{
	ID:      "unknown-key",
	Message: "unknown key `%[1]s`",
	ZH:      diag.Text{Message: "未知的键 `%[1]s`"},
}

// A program that reads a file of settings names a key it does not know.
func Example() {
	content := []byte("name: 群聊\ncolour: red\n")
	src := diag.NewSource("settings.yaml", content)

	var found diag.List
	at := bytes.Index(content, []byte("colour"))
	d := found.Add(unknownKey, src.Span(at, at+len("colour")), "colour")
	d.Suggest = diag.Suggest("colour", []string{"name", "color"})

	_ = diag.WriteText(os.Stdout, found, diag.TextOptions{})
	_ = diag.WriteGitHub(os.Stdout, found, diag.Tool{Name: "settings"}, diag.Chinese)
	// Output:
	// settings.yaml:2:1: error: unknown key `colour` [unknown-key]
	//   2 | colour: red
	//     | ^^^^^^
	//     = help: did you mean `color`?
	// ::error file=settings.yaml,line=2,endLine=2,col=1,endColumn=7,title=settings unknown-key::未知的键 `colour`%0A是不是想写 `color`？
}
