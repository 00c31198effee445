package cli

import (
	"bytes"
	"io"
	"path"
	"regexp"
	"strings"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/spec/codespan"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// catalogue returns explanations as a page of Markdown; with a heading and a list
// of contents if it is that of all rules.
func catalogue(list []explained, l diag.Lang, all bool) []byte {
	c := cataloguer{lang: l}
	if all {
		c.contents(list)
	}
	var group rulebook.Group
	for _, x := range list {
		if x.Group != group && all {
			group = x.Group
			c.line("\n## ", markdownProse(groups[group].In(l)))
		}
		c.rule(x)
	}
	return append(bytes.TrimSpace(c.Bytes()), '\n')
}

// cataloguer holds what is written of a page so far.
type cataloguer struct {
	bytes.Buffer
	lang diag.Lang
}

func (c *cataloguer) line(parts ...string) { c.WriteString(strings.Join(parts, "") + "\n") }

// contents writes the title of the page, and links to all rules.
func (c *cataloguer) contents(list []explained) {
	c.line("# ", diag.Say("Rules of mdspec", "mdspec 的规则").In(c.lang))
	c.line("\n", diag.Say("%[1]d rules, as `mdspec explain --all --format markdown` prints them",
		"共 %[1]d 条规则，由 `mdspec explain --all --format markdown` 生成", len(list)).In(c.lang))
	for _, g := range rulebook.Groups() {
		var links []string
		for _, x := range list {
			if x.Group == g {
				links = append(links, "["+x.ID+"](#"+x.ID+")")
			}
		}
		c.line("\n- **", markdownProse(groups[g].In(c.lang)), "**\n  ", strings.Join(links, " ·\n  "))
	}
}

// rule writes the explanation of one rule.
func (c *cataloguer) rule(x explained) {
	c.line("\n### ", x.ID, "\n")
	for _, f := range x.facts {
		c.line("- ", diag.Say("%[1]s: %[2]s", "%[1]s：%[2]s", f.name, diag.Verbatim(markdownProse(f.value.In(c.lang)))).In(c.lang))
	}
	if x.why == "" {
		return
	}
	c.heading(whyHeading)
	for _, paragraph := range strings.Split(x.why, "\n\n") {
		c.line("\n", markdownProse(paragraph))
	}
	c.heading(wrongHeading)
	c.files(x.bad)
	if x.said != "" {
		c.heading(saysHeading)
		c.fence("text", x.said)
	}
	c.heading(rightHeading)
	c.files(x.good)
}

func (c *cataloguer) heading(text diag.Phrase) { c.line("\n#### ", text.In(c.lang)) }

// languages are what fences call the files of samples.
var languages = map[string]string{".md": "markdown", ".go": "go", ".json": "json", ".lock": "json"}

// files writes files below their names.
func (c *cataloguer) files(files []explain.File) {
	for _, f := range files {
		if name := fileName(f, c.lang); name != f.Name {
			c.line("\n", name)
		} else {
			c.line("\n`", f.Name, "`")
		}
		language := languages[path.Ext(f.Name)]
		if language == "" {
			language = "text"
		}
		c.fence(language, string(f.Content))
	}
}

var backticks = regexp.MustCompile("`+")

// fence writes a text in a fence that is longer than what could end it.
func (c *cataloguer) fence(language, text string) {
	bar := "```"
	for _, run := range backticks.FindAllString(text, -1) {
		if len(run) >= len(bar) {
			bar = run + "`"
		}
	}
	c.line("\n", bar, language)
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		c.line(clip(line))
	}
	c.line(bar)
}

// markup is what means something to Markdown wherever it is in a line.
var markup = regexp.MustCompile(`[\\` + "`" + `*_{}\[\]<>#|~&]`)

// markdownProse returns a text of one line as Markdown that shows it as it is, with
// its code spans as such.
func markdownProse(text string) string {
	var b strings.Builder
	at := 0
	spans, _ := codespan.Find(text)
	for _, s := range spans {
		b.WriteString(markup.ReplaceAllString(text[at:s.Open.Start], `\$0`) + text[s.Open.Start:s.Close.End])
		at = s.Close.End
	}
	return b.String() + markup.ReplaceAllString(text[at:], `\$0`)
}

// jsonExplained is an explanation that programs read.
type jsonExplained struct {
	jsonRule
	Why  string     `json:"why"`
	Bad  []jsonFile `json:"bad"`
	Said string     `json:"said"` // what mdspec says of bad, as text; "" if bad is a script
	Good []jsonFile `json:"good"`
}

type jsonFile struct {
	Name    string `json:"name"` // "steps" is a script of commands
	Content string `json:"content"`
}

func writeExplained(w io.Writer, list []explained, l diag.Lang) error {
	out := struct {
		Version int             `json:"version"`
		Rules   []jsonExplained `json:"rules"`
	}{Version: rulesVersion}
	for _, x := range list {
		out.Rules = append(out.Rules, jsonExplained{newJSONRule(x.Rule, l), x.why, jsonFiles(x.bad), x.said, jsonFiles(x.good)})
	}
	return writeIndented(w, out)
}

func jsonFiles(files []explain.File) []jsonFile {
	out := make([]jsonFile, len(files))
	for i, f := range files {
		out[i] = jsonFile{f.Name, string(f.Content)}
	}
	return out
}
