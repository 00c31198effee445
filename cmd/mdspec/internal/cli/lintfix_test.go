package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// TestBrokenFix shows that a fix after which a document has errors is a bug,
// and that nothing is written.
func TestBrokenFix(t *testing.T) {
	const document = "## Models\n\n### `A` 群\n\nName|Type|Doc\n:--|:--|:--\n`X`|`string`|群\n"
	path := filepath.Join(t.TempDir(), "doc.md")
	if err := os.WriteFile(path, []byte(document), 0o644); err != nil {
		t.Fatal(err)
	}
	sources, err := build.Read("", output.Recipe{Spec: []string{path}, Package: "api", Client: gen.ClientAuto})
	if err != nil {
		t.Fatal(err)
	}
	at := strings.Index(document, "string")
	span := diag.NewSource(sources.Documents[0].Path, []byte(document)).Span(at, at+3)
	finding := diag.New(&diag.Rule{ID: "test", Message: "m"}, span)
	finding.Fix = &diag.Fix{Edits: []diag.Edit{{Span: span}}, Certain: true}

	var lines []string
	_, err = new(app).fix(sources, linter{category: lint.Standard}, diag.List{finding}, &lines)
	if !errors.Is(err, build.ErrInternal) || err.Error() != "a fix of lint broke a document: unknown-type" {
		t.Errorf("the error is %v", err)
	}
	var r result
	if code := newApp(&r, nil, "lint").exitCode(err); code != exitBug {
		t.Errorf("exit code %d", code)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != document || len(lines) > 0 {
		t.Errorf("the document became %q, %v; %q was said", got, err, lines)
	}
}

// TestFixEnds stacks comments of which a look at the document removes only the
// outer two: ten looks remove twenty.
func TestFixEnds(t *testing.T) {
	const comment = "<!-- mdspec:allow key-style 由服务决定 -->\n"
	const document = "\n## Models\n\n### `A` 群\n\nName|JSON|Type|Doc\n:--|:--|:--|:--\n`X`|`x`|`string`|群的编号\n"
	for _, tt := range []struct{ comments, remain int }{{20, 0}, {21, 1}, {23, 3}} {
		path := filepath.Join(t.TempDir(), "doc.md")
		if err := os.WriteFile(path, []byte(strings.Repeat(comment, tt.comments)+document), 0o644); err != nil {
			t.Fatal(err)
		}
		sources, err := build.Read("", output.Recipe{Spec: []string{path}, Package: "api", Client: gen.ClientAuto})
		if err != nil {
			t.Fatal(err)
		}
		check := linter{category: lint.Standard}
		found, _ := check.run(sources)
		var lines []string
		remain, err := new(app).fix(sources, check, found, &lines)
		if err != nil || len(remain) != tt.remain {
			t.Errorf("%d comments: findings %v remain, error %v", tt.comments, remain, err)
		}
		got, err := os.ReadFile(path)
		if n := strings.Count(string(got), comment); err != nil || n != tt.remain {
			t.Errorf("%d comments: %d remain, want %d; error %v", tt.comments, n, tt.remain, err)
		}
	}
}
