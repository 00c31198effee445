package rulebook

import (
	_ "embed"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// verb is where a message shows one of its arguments.
var verb = regexp.MustCompile(`%%|%[-+# 0-9.]*\[([1-9][0-9]*)\][a-zA-Z]`)

// Message returns what the rule says is wrong, with <parameters> where a finding
// has what it found.
func (r Rule) Message(l diag.Lang) string { return r.fill(r.text(l).Message, l) }

// Hint returns what the rule says to write instead, in the form of
// [Rule.Message]; it may be empty.
func (r Rule) Hint(l diag.Lang) string { return r.fill(r.text(l).Hint, l) }

//go:embed params_zh.txt
var paramsZH string

// chineseParams returns the Chinese names of parameters by the English ones.
var chineseParams = sync.OnceValue(func() map[string]string {
	names := map[string]string{}
	for line := range strings.Lines(paramsZH) {
		english, chinese, _ := strings.Cut(strings.TrimSpace(line), ": ")
		names[english] = chinese
	}
	return names
})

// Parameters returns what the arguments of the message and the hint are.
func (r Rule) Parameters(l diag.Lang) []string {
	names := append([]string{}, r.Params...)
	for i, name := range names {
		if chinese, ok := chineseParams()[name]; ok && l == diag.Chinese {
			names[i] = chinese
		}
	}
	return names
}

// text returns the formats of the language; those of English if it has none.
func (r Rule) text(l diag.Lang) diag.Text {
	if l == diag.Chinese && r.ZH.Message != "" {
		return r.ZH
	}
	return diag.Text{Message: r.Rule.Message, Hint: r.Rule.Hint}
}

// fill puts the names of the parameters in place of the verbs.
func (r Rule) fill(format string, l diag.Lang) string {
	names := r.Parameters(l)
	return verb.ReplaceAllStringFunc(format, func(m string) string {
		if m == "%%" {
			return "%"
		}
		n, err := strconv.Atoi(verb.FindStringSubmatch(m)[1])
		if err != nil || n > len(names) {
			return m
		}
		return "<" + names[n-1] + ">"
	})
}
