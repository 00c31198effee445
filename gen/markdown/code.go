package markdown

import "strings"

// code returns a code span that holds the text.
func code(text string) string {
	text = oneLine(text)
	if text == "" {
		return "``"
	}
	marks := "`"
	for hasRun(text, len(marks)) {
		marks += "`"
	}
	if text[0] == '`' || text[len(text)-1] == '`' {
		return marks + " " + text + " " + marks
	}
	return marks + text + marks
}

// hasRun reports whether a text has a row of just so many backticks.
func hasRun(text string, length int) bool {
	for run := range strings.FieldsFuncSeq(text, func(r rune) bool { return r != '`' }) {
		if len(run) == length {
			return true
		}
	}
	return false
}

// codeOrBlank returns a code span, nothing of no text.
func codeOrBlank(text string) string {
	if text == "" {
		return ""
	}
	return code(text)
}

// fence returns a fence in the language around a text of whole lines.
func fence(language, text string) string {
	marks := "```"
	for run := range strings.FieldsFuncSeq(text, func(r rune) bool { return r != '`' }) {
		if len(run) >= len(marks) {
			marks = strings.Repeat("`", len(run)+1)
		}
	}
	if text != "" && !strings.HasSuffix(text, "\n") {
		text += "\n"
	}
	return marks + language + "\n" + text + marks
}

// comment returns an HTML comment of the text, "" of none.
func comment(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	for strings.Contains(text, "--") {
		text = strings.ReplaceAll(text, "--", "- -")
	}
	text = strings.Trim(text, "->")
	return "<!-- " + strings.TrimSpace(text) + " -->"
}

// commentInLine is [comment] for a text within others: on one line, and without what
// could pair with a mark beside it.
func commentInLine(text string) string { return comment(strings.ReplaceAll(oneLine(text), "`", "'")) }
