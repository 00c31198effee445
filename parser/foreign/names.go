package foreign

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/parser/internal/runtimeapi"
	"github.com/mdspec-go/mdspec/spec/goname"
)

// names are the Go names at package level that are taken.
type names struct {
	taken, reserved map[string]bool
	last            map[string]int // the last number behind a name
}

// newNames returns the names that the code beside the documents' own takes.
func newNames() *names {
	n := &names{map[string]bool{}, map[string]bool{}, map[string]int{}}
	all := runtimeapi.Parts{Limits: true, Nullable: true, Client: true, Uploads: true, Errors: true, Tokens: true, Passwords: true, Store: true, Words: true, Status: true}
	for _, d := range all.Decls() {
		n.taken[d.Name], n.reserved[d.Name] = true, true
	}
	return n
}

// newMethods returns the names of methods that a client has without any call.
func newMethods() *names { return &names{taken: map[string]bool{"Do": true}, last: map[string]int{}} }

// claim takes the first of the names that is free, or the first one with a number.
func (n *names) claim(proposals ...string) string {
	first := ""
	for _, name := range proposals {
		if name == "" {
			continue
		}
		if n.reserved[name] {
			name += "Object"
		}
		if first == "" {
			first = name
		}
		if !n.taken[name] {
			n.taken[name] = true
			return name
		}
	}
	if first == "" {
		first = "Type"
	}
	for i := max(2, n.last[first]+1); ; i++ {
		if name := first + strconv.Itoa(i); !n.taken[name] {
			n.taken[name], n.last[first] = true, i
			return name
		}
	}
}

// reclaim takes the name that something had, and reports whether it is free.
func (n *names) reclaim(name string, enum bool) bool {
	values := name + valuesSuffix
	if name == "" || n.taken[name] || enum && n.taken[values] {
		return false
	}
	n.taken[name] = true
	if enum {
		n.taken[values] = true
	}
	return true
}

// claimEnum is claim for an enum, which takes the name of the list of its values, too.
func (n *names) claimEnum(proposals ...string) string {
	var free []string
	for _, name := range proposals {
		if name != "" && !n.taken[name+valuesSuffix] {
			free = append(free, name)
		}
	}
	if len(free) == 0 {
		free = []string{proposals[0] + "Enum"}
	}
	name := n.claim(free...)
	n.taken[name+valuesSuffix] = true
	return name
}

// valuesSuffix ends the name of the list of an enum's values (dialect 4.2).
const valuesSuffix = "Values"

// exported returns a Go name made of a key; fallback if there is none.
func exported(key, fallback string) string {
	if name, ok := goname.FromKey(key); ok {
		return name
	}
	if name, ok := goname.FromKey("x " + key); ok && name != "X" {
		return fallback + name[1:]
	}
	return fallback
}

// wordOf returns the Go spelling of a document's name, for what has no name of its own.
func wordOf(stem string) string {
	if name := words.CallName(strings.ReplaceAll(stem, "_", " ")); name != "" {
		return name
	}
	return "Page"
}

// folded returns a name or an anchor without what is spelled in several ways: case and
// signs.
func folded(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, name)
}
