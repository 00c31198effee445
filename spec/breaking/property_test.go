package breaking

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

const seedFile = "../../golden/seed/chat_info.md"

// TestSevenRenames renames fields of the seed: programs see each, the wire none.
func TestSevenRenames(t *testing.T) {
	seed, err := os.ReadFile(seedFile)
	if err != nil {
		t.Fatal(err)
	}
	renamed := string(seed)
	for _, r := range [][2]string{
		{"`UseridList`", "`UserIDList`"}, {"`ChatId`", "`ChatID`"}, {"`ChatId`", "`ChatID`"}, {"`Userid`", "`UserID`"},
		{"`Userid`", "`UserID`"}, {"`Userid`", "`UserID`"}, {"`Unionid`", "`UnionID`"},
	} {
		renamed = strings.Replace(renamed, r[0], r[1], 1)
	}
	found := Compare(parse(t, "old", map[string]string{"chat_info.md": string(seed)}),
		parse(t, "new", map[string]string{"chat_info.md": renamed}))
	if len(found) != 7 || count(found, Source) != 7 {
		t.Errorf("%d findings, %d of them SOURCE, want 7 SOURCE:\n%s", len(found), count(found, Source), listing(found))
	}
	for _, d := range found {
		if d.Rule != fieldRenamed || !strings.Contains("`"+d.Span.Text()+"`", "ID") {
			t.Errorf("%s at %q", d.Rule.ID, d.Span.Text())
		}
	}
}

// TestWeComKeepsTheSeed holds our own documents against the user's.
func TestWeComKeepsTheSeed(t *testing.T) {
	seed, err := parser.ReadFile(seedFile)
	if err != nil {
		t.Fatal(err)
	}
	old, _ := parser.Parse([]parser.File{seed}, parser.Options{Package: "wecom"})
	new := wecom(t)
	for _, d := range Compare(old, new) {
		if d.Rule.Severity != diag.Note {
			t.Errorf("breaks the seed:\n%s", listing(diag.List{d}))
		}
	}
}

func wecom(t testing.TB) *spec.Package {
	t.Helper()
	files, err := parser.ReadDir("../wecom")
	if err != nil {
		t.Fatal(err)
	}
	p, _ := parser.Parse(files, parser.Options{Package: "wecom"})
	return p
}

// packages returns every package of the golden cases, and which of them have
// errors: Compare must survive what it is given.
func packages(t testing.TB) (out map[string]*spec.Package, faulty map[string]bool) {
	t.Helper()
	out, faulty = map[string]*spec.Package{"wecom": wecom(t)}, map[string]bool{}
	cases, err := filepath.Glob("../../golden/testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no golden cases: %v", err)
	}
	for _, name := range cases {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		var files []parser.File
		for _, f := range archive.Files {
			if !strings.Contains(f.Name, "/") && strings.HasSuffix(f.Name, ".md") {
				files = append(files, parser.File{Name: f.Name, Path: f.Name, Content: f.Data})
			}
		}
		p, found := parser.Parse(files, parser.Options{Package: "api"})
		out[filepath.Base(name)], faulty[filepath.Base(name)] = p, found.HasErrors()
	}
	return out, faulty
}

// TestSame compares each package with itself.
func TestSame(t *testing.T) {
	all, faulty := packages(t)
	for name, p := range all {
		if found := Compare(p, p); len(found) > 0 && !faulty[name] {
			t.Errorf("%s breaks itself:\n%s", name, listing(found))
		}
	}
}

// TestAnyTwo compares each package with every seventh other, in a short run with
// every thirty-first.
func TestAnyTwo(t *testing.T) {
	each := 7
	if testing.Short() {
		each = 31
	}
	var all []*spec.Package
	byName, _ := packages(t)
	for _, p := range byName {
		all = append(all, p)
	}
	for i, p := range all {
		for j := i; j < len(all); j += each {
			checkFindings(t, Compare(p, all[j]))
		}
	}
}

// checkFindings looks at what holds for all findings.
func checkFindings(t *testing.T, found diag.List) {
	t.Helper()
	seen := map[string]bool{}
	for _, d := range found {
		if s := d.Span; !s.IsZero() && (s.Start < 0 || s.End < s.Start || s.End > len(s.Source.Content())) {
			t.Errorf("%s: span %d to %d", d.Rule.ID, s.Start, s.End)
		}
		text := listing(diag.List{d})
		if seen[text] || strings.Contains(text, "%!") {
			t.Errorf("twice, or wrongly said:\n%s", text)
		}
		seen[text] = true
	}
}

var blanks = regexp.MustCompile(`(?m)^(\S.*\|.*)$`)

// TestWhitespace pads the cells of tables and puts lines between blocks.
func TestWhitespace(t *testing.T) {
	seed, err := os.ReadFile(seedFile)
	if err != nil {
		t.Fatal(err)
	}
	padded := blanks.ReplaceAllStringFunc(string(seed), func(line string) string {
		if strings.Contains(line, "--") {
			return "| " + line + " |"
		}
		return "|  " + strings.ReplaceAll(line, "|", "  |  ") + "  |"
	})
	padded = strings.ReplaceAll(padded, "\n### ", "\n\n\n### ")
	old, new := parse(t, "old", map[string]string{"a.md": string(seed)}), parse(t, "new", map[string]string{"a.md": padded})
	if found := Compare(old, new); len(found) > 0 {
		t.Error(listing(found))
	}
}

// bare returns the package as one that was read without its documents.
func bare(p *spec.Package) *spec.Package {
	out := deepCopy(reflect.ValueOf(p)).Interface().(*spec.Package)
	forget(reflect.ValueOf(out))
	return out
}

// forget takes all spans away.
func forget(v reflect.Value) {
	switch {
	case v.Type() == reflect.TypeFor[diag.Span]():
		v.SetZero()
	case v.Kind() == reflect.Pointer && !v.IsNil():
		forget(v.Elem())
	case v.Kind() == reflect.Slice:
		for i := range v.Len() {
			forget(v.Index(i))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			forget(v.Field(i))
		}
	}
}

// deepCopy returns a copy that shares no node; spans keep their sources.
func deepCopy(v reflect.Value) reflect.Value {
	out := reflect.New(v.Type()).Elem()
	switch {
	case v.Type() == reflect.TypeFor[diag.Span]():
		out.Set(v)
	case v.Kind() == reflect.Pointer && !v.IsNil():
		out.Set(reflect.New(v.Type().Elem()))
		out.Elem().Set(deepCopy(v.Elem()))
	case v.Kind() == reflect.Slice && !v.IsNil():
		out.Set(reflect.MakeSlice(v.Type(), v.Len(), v.Len()))
		for i := range v.Len() {
			out.Index(i).Set(deepCopy(v.Index(i)))
		}
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			out.Field(i).Set(deepCopy(v.Field(i)))
		}
	default:
		out.Set(v)
	}
	return out
}

// TestWithoutDocuments compares with schemas that were read without documents:
// the same findings, with rows that are put together.
func TestWithoutDocuments(t *testing.T) {
	for _, r := range Rules() {
		old, new := sample(t, explain.Of(r.Rule).Bad)
		want, got := Compare(old, new), Compare(bare(old), new)
		if len(want) != len(got) {
			t.Errorf("%s: %d findings with documents, %d without", r.ID, len(want), len(got))
		}
		for i := range got {
			w, g := want[i], got[i]
			if w.Span != g.Span || w.Message() != g.Message() {
				t.Errorf("%s: other findings without documents:\n%s", r.ID, listing(got))
			}
			if w.Diff != "" && strings.Count(w.Diff, "\n") != strings.Count(g.Diff, "\n") {
				t.Errorf("%s: another diff without documents:\n%s", r.ID, g.Diff)
			}
		}
		checkFindings(t, Compare(old, bare(new)))
		checkFindings(t, Compare(bare(old), bare(new)))
	}
}

// FuzzCompare compares a document with any other.
func FuzzCompare(f *testing.F) {
	for _, r := range Rules() {
		for _, file := range explain.Of(r.Rule).Bad {
			f.Add(string(file.Content))
		}
	}
	seed := map[string]*spec.Package{}
	f.Fuzz(func(t *testing.T, text string) {
		p, found := parser.Parse([]parser.File{{Name: "a.md", Path: "a.md", Content: []byte(text)}}, parser.Options{Package: "api"})
		if seed["wecom"] == nil {
			seed["wecom"] = wecom(t)
		}
		if same := Compare(p, p); len(same) > 0 && !found.HasErrors() {
			t.Errorf("breaks itself:\n%s", listing(same))
		}
		checkFindings(t, Compare(p, seed["wecom"]))
		checkFindings(t, Compare(seed["wecom"], p))
	})
}

// large returns a package of n models that mention each other, under names that
// end in the suffix.
func large(t testing.TB, n int, suffix string) *spec.Package {
	var b strings.Builder
	b.WriteString("## Models\n\n")
	for i := range n {
		fmt.Fprintf(&b, "### `M%d%s` 模型 %d\n\nName|JSON|Type\n:--|:--|:--\n", i, suffix, i)
		for j := range 10 {
			fmt.Fprintf(&b, "`F%d`|`f%d_%d`|`string`\n", j, i%97, j)
		}
		fmt.Fprintf(&b, "`Next`|`next`|`*M%d%s`\n\n", (i+1)%n, suffix)
	}
	return parse(t, "large", map[string]string{"large.md": b.String()})
}

// TestLarge renames every model of a large package: each is one finding.
func TestLarge(t *testing.T) {
	if found := Compare(large(t, 500, "Old"), large(t, 500, "New")); len(found) != 500 || count(found, Source) != 500 {
		t.Errorf("%d findings, want 500 renamed types", len(found))
	}
}
