package wecom_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"strings"
	"testing"
)

// officialPages are the numbers of the pages of the API's documentation. Of the
// upload none is known: its document names the page that speaks of its result.
var officialPages = map[string]string{
	"GetToken": "91039", "GetAPIDomainIPs": "92520", "GetCallbackIPs": "98988",
	"CreateAppChat": "90245", "UpdateAppChat": "90246", "GetAppChat": "90247", "SendAppChat": "90248",
	"ListGroupChats": "92120", "GetGroupChat": "92122",
	"TransferGroupChats": "92127", "TransferGroupChatsOnJob": "95703",
	"GetGroupChatStatistic": "92133", "GetGroupChatStatisticByDay": "92133", "GetChatIDByOpenGID": "94822",
	"AddJoinWay": "92229", "GetJoinWay": "92229", "UpdateJoinWay": "92229", "DeleteJoinWay": "92229",
	"GetMsgAuditGroupChat": "92951", "UploadMedia": "90248",
}

// TestEveryCallLinksItsPage reads the documentation of all methods.
func TestEveryCallLinksItsPage(t *testing.T) {
	docs := methodDocs(t)
	for _, call := range calls(t) {
		page := officialPages[call]
		link := "[" + page + "]: https://developer.work.weixin.qq.com/document/path/" + page + "\n"
		text := "官方文档 [" + page + "]"
		if call == "UploadMedia" {
			text = "官方文档 [" + page + "] 对 media_id 的说明"
		}
		if page == "" || !strings.Contains(docs[call], text) || !strings.Contains(docs[call], link) {
			t.Errorf("the documentation of %s does not link the page %q:\n%s", call, page, docs[call])
		}
	}
}

// methodDocs returns the comments of the client's methods, by name.
func methodDocs(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*.md.go")
	if err != nil {
		t.Fatal(err)
	}
	docs := map[string]string{}
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range file.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok || f.Recv == nil {
				continue
			}
			if recv, ok := f.Recv.List[0].Type.(*ast.StarExpr); ok && types.ExprString(recv.X) == "Client" {
				docs[f.Name.Name] = f.Doc.Text()
			}
		}
	}
	return docs
}

// TestChatsOfOneOwnerInTenLines counts the lines of the example that the README
// shows.
func TestChatsOfOneOwnerInTenLines(t *testing.T) {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "example_test.go", nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	var statements []ast.Stmt
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok && f.Name.Name == "ExampleClient_ListGroupChatsAll" {
			statements = f.Body.List
		}
	}
	if len(statements) == 0 {
		t.Fatal("there is no example")
	}
	first, last := fset.Position(statements[0].Pos()).Line, fset.Position(statements[len(statements)-1].End()).Line
	if n := last - first + 1; n > 10 {
		t.Errorf("the chats of one owner take %d lines, more than 10", n)
	}
}
