package dialect_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// formOf is the form of the tables that a rule of the reference describes.
var formOf = map[string]*dialect.Form{
	"3.1": dialect.Fields, "4.1": dialect.Values, "6.1": dialect.CallRows, "7.1": dialect.Settings, "7.2": dialect.ErrorCodes,
}

// described lists, by the name of a column, the headers that a text gives it.
type described map[string][]string

// check compares what a text says of the columns of a form with what there is. A
// column that a form before it has needs no headers again.
func (d described) check(t *testing.T, form *dialect.Form) {
	t.Helper()
	for _, c := range form.Columns {
		headers, ok := d[c.Name]
		want := slices.Sorted(slices.Values(c.All()))
		slices.Sort(headers)
		switch {
		case !ok:
			t.Errorf("%s: the column %s is not described", form.Kind, c.Name)
		case len(headers) == 0 && !isKnown(form, c):
			t.Errorf("%s: the column %s has no headers", form.Kind, c.Name)
		case len(headers) > 0 && !slices.Equal(headers, want):
			t.Errorf("%s: the column %s has the headers %q, want %q", form.Kind, c.Name, headers, want)
		}
		delete(d, c.Name)
	}
	for name := range d {
		t.Errorf("%s: there is no column %s", form.Kind, name)
	}
}

// isKnown reports whether a form before this one has the column.
func isKnown(form *dialect.Form, c *dialect.Column) bool {
	before := dialect.Forms()[:slices.Index(dialect.Forms(), form)]
	return slices.ContainsFunc(before, func(f *dialect.Form) bool { return slices.Contains(f.Columns, c) })
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return strings.ReplaceAll(string(content), "\r\n", "\n")
}

// between returns the text between the first of one text and the next of the
// other.
func between(t *testing.T, text, from, to string) string {
	t.Helper()
	_, rest, ok := strings.Cut(text, from)
	inner, _, ends := strings.Cut(rest, to)
	if !ok || !ends {
		t.Fatalf("nothing stands between %q and %q", from, to)
	}
	return inner
}

var codeSpan = regexp.MustCompile("`([^`]+)`")

// spans returns what is in the code spans of a text.
func spans(text string) (out []string) {
	for _, m := range codeSpan.FindAllStringSubmatch(text, -1) {
		out = append(out, m[1])
	}
	return out
}

// tableRows returns the cells of the first table of a text, without its header.
func tableRows(text string) (rows [][]string) {
	for line := range strings.Lines(text) {
		switch cells := strings.Split(strings.Trim(line, "| \n"), "|"); {
		case strings.HasPrefix(line, "|"):
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			rows = append(rows, cells)
		case len(rows) > 0:
			return rows[2:]
		}
	}
	return nil
}

// TestReference holds the tables of the reference, spec/README.md.
func TestReference(t *testing.T) {
	text := readFile(t, "../README.md")
	rule := func(number string) string { return between(t, text, "\n### "+number+" ", "\n### ") }
	for _, number := range []string{"3.1", "6.1"} {
		columns := described{}
		for _, row := range tableRows(rule(number)) {
			if !strings.HasPrefix(row[0], "*") { // a tag key
				columns[row[0]] = lower(spans(row[1]))
			}
		}
		columns.check(t, formOf[number])
	}
	for _, number := range []string{"4.1", "7.1", "7.2"} {
		paragraph, _, _ := strings.Cut(strings.SplitAfterN(rule(number), "\n\n", 2)[1], "\n\n")
		inProse(paragraph, formOf[number]).check(t, formOf[number])
	}
	sections := tableRows(rule("2.2"))
	for i, s := range dialect.Sections() {
		if titles := spans(sections[i][1]); sections[i][0] != string(s.Kind) || !slices.Equal(titles, s.All()) || len(sections) != len(dialect.Sections()) {
			t.Errorf("section %s has the titles %q, want %s with %q", sections[i][0], titles, s.Kind, s.All())
		}
	}
	checkSettings(t, rule("7.1"))
}

// inProse returns the columns of the form that a paragraph names, with the code
// spans in brackets behind the name.
func inProse(paragraph string, form *dialect.Form) described {
	columns := described{}
	for _, c := range form.Columns {
		name := regexp.MustCompile(`\b` + c.Name + `\b(?: column)?\s*(?:\(([^)]*)\))?`)
		if m := name.FindStringSubmatch(paragraph); m != nil {
			columns[c.Name] = lower(spans(m[1]))
		}
	}
	return columns
}

// checkSettings holds the table of settings, and what is said below it of those
// that go together.
func checkSettings(t *testing.T, text string) {
	t.Helper()
	var names []spec.SettingName
	for _, row := range tableRows(text) {
		for _, name := range spans(row[0]) {
			names = append(names, spec.SettingName(name))
		}
	}
	if !slices.Equal(names, spec.SettingNames()) {
		t.Errorf("the settings are %q, want %q", names, spec.SettingNames())
	}
	for _, s := range dialect.ServiceSettings() {
		if needs := "`" + string(s.Name) + "` needs `" + string(s.Needs) + "`"; s.Needs != "" && !strings.Contains(text, needs) {
			t.Errorf("the text does not say that %s", needs)
		}
	}
}

func lower(words []string) []string {
	for i, w := range words {
		words[i] = strings.ToLower(w)
	}
	return words
}

// TestPackageComment holds the package comment of the parser.
func TestPackageComment(t *testing.T) {
	text := strings.Join(strings.Fields(strings.ReplaceAll(readFile(t, "../../parser/doc.go"), "\n//", "\n")), " ")
	rule := func(number, from string) string {
		return between(t, between(t, text, " - "+number+" ", " - "), from+": ", ".")
	}
	for number, form := range formOf {
		listed := "Columns"
		if number == "3.1" {
			listed = "by header, in any order"
		}
		byWord := described{}
		for item := range strings.SplitSeq(rule(number, listed), ";") {
			words := wordsOf(item)
			byWord[words[0]] = nil
			if len(words) > 1 || !isKnown(form, form.Column(words[0])) {
				byWord[words[0]] = lower(slices.Clone(words))
			}
		}
		byWord.check(t, form)
	}
	var titles []string
	for item := range strings.SplitSeq(rule("2.2", "in any case"), ";") {
		titles = append(titles, wordsOf(item)...)
	}
	if !slices.Equal(titles, dialect.Titles()) {
		t.Errorf("the titles are %q, want %q", titles, dialect.Titles())
	}
	if got := rule("7.1", "Settings"); got != strings.Join(dialect.SettingWords(), ", ") {
		t.Errorf("the settings are %q, want %q", got, dialect.SettingWords())
	}
}

var word = regexp.MustCompile(`[A-Za-z]+\p{Han}+|[A-Za-z]+(?: [A-Za-z]+)*|\p{Han}+`)

// wordsOf returns the words of an item: English ones may have blanks in them, and
// end at a comma or at Chinese.
func wordsOf(item string) []string { return word.FindAllString(item, -1) }

// TestPages holds what the one page of the dialect says of words: sections and
// columns, and in its document, the words of its language.
func TestPages(t *testing.T) {
	english, chinese := dialect.OnePage(diag.English), dialect.OnePage(diag.Chinese)
	var sections, titles, names, headers []string
	for _, s := range dialect.Sections() {
		sections, titles = append(sections, s.English[0]), append(titles, s.Chinese[0])
	}
	for _, c := range dialect.Fields.Columns {
		names, headers = append(names, c.Name), append(headers, c.Header(true))
	}
	sameWords(t, "English: sections", spans(between(t, joined(english), "sections are ", " or their Chinese names")), sections)
	sameWords(t, "English: columns", wordsOf(between(t, joined(english), "English or Chinese: ", ". ")), names)
	sameWords(t, "Chinese: sections", spans(between(t, chinese, "小节是 ", "，或者")), titles)
	sameWords(t, "Chinese: English titles", spans(between(t, joined(chinese), "英文名", "；")), sections)
	sameWords(t, "Chinese: columns", wordsOf(between(t, chinese, "中英文皆可：", "。")), headers)

	document := between(t, chinese, "````markdown\n", "````\n")
	for _, title := range titles {
		if !strings.Contains(document, "\n## "+title+"\n") {
			t.Errorf("the Chinese document has no section %s", title)
		}
	}
	for _, word := range append(sections, "Name", "Type", "Doc", "Required", "Value", "Setting", "Code") {
		if regexp.MustCompile(`(?m)^(## |.*\|)?` + word + `(\||$)`).MatchString(document) {
			t.Errorf("the Chinese document says %s", word)
		}
	}
}

// joined returns a text in one line.
func joined(text string) string { return strings.Join(strings.Fields(text), " ") }

func sameWords(t *testing.T, what string, got, want []string) {
	t.Helper()
	if got, want := slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want)); !slices.Equal(got, want) {
		t.Errorf("%s are %q, want %q", what, got, want)
	}
}
