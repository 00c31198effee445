package diag

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// Book is a directory of rules, each in a file rules/ID.txtar of its own. The file
// begins with lines of a key and a value, up to the first blank line:
//
//	severity: error
//	dialect: 3.1
//	params: header; column
//	message: `%[1]s` is the table's second %[2]s column
//	zh-message: `%[1]s` 是表格的第二个 %[2]s 列
//
// The keys are those of the members of [Rule]: severity, dialect, params, message,
// hint, zh-message and zh-hint. What follows explains the rule; see [Rule.Text].
type Book struct {
	files fs.FS
	rules []*Rule
}

// NewBook returns the rules below the directory rules of a file system, which are
// part of the program.
func NewBook(files fs.FS) *Book { return &Book{files: files} }

// Rule returns the rule of the ID. It panics if there is none, or if its file is
// not in the form of a rule.
func (b *Book) Rule(id string) *Rule {
	r := &Rule{ID: id, book: b}
	head, _, _ := strings.Cut(r.file(), "\n\n")
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		if err := r.set(key, value); err != nil {
			panic(fmt.Sprintf("rule %s: %v", id, err))
		}
	}
	b.rules = append(b.rules, r)
	return r
}

// Rules returns the rules that were asked for, in that order: those of a package,
// if it keeps each in a variable.
func (b *Book) Rules() []*Rule { return slices.Clone(b.rules) }

func (r *Rule) set(key, value string) error {
	switch key {
	case "severity":
		return r.Severity.UnmarshalText([]byte(value))
	case "dialect":
		r.Dialect = value
	case "params":
		r.Params = strings.Split(value, "; ")
	case "message":
		r.Message = value
	case "hint":
		r.Hint = value
	case "zh-message":
		r.ZH.Message = value
	case "zh-hint":
		r.ZH.Hint = value
	default:
		return fmt.Errorf("unknown key %q", key)
	}
	return nil
}

// Text returns what the rule's file holds below its head; "" if the rule is not
// from a [Book].
func (r *Rule) Text() string {
	if r.book == nil {
		return ""
	}
	_, text, _ := strings.Cut(r.file(), "\n\n")
	return text
}

func (r *Rule) file() string {
	content, err := fs.ReadFile(r.book.files, "rules/"+r.ID+".txtar")
	if err != nil {
		panic(err) // the files are part of the program
	}
	return string(content)
}
