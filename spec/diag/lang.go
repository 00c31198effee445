package diag

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Lang is a language in which findings are worded. Rules, severities and all
// other names are the same in each.
type Lang string

// Languages.
const (
	English Lang = "en"
	Chinese Lang = "zh"
)

// Languages returns every language, the one that is always complete first.
func Languages() []Lang { return []Lang{English, Chinese} }

// Text is what a rule says in a language other than English.
type Text struct {
	Message string // as [Rule.Message], of the same parameters
	Hint    string // as [Rule.Hint]; empty if that is
}

// Phrase is a part of a message that is the program's own words, not the user's:
// it is shown whole, in the language of the message around it. The zero Phrase is
// empty.
type Phrase struct {
	en, zh string // formats
	args   []any
}

// Say returns the phrase of a format in English and in Chinese, whose verbs carry
// an index (%[1]s). Arguments are as in [New]. The formats are literals, so that a
// test can hold one against the other.
func Say(en, zh string, args ...any) Phrase {
	args = slices.Clone(args)
	for i, a := range args {
		if text, ok := a.(string); ok {
			args[i] = quotation(text)
		}
	}
	return Phrase{en, zh, args}
}

// Phrase returns the finding's message as a part of another.
func (d Diagnostic) Phrase() Phrase { return Phrase{d.Rule.Message, d.Rule.ZH.Message, d.Args} }

// HintPhrase returns the hint of the finding's rule, without suggestions, as a part
// of another; the zero Phrase if there is none.
func (d Diagnostic) HintPhrase() Phrase {
	if d.Rule.Hint == "" {
		return Phrase{}
	}
	return Phrase{d.Rule.Hint, d.Rule.ZH.Hint, d.Args}
}

// Or returns the phrase that leaves the choice between others; the zero Phrase if
// there is nothing to choose.
func Or(list ...Phrase) Phrase {
	if len(list) == 0 {
		return Phrase{}
	}
	out := list[0]
	for _, p := range list[1:] {
		out = Say("%[1]s or %[2]s", "%[1]s 或 %[2]s", out, p)
	}
	return out
}

// Verbatim returns a phrase that has no translation, such as the message of
// another program or a list of names. It is shown whole.
func Verbatim(text string) Phrase { return Phrase{"%[1]s", "%[1]s", []any{verbatim(text)}} }

// Code returns a phrase that shows the user's text as code.
func Code(text string) Phrase { return Phrase{"`%[1]s`", "`%[1]s`", []any{quotation(text)}} }

// Argument returns the phrase of a path, or another word of the user's, as a
// command line has it that a reader may copy: in quotes where a shell would take it
// for anything but one word, and never like a flag.
func Argument(word string) Phrase {
	if strings.HasPrefix(word, "-") {
		word = "./" + word
	}
	safe := func(r rune) bool {
		return unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("_-./:@%+,", r) || r == filepath.Separator
	}
	if word == "" || strings.TrimFunc(word, safe) != "" || !isShown(word) {
		word = "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return Verbatim(word)
}

// verbatim is an argument that is shown whole.
type verbatim string

// quotation is an argument that repeats the user's text as [Printable] does.
type quotation string

func (q quotation) String() string { return Printable(string(q)) }

// String returns the phrase in English.
func (p Phrase) String() string { return p.In(English) }

// In returns the phrase in the language.
func (p Phrase) In(l Lang) string {
	if l == Chinese {
		return format(p.zh, p.args, l)
	}
	return format(p.en, p.args, l)
}

// IsZero reports whether the phrase is empty.
func (p Phrase) IsZero() bool { return p.en == "" }

// printable returns the arguments of a message with the user's text made
// [Printable].
func printable(args []any) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if s, ok := a.(string); ok {
			a = Printable(s)
		}
		out[i] = a
	}
	return out
}

// localized returns the arguments with their phrases in the language.
func localized(args []any, l Lang) []any {
	out := make([]any, len(args))
	for i, a := range args {
		if p, ok := a.(Phrase); ok {
			a = p.In(l)
		}
		out[i] = a
	}
	return out
}

// closeUp takes those blanks out of a Chinese template that are between Han and
// the Han of a phrase: they are there for code.
func closeUp(template string, args []any) string {
	for i, a := range args {
		p, ok := a.(Phrase)
		if !ok {
			continue
		}
		text, verb := p.In(Chinese), fmt.Sprintf("%%[%d]s", i+1)
		before, after, ok := strings.Cut(template, verb)
		if short := strings.TrimSuffix(before, " "); ok && endsInHan(short) && beginsWithHan(text) {
			before = short
		}
		if short := strings.TrimPrefix(after, " "); ok && endsInHan(text) && beginsWithHan(short) {
			after = short
		}
		if ok {
			template = before + verb + after
		}
	}
	return template
}

func beginsWithHan(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.Is(unicode.Han, r)
}

func endsInHan(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(text)
	return unicode.Is(unicode.Han, r)
}

// in returns what the rule says in the language; in English where it says
// nothing in that.
func (r *Rule) in(l Lang) Text {
	if l == Chinese && r.ZH.Message != "" {
		return r.ZH
	}
	return Text{r.Message, r.Hint}
}
