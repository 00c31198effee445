// Package explain holds what is to be said of each rule beside its message: why
// it is one, a sample that breaks it and one that keeps it.
//
// What a rule's file holds below its head (see [diag.Book]) is first the reason in
// English, in one or more paragraphs; then these files:
//
//	zh              the reason in Chinese
//	bad/…, good/…   the two samples
//
// What the files of a sample are depends on what looks at them. Documents (X.md)
// are parsed, or linted, as one package; hand/X.go is hand-written Go of the
// output directory, and options holds lines of key=value as in the golden cases.
// A comparison has old/X.md and new/X.md. The samples run as tests: the bad one
// breaks this rule and no other, the good one none.
//
// What depends on a disk has steps, a script that runs in a directory which
// holds the sample's other files. A line is one command, its words are separated
// by blanks, and a word in quotes (" or `) is a string of Go:
//
//	mdspec ARG...        run mdspec; the findings of the last such line count
//	edit FILE OLD NEW    replace a text, which must be in the file once
//	write FILE TEXT      write a file, below directories that are made
//	remove FILE          remove a file, or a directory with all in it
//	mkdir DIR            make a directory
//	fill FILE MIB        append lines of text until the file is larger than that
//	hide go              run what follows as if no Go were installed
//	commit               keep all files in git
package explain

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// File is one file of a sample.
type File struct {
	Name    string // with forward slashes, without the bad/ or good/ in front
	Content []byte
}

// Explanation says why a rule is one and shows it at work.
type Explanation struct {
	Why       map[diag.Lang]string // paragraphs separated by blank lines, lines unwrapped
	Bad, Good []File               // in the order of the file
}

// Of returns the explanation of the rule; nil if there is none.
func Of(r *diag.Rule) *Explanation {
	text := r.Text()
	if text == "" {
		return nil
	}
	e, err := read([]byte(text))
	if err != nil {
		panic(fmt.Sprintf("rule %s: %v", r.ID, err)) // the files are part of the program
	}
	return e
}

// read reads the explanation of one rule.
func read(content []byte) (*Explanation, error) {
	archive := txtar.Parse(content)
	e := &Explanation{Why: map[diag.Lang]string{diag.English: paragraphs(archive.Comment)}}
	for _, f := range archive.Files {
		side, name, nested := strings.Cut(f.Name, "/")
		switch {
		case f.Name == string(diag.Chinese):
			e.Why[diag.Chinese] = paragraphs(f.Data)
		case nested && side == "bad":
			e.Bad = append(e.Bad, File{name, f.Data})
		case nested && side == "good":
			e.Good = append(e.Good, File{name, f.Data})
		default:
			return nil, fmt.Errorf("unknown file %s", f.Name)
		}
	}
	return e, nil
}

// paragraphs joins the lines of each paragraph: where they break in the file
// says nothing. Lines of Chinese are joined without a blank.
func paragraphs(text []byte) string {
	var out []string
	for _, p := range strings.Split(strings.TrimSpace(string(text)), "\n\n") {
		joined := ""
		for line := range strings.Lines(p) {
			line = strings.TrimSpace(line)
			if joined != "" && !wide(lastRune(joined)) {
				joined += " "
			}
			joined += line
		}
		out = append(out, joined)
	}
	return strings.Join(out, "\n\n")
}

// lastRune returns the last code point of a text that is not empty.
func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// wide reports whether the character is Chinese or of Chinese punctuation.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x303F || r >= 0xFF00 && r <= 0xFFEF || strings.ContainsRune("“”‘’…—", r)
}
