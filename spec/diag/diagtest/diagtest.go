// Package diagtest holds rules and phrases of diagnostics to their form, for
// the tests of whoever declares some.
package diagtest

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec/diag"
)

var (
	idForm      = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	dialectForm = regexp.MustCompile(`^([1-9][0-9]*(\.[1-9][0-9]*)?)?$`)
	indexedVerb = regexp.MustCompile(`%[-+# 0-9.]*\[([1-9][0-9]*)\][a-zA-Z]`)
)

// Faults returns what is wrong with the form of a rule and with its Chinese
// texts; nothing if all is well.
func Faults(r *diag.Rule) []string { return append(english(r), chinese(r)...) }

func english(r *diag.Rule) []string {
	var out []string
	report := func(wrong bool, what string) {
		if wrong {
			out = append(out, what)
		}
	}
	first, second := firstTwo(r.Message)
	report(!idForm.MatchString(r.ID), "ID")
	report(!dialectForm.MatchString(r.Dialect), "dialect")
	report(r.Severity < diag.Error || r.Severity > diag.Note, "severity")
	report(strings.TrimSpace(r.Message) == "", "no message")
	report(unicode.IsUpper(first) && unicode.IsLower(second), "capital")
	report(strings.HasSuffix(r.Message, "."), "period")
	for _, s := range append([]string{r.Message, r.Hint}, r.Params...) {
		report(!isLine(s), "more than one line")
	}
	report(slices.Contains(r.Params, ""), "unnamed parameter")
	return append(out, verbFaults(r)...)
}

func firstTwo(s string) (first, second rune) {
	r := []rune(s + "  ")
	return r[0], r[1]
}

// isLine reports whether the text is one line without blanks at its ends.
func isLine(s string) bool {
	hidden := func(r rune) bool { return !unicode.IsGraphic(r) }
	return strings.TrimSpace(s) == s && !strings.ContainsFunc(s, hidden)
}

// verbFaults compares the verbs of a rule's formats with its parameters.
func verbFaults(r *diag.Rule) []string {
	var out []string
	used := make([]bool, len(r.Params))
	for _, format := range []string{r.Message, r.Hint} {
		format = strings.ReplaceAll(format, "%%", "")
		for _, m := range indexedVerb.FindAllStringSubmatch(format, -1) {
			if n, err := strconv.Atoi(m[1]); err != nil || n > len(used) {
				out = append(out, "no parameter "+m[1])
			} else {
				used[n-1] = true
			}
		}
		if strings.Contains(indexedVerb.ReplaceAllString(format, ""), "%") {
			out = append(out, "verb without an index")
		}
	}
	for i, u := range used {
		if !u {
			out = append(out, "unused parameter "+r.Params[i])
		}
	}
	return out
}

// chinese returns what is wrong with the Chinese texts of a rule.
func chinese(r *diag.Rule) []string {
	switch {
	case r.ZH.Message == "":
		return []string{"no Chinese message"}
	case r.Hint != "" && r.ZH.Hint == "":
		return []string{"no Chinese hint"}
	case r.Hint == "" && r.ZH.Hint != "":
		return []string{"a hint in Chinese only"}
	}
	out := Translation(r.Message, r.ZH.Message)
	if r.Hint != "" {
		out = append(out, Translation(r.Hint, r.ZH.Hint)...)
	}
	for _, s := range []string{r.ZH.Message, r.ZH.Hint} {
		if !isLine(s) {
			out = append(out, "Chinese of more than one line")
		}
	}
	return out
}
