package parser

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
)

func TestIsDocument(t *testing.T) {
	for name, want := range map[string]bool{
		"a.md": true, "readmes.md": true, "群聊.md": true,
		"a.txt": false, "md": false, "a.MD": false, ".a.md": false,
		"README.md": false, "readme.md": false, "README.zh-CN.md": false, "Readme.x.md": false,
		"shop.profile.md": false, "Shop.Profile.md": false, "profile.md": true, "a.profiles.md": true,
	} {
		if got := IsDocument(name); got != want {
			t.Errorf("IsDocument(%q) = %v", name, got)
		}
	}
}

func TestReadDir(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.md", "a.md", "README.md", "c.go"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(dir, "d.md"), 0o777); err != nil {
		t.Fatal(err)
	}
	files, err := ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range files {
		if f.Path != filepath.ToSlash(filepath.Join(dir, f.Name)) || string(f.Content) != f.Name {
			t.Errorf("%s holds %q", f.Path, f.Content)
		}
		got = append(got, f.Name)
	}
	if !slices.Equal(got, []string{"a.md", "b.md"}) {
		t.Errorf("the documents are %q", got)
	}
	if _, err := ReadDir(filepath.Join(dir, "none")); err == nil {
		t.Error("a directory that does not exist is no error")
	}
	if _, err := ReadFile(filepath.Join(dir, "d.md")); err == nil {
		t.Error("a directory is read as a document")
	}
}

func TestDocumentsOfOneName(t *testing.T) {
	files := []File{{Name: "a.md", Path: "x/a.md", Content: []byte("## Models\n\n### `A`\n\nName|Type\n-|-\n`X`|`int`\n")}, {Name: "a.md", Path: "y/a.md", Content: []byte("## Models\n")}}
	_, list := Parse(files, Options{Package: "api"})
	if len(list) != 1 || list[0].Span.File() != "y/a.md" {
		t.Errorf("found %v", list)
	}
	if files[0].Path != "x/a.md" {
		t.Error("the input was reordered")
	}
}

// TestTagsAreSorted reads a row whose tags stand in another order than that of
// their keys.
func TestTagsAreSorted(t *testing.T) {
	pkg, _, list := checkPackage(Options{}, "## Models\n\n### `A` 甲\n\nName|`z`|XML|`b`|JSON|`a`|Type\n-|-|-|-|-|-|-\n`X`|`1`|`2`|`3`|`4`|`5`|`int`\n")
	var keys []string
	for _, tag := range pkg.Documents[0].Topics[0].Items[0].Model.Fields[0].Tags {
		keys = append(keys, tag.Key)
	}
	if !slices.IsSorted(keys) || len(keys) != 5 || len(list) > 0 {
		t.Errorf("tags %q, found %v", keys, list)
	}
}
