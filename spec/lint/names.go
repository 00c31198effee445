package lint

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

var nameRules = []*Rule{
	{Rule: book.Rule("go-initialism"), Category: Standard, check: checkInitialisms},
	{Rule: book.Rule("name-spelling"), Category: Standard, check: checkSpelling},
	{Rule: book.Rule("model-unused"), Category: Strict, needsGo: true, check: checkUnused},
	{Rule: book.Rule("request-response-naming"), Category: Strict, check: checkPairs},
}

// checkInitialisms looks at the names that become Go names. Those of fences are
// left out: an alias may keep an old name alive. What only its own row names in the
// documents can be renamed; that is an offer, for importers use the name.
func checkInitialisms(x *pass) {
	x.eachNamed(func(n named) {
		proper := x.properName(n.name)
		if proper == n.name {
			return
		}
		d := x.add(n.at, n.name)
		d.Suggest = []string{proper}
		if n.kind != aModel && n.kind != anEnum {
			d.Fix = replacement(diag.Say("rename it to `%[1]s`", "改名为 `%[1]s`", proper), n.at, proper)
		}
	})
}

// checkSpelling compares the Go names that one JSON key has, if they differ in
// case only: keys such as "name" mean different things in different models, and
// may well have names that differ. A name that checkInitialisms reports gets no
// second finding: it changes anyway.
func checkSpelling(x *pass) {
	type key struct{ json, folded string }
	groups := newGroups[key]()
	for _, f := range x.fields {
		if f.key != "" && !f.Embedded {
			groups.add(key{f.key, strings.ToLower(f.Name)}, use{f.Name, f.NameSpan})
		}
	}
	for k, odd := range groups.odd(func(name string) bool { return x.properName(name) == name }) {
		if x.properName(odd.name) != odd.name {
			continue
		}
		d := x.add(odd.at, odd.name, k.json, odd.best.name)
		d.Suggest = []string{odd.best.name}
		d.Related = []diag.Related{{Span: odd.best.at, Message: diag.Say("spelt `%[1]s` here", "此处写作 `%[1]s`", odd.best.name)}}
	}
}

// affix is how the names of requests, or of responses, are made.
type affix struct {
	text   string
	before bool // in front of the name, else behind it
}

// String shows the affix with the place of the name.
func (a affix) String() string {
	if a.before {
		return a.text + "…"
	}
	return "…" + a.text
}

// name returns a stem with the affix.
func (a affix) name(stem string) string {
	if a.before {
		return a.text + stem
	}
	return stem + a.text
}

// The affixes that names of requests and of responses have.
var (
	requestWords  = []string{"Request", "Req", "Params", "Param", "Args", "Input"}
	responseWords = []string{"Response", "Resp", "Rsp", "Reply", "Result", "Output"}
)

// checkPairs compares the names of the models that are the request of a call,
// and of those that are the response. The pattern is that of more than half of
// them and of two at least. Models that have other uses too are left out, and
// so are responses under a response key: they are named after what they are.
func checkPairs(x *pass) {
	refs := x.references()
	var requests, responses, parts kin
	for c := range x.Package.Calls() {
		requests.add(x.index, c.Request)
		if c.ResponseKey == "" {
			responses.add(x.index, c.Response)
		} else {
			parts.add(x.index, c.Response)
		}
	}
	requests.report(x, requestWords, func(name string) bool {
		return !refs.inFields[name] && !responses.seen[name] && !parts.seen[name]
	})
	responses.report(x, responseWords, func(name string) bool { return !refs.inFields[name] && !requests.seen[name] })
}

// kin are the models of one kind, each once, in the order of the calls.
type kin struct {
	models []*spec.Model
	seen   map[string]bool
}

func (k *kin) add(index *jsonkey.Index, t *spec.Type) {
	if t == nil || t.Import != "" || k.seen[t.Name] {
		return
	}
	m := index.Model(t.Name)
	if m == nil || m.NameSpan.Text() != m.Name { // it is named after its call
		return
	}
	if k.seen == nil {
		k.seen = map[string]bool{}
	}
	k.seen[t.Name] = true
	k.models = append(k.models, m)
}

// report reports the models that do not follow the pattern of most.
func (k *kin) report(x *pass, words []string, counted func(name string) bool) {
	var models []*spec.Model
	counts := map[affix]int{}
	var best affix
	for _, m := range k.models {
		if !counted(m.Name) {
			continue
		}
		models = append(models, m)
		a, _ := splitAffix(m.Name, words)
		if counts[a]++; counts[a] > counts[best] {
			best = a
		}
	}
	if best.text == "" || counts[best] < 2 || 2*counts[best] <= len(models) {
		return
	}
	for _, m := range models {
		if a, stem := splitAffix(m.Name, words); a != best {
			d := x.add(m.NameSpan, m.Name, diag.Verbatim(best.String()))
			if name := best.name(stem); x.index.Model(name) == nil {
				d.Suggest = []string{name}
			}
		}
	}
}

// splitAffix returns the affix of a name, the zero affix if it has none of the
// words, and the name without it.
func splitAffix(name string, words []string) (affix, string) {
	for _, w := range words {
		if stem, ok := strings.CutSuffix(name, w); ok && stem != "" {
			return affix{w, false}, stem
		}
	}
	for _, w := range words {
		if stem, ok := strings.CutPrefix(name, w); ok && stem != "" && stem[0] >= 'A' && stem[0] <= 'Z' {
			return affix{w, true}, stem
		}
	}
	return affix{}, name
}
