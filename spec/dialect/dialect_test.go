package dialect

import (
	"strings"
	"testing"
)

func TestSectionOf(t *testing.T) {
	for title, want := range map[string]SectionKind{
		"Models": Models, "models": Models, "数据模型": Models, "API calls": Calls, "api  CALLS": Calls, " 接口\t": Calls,
		"Enums": Enums, "枚举": Enums, "Service": Services, "错误码": Errors,
		"": Prose, "Model": Prose, "APIcalls": Prose, "数据 模型": Prose,
	} {
		if got := SectionOf(title); got != want {
			t.Errorf("SectionOf(%q) = %q, want %q", title, got, want)
		}
	}
}

// TestTitles finds every section by each of its titles, and those by its kind.
func TestTitles(t *testing.T) {
	found := 0
	for _, title := range Titles() {
		kind := SectionOf(title)
		s := kind.Section()
		if kind == Prose || s == nil || s.Kind != kind || !strings.Contains(strings.Join(s.Titles, "|"), title) {
			t.Errorf("the title %q is that of %q: %v", title, kind, s)
		}
		found++
	}
	if found != 12 {
		t.Errorf("%d titles", found)
	}
	if s := Prose.Section(); s != nil {
		t.Errorf("prose is the section %v", s)
	}
}

// TestColumns finds every column by each of its words, in any case, and by the
// name that messages use.
func TestColumns(t *testing.T) {
	for _, f := range Forms() {
		for _, c := range f.Columns {
			if f.Column(c.Name) != c {
				t.Errorf("the %s have no column %q", f.Kind, c.Name)
			}
			for _, word := range c.Words {
				if f.Column(strings.ToUpper(word)) != c || word != strings.ToLower(word) || !IsHeader(word) || Meant(word) != nil {
					t.Errorf("the %s do not find the column %s by %q", f.Kind, c.Name, word)
				}
			}
		}
		for _, c := range f.Required {
			if f.Column(c.Name) != c {
				t.Errorf("the %s need a column %q that they do not know", f.Kind, c.Name)
			}
		}
	}
	for _, word := range []string{"", "参数", "x", "名 称"} {
		if IsHeader(word) {
			t.Errorf("%q is a header", word)
		}
	}
}

// TestMeant holds what is suggested for other headers against the columns.
func TestMeant(t *testing.T) {
	for header, meant := range otherHeaders {
		if header != strings.ToLower(header) || len(meant) == 0 || len(Meant(strings.ToUpper(header))) != len(meant) {
			t.Errorf("%q means %q, but %q", header, meant, Meant(strings.ToUpper(header)))
		}
		for _, m := range meant {
			if Fields.Column(m) == nil {
				t.Errorf("%q is to mean %q, which is no column", header, m)
			}
		}
	}
}
