package diag

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// WriteGitHub writes the diagnostics, in the order of the list, as workflow
// commands of GitHub Actions, one a line, which become annotations of a change:
//
//	::error file=spec/chat_info.md,line=10,endLine=10,col=16,endColumn=21,title=mdspec unknown-type::unknown type `strng`%0Adid you mean `string`?
//
// The hint, the related places and the row that accepts the finding are further
// lines of the message; diffs are left out. Commands are the same in each language, messages are in lang. The errors
// returned are those of w.
func WriteGitHub(w io.Writer, l List, tool Tool, lang Lang) error {
	b := bufio.NewWriter(w)
	for _, d := range l {
		_, _ = b.WriteString(command(d, tool, lang)) // Flush returns the first error
	}
	return b.Flush()
}

func command(d Diagnostic, tool Tool, lang Lang) string {
	properties := append(placeProperties(d.Span), "title="+escapeProperty(tool.Name+" "+d.Rule.ID))
	text := []string{d.MessageIn(lang)}
	if hint := d.HintIn(lang); hint != "" {
		text = append(text, hint)
	}
	for _, r := range d.Related {
		text = append(text, r.text(lang))
	}
	if d.Accept != "" {
		text = append(text, label(acceptWord(), lang)+visible(d.Accept))
	}
	return fmt.Sprintf("::%s %s::%s\n", commandName(d.Rule.Severity),
		strings.Join(properties, ","), escapeData(strings.Join(text, "\n")))
}

func commandName(s Severity) string {
	if s == Note {
		return "notice"
	}
	return s.String()
}

// placeProperties says where a span lies. GitHub takes columns only of a span
// that ends on the line on which it starts.
func placeProperties(s Span) []string {
	if s.IsZero() {
		return nil
	}
	start, end := s.Position(), s.EndPosition()
	if end.Line > start.Line && end.Column == 1 {
		// The span ends with a line break: the next line is none of it.
		end = s.Source.Position(s.Source.lineEnd(end.Line - 1))
	}
	p := []string{
		"file=" + escapeProperty(visible(s.File())),
		"line=" + strconv.Itoa(start.Line),
		"endLine=" + strconv.Itoa(end.Line),
	}
	if end.Line == start.Line {
		p = append(p, "col="+strconv.Itoa(start.Column), "endColumn="+strconv.Itoa(end.Column))
	}
	return p
}

// escapeData escapes what would end a command's message.
func escapeData(s string) string {
	return strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A").Replace(s)
}

// escapeProperty escapes what would end a property's value.
func escapeProperty(s string) string {
	return strings.NewReplacer(":", "%3A", ",", "%2C").Replace(escapeData(s))
}
