package dialect_test

import (
	"io/fs"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

func TestColumns(t *testing.T) {
	for _, f := range dialect.Forms() {
		var seen []string
		for _, c := range f.Columns {
			checkWords(t, c.Name, c.Words)
			for _, w := range c.All() {
				if w != strings.ToLower(w) {
					t.Errorf("%s: the header %q is not in lower case", f.Kind, w)
				}
				if slices.Contains(seen, w) {
					t.Errorf("%s: two columns have the header %q", f.Kind, w)
				}
				if f.Column(w) != c || f.Column(strings.ToUpper(w)) != c || !dialect.IsHeader(w) {
					t.Errorf("%s: the header %q does not find the column %s", f.Kind, w, c.Name)
				}
				seen = append(seen, w)
			}
		}
		for _, c := range append(slices.Clone(f.Required), f.OneOf...) {
			if !slices.Contains(f.Columns, c) {
				t.Errorf("%s: needs the column %s, which it does not know", f.Kind, c.Name)
			}
		}
		if f.Column("") != nil || f.Column("nothing") != nil {
			t.Errorf("%s: finds a column for a header that there is not", f.Kind)
		}
	}
}

// checkWords reports words that are in the wrong language or padded, and a thing
// whose name is none of its words.
func checkWords(t *testing.T, name string, w dialect.Words) {
	t.Helper()
	if !strings.EqualFold(w.English[0], name) {
		t.Errorf("%s: the first word is %q", name, w.English[0])
	}
	ascii := func(word string) bool { return !strings.ContainsFunc(word, func(r rune) bool { return r >= 0x80 }) }
	for _, word := range w.All() {
		if ascii(word) != slices.Contains(w.English, word) || strings.Join(strings.Fields(word), " ") != word {
			t.Errorf("%s: %q is in the wrong language, or padded", name, word)
		}
	}
}

func TestSections(t *testing.T) {
	var seen []string
	for _, s := range dialect.Sections() {
		checkWords(t, s.English[0], s.Words)
		if got := s.Kind.Section(); got == nil || got.Kind != s.Kind {
			t.Errorf("%s: is not its own section", s.Kind)
		}
		for _, title := range s.All() {
			if slices.Contains(seen, strings.ToLower(title)) {
				t.Errorf("two sections have the title %q", title)
			}
			seen = append(seen, strings.ToLower(title))
			for _, written := range []string{title, strings.ToUpper(title), "  " + strings.ReplaceAll(title, " ", " \t ") + " "} {
				if got := dialect.SectionOf(written); got != s.Kind {
					t.Errorf("SectionOf(%q) = %q, want %q", written, got, s.Kind)
				}
			}
		}
	}
	if len(seen) != len(dialect.Titles()) {
		t.Errorf("%d titles, want %d", len(dialect.Titles()), len(seen))
	}
	if k := dialect.SectionOf("Model"); k != dialect.Prose || k.Section() != nil {
		t.Errorf("SectionOf(Model) = %q, want prose", k)
	}
}

// derived lists members of nodes that no cell gives by itself.
var derived = []string{
	"Field.Embedded",                               // an empty Name or Type cell
	"Call.Heading", "Call.Errors", "Call.Examples", // a heading of the call, and parts below it
	"Call.Form", "Call.Optional", // the response of such a call
}

// TestFills holds the members that columns fill against those that there are.
func TestFills(t *testing.T) {
	for _, f := range dialect.Forms() {
		var filled []string
		for _, c := range f.Columns {
			for _, member := range c.Fills {
				if _, ok := f.Node.FieldByName(member); !ok {
					t.Errorf("%s: the column %s fills %s.%s, which there is not", f.Kind, c.Name, f.Node.Name(), member)
				}
			}
			filled = append(filled, c.Fills...)
		}
		for _, member := range membersOf(f) {
			if !slices.Contains(filled, member) && !slices.Contains(derived, f.Node.Name()+"."+member) {
				t.Errorf("%s: no column fills %s.%s", f.Kind, f.Node.Name(), member)
			}
		}
	}
}

// membersOf returns the members of what a row becomes, spans apart.
func membersOf(f *dialect.Form) (names []string) {
	for _, m := range reflect.VisibleFields(f.Node) {
		if m.Type != reflect.TypeFor[diag.Span]() {
			names = append(names, m.Name)
		}
	}
	return names
}

func TestServiceSettings(t *testing.T) {
	names := spec.SettingNames()
	if len(dialect.ServiceSettings()) != len(names) {
		t.Fatalf("%d settings, and %d names", len(dialect.ServiceSettings()), len(names))
	}
	for i, s := range dialect.ServiceSettings() {
		if s.Name != names[i] || dialect.SettingWords()[i] != string(s.Name) {
			t.Errorf("setting %d is %q, want %q", i, s.Name, names[i])
		}
		if got := dialect.LookupSetting(string(s.Name)); got == nil || got.Name != s.Name {
			t.Errorf("LookupSetting(%q) = %v", s.Name, got)
		}
		if s.Value == "" {
			t.Errorf("%s: nothing is known of its value", s.Name)
		}
		for _, other := range append([]spec.SettingName{s.Needs}, s.Serves...) {
			if other == s.Name || other != "" && !slices.Contains(names, other) {
				t.Errorf("%s: goes with %q, which there is not", s.Name, other)
			}
		}
	}
	if got := dialect.LookupSetting("Base URL"); got != nil {
		t.Errorf("LookupSetting finds %v for a name in another case", got)
	}
}

// TestSettingsAreNamedOnce finds names of settings that are not constants of spec.
func TestSettingsAreNamedOnce(t *testing.T) {
	literal := regexp.MustCompile(`"(` + strings.Join(dialect.SettingWords(), "|") + `)"`)
	for _, dir := range []string{"cmd", "gen", "parser", "spec"} {
		err := filepath.WalkDir("../../"+dir, func(name string, d fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") {
				return err
			}
			if found := literal.FindString(readFile(t, name)); found != "" && filepath.ToSlash(name) != "../../spec/service.go" {
				t.Errorf("%s: write the constant of package spec for %s", name, found)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestMeant holds what authors may have meant against what there is.
func TestMeant(t *testing.T) {
	for word, columns := range dialect.OtherHeaders {
		if word != strings.ToLower(word) || dialect.IsHeader(word) {
			t.Errorf("%q is not in lower case, or a header itself", word)
		}
		for _, c := range columns {
			if !slices.ContainsFunc(dialect.Forms(), func(f *dialect.Form) bool { return slices.Contains(f.Meant(strings.ToUpper(word)), c) }) {
				t.Errorf("%q: nobody has the column %q", word, c)
			}
		}
		for _, f := range dialect.Forms() {
			for _, c := range f.Meant(word) {
				if f.Column(c) == nil {
					t.Errorf("%s: %q means the column %q, which it does not know", f.Kind, word, c)
				}
			}
		}
	}
	for word, types := range dialect.OtherTypes {
		if word != strings.ToLower(word) || spec.LookupBasic(word).Name != "" {
			t.Errorf("%q is not in lower case, or a type itself", word)
		}
		if !slices.Equal(dialect.MeantType(strings.ToUpper(word)), types) {
			t.Errorf("MeantType(%q) = %q", strings.ToUpper(word), dialect.MeantType(strings.ToUpper(word)))
		}
	}
}

func TestAnswers(t *testing.T) {
	for _, word := range dialect.Yes.All() {
		if yes, ok := dialect.Answer(strings.ToUpper(word)); !yes || !ok {
			t.Errorf("%q is no yes", word)
		}
	}
	for _, word := range dialect.No.All() {
		if yes, ok := dialect.Answer(strings.ToUpper(word)); yes || !ok {
			t.Errorf("%q is no no", word)
		}
	}
	for _, word := range []string{"", "maybe", "必填", "需要", "++"} {
		if yes, ok := dialect.Answer(word); yes || ok {
			t.Errorf("%q is an answer", word)
		}
	}
	for word, want := range map[string][2]bool{"需要": {true, true}, "不需要": {false, true}, "YES": {true, true}, "No": {false, true}, "选填": {}} {
		if needed, ok := dialect.NeedsToken(word); [2]bool{needed, ok} != want {
			t.Errorf("NeedsToken(%q) = %v, %v, want %v", word, needed, ok, want)
		}
	}
}
