package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// sample is a set of documents and the output directory made from them.
type sample struct {
	spec, out string
}

// newSample returns a sample in a module at root, still without documents.
func newSample(t *testing.T, root string) sample {
	t.Helper()
	s := sample{spec: filepath.Join(root, "spec"), out: filepath.Join(root, "out")}
	if err := os.MkdirAll(s.spec, 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(root, "go.mod"), []byte("module example.com/sample\n\ngo 1.25.0\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	return s
}

// sampleSize is the number of documents of a version.
const sampleSize = 20

// install replaces the documents by those of the version, a letter. Each
// version changes every document but the first, and has one of its own.
func (s sample) install(t *testing.T, version string) {
	t.Helper()
	if err := os.RemoveAll(s.spec); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(s.spec, 0o777); err != nil {
		t.Fatal(err)
	}
	s.write(t, "only_"+version+".md", sampleDocument(version, 0))
	s.write(t, "d00.md", sampleDocument("Same", 0))
	for i := 1; i < sampleSize-1; i++ {
		s.write(t, fmt.Sprintf("d%02d.md", i), sampleDocument(version, i))
	}
}

func (s sample) write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(s.spec, name), []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// sampleDocument returns a document of thirty fields, an enum, a constant and a
// call whose names hold the version and the number.
func sampleDocument(version string, n int) string {
	var b bytes.Buffer
	name := fmt.Sprintf("%s%02d", version, n)
	fmt.Fprintf(&b, "# 群聊 %s\n\n## Models\n\n### `Chat%[1]s` 群聊信息\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n", name)
	for i := range 30 {
		fmt.Fprintf(&b, "`Field%02d`|`field_%02[1]d`|`[]string`|第%[1]d个字段\n", i)
	}
	fmt.Fprintf(&b, "`State`|`state`|`State%s`|状态\n", name)
	fmt.Fprintf(&b, "\n### `State%[1]s` 状态\n\nName|Value|Doc\n:--|:--|:--\n`State%[1]sOn`|1|开\n`State%[1]sOff`|2|关\n", name)
	fmt.Fprintf(&b, "\n```go\n// Max%[1]s is the largest.\nconst Max%[1]s = 100\n```\n", name)
	fmt.Fprintf(&b, "\n## API calls\n\nName|Response Type|URL\n:--|:--|:--\n`Get%[1]s`|`Chat%[1]s`|`GET /%[1]s`\n", name)
	return b.String()
}

// files returns the contents of the output directory by slash path.
func (s sample) files(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(s.out, func(path string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(s.out, path)
		files[filepath.ToSlash(name)] = string(content)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
