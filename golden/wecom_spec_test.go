package golden

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/mdfmt"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// wecomDocuments reads our own documents.
func wecomDocuments(t *testing.T) []parser.File {
	t.Helper()
	paths, err := filepath.Glob("../spec/wecom/*.md")
	if err != nil || len(paths) < 6 {
		t.Fatalf("found %v, %v", paths, err)
	}
	var files []parser.File
	for _, path := range paths {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, parser.File{Name: filepath.Base(path), Path: filepath.ToSlash(path), Content: content})
	}
	return files
}

// schemaOf reads documents, which must give no findings.
func schemaOf(t *testing.T, files ...parser.File) *spec.Package {
	t.Helper()
	return readClean(t, files...).Package
}

func readClean(t *testing.T, files ...parser.File) parser.Result {
	t.Helper()
	r := parser.Read(files, parser.Options{Package: "wecom"})
	if len(r.Findings) > 0 {
		t.Fatalf("findings:\n%s", formatFindings(r.Findings))
	}
	return r
}

// TestWecomIsClean expects that our own documents keep every rule of lint, or
// say why they do not.
func TestWecomIsClean(t *testing.T) {
	r := readClean(t, wecomDocuments(t)...)
	found := lint.Check(lint.Input{Package: r.Package, Documents: r.Documents}, lint.Strict)
	if len(found) > 0 {
		t.Errorf("lint finds:\n%s", formatFindings(found))
	}
}

func TestWecomIsFormatted(t *testing.T) {
	for _, f := range wecomDocuments(t) {
		if !bytes.Equal(f.Content, mdfmt.Format(f.Content, mdfmt.Options{})) {
			t.Errorf("%s is not formatted: run `go run ./cmd/mdspec fmt spec/wecom`", f.Path)
		}
	}
}

// sinceSeed compares what the seed promises with our documents, of which one
// may be replaced.
func sinceSeed(t *testing.T, chatInfo []byte) diag.List {
	t.Helper()
	files := wecomDocuments(t)
	i := slices.IndexFunc(files, func(f parser.File) bool { return f.Name == "chat_info.md" })
	files[i].Content = chatInfo
	seed := parser.File{Name: "chat_info.md", Path: seedFile, Content: readSeed(t)}
	return breaking.Compare(schemaOf(t, seed), schemaOf(t, files...))
}

// seedNotes are all that our documents change of what the seed promises: keys
// of requests that are optional now are no longer sent as zero values.
var seedNotes = []string{
	"optional-zero-omitted: userid_list of ReqChatListOwnerFilter",
	"optional-zero-omitted: status_filter of ReqChatList",
	"optional-zero-omitted: owner_filter of ReqChatList",
	"optional-zero-omitted: cursor of ReqChatList",
}

// TestWecomKeepsSeedPromises: neither programs nor the service see anything of
// the seed gone or changed.
func TestWecomKeepsSeedPromises(t *testing.T) {
	var got []string
	for _, d := range sinceSeed(t, []byte(readWecom(t))) {
		if d.Rule.Severity != diag.Note {
			t.Errorf("breaks the seed: %s: %s: %s", d.Span, d.Rule.ID, d.Message())
			continue
		}
		got = append(got, fmt.Sprintf("%s: %s of %s", d.Rule.ID, d.Args[1], d.Args[0]))
	}
	if diff := cmp.Diff(seedNotes, got); diff != "" {
		t.Errorf("notes (-), found (+):\n%s", diff)
	}
}

// TestBrokenPromisesAreSeen holds the test above to what it must not overlook.
func TestBrokenPromisesAreSeen(t *testing.T) {
	document := compact(readWecom(t))
	for name, change := range map[string]struct{ from, to, want string }{
		"field renamed": {"|`UseridList`|", "|`UserIDList`|", "field-renamed"},
		"field removed": {"|`Notice`|`notice`|`string`|-|群公告|\n", "", "field-removed key-removed"},
		"key changed":   {"|`group_nickname`|", "|`nickname`|", "key-renamed"},
		"type changed":  {"|`status`|`int64`|", "|`status`|`string`|", "field-type-changed key-type-changed"},
		"model renamed": {"`ChatMemberListInvitor`", "`Invitor`", "type-renamed"},
		"value changed": {"ChatNeedName int64 = 1", "ChatNeedName int64 = 2", "const-value-changed"},
		"zero left out": {"|`limit`|", "|`limit,omitzero`|", "zero-omitted"},
	} {
		changed := strings.ReplaceAll(document, change.from, change.to)
		if changed == document {
			t.Errorf("%s: %q is not in %s", name, change.from, wecomFile)
		}
		var got []string
		for _, d := range sinceSeed(t, []byte(changed)) {
			if d.Rule.Severity != diag.Note {
				got = append(got, d.Rule.ID)
			}
		}
		slices.Sort(got)
		if ids := strings.Join(got, " "); ids != change.want {
			t.Errorf("%s: found %q, want %q", name, ids, change.want)
		}
	}
}
