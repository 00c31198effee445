package markdown

import (
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// packageFacts is what the documents of a package must know of each other.
type packageFacts struct {
	// A model has the examples below its own definition, and those below the requests
	// and responses of calls that name it.
	own     map[*spec.Model][]spec.Example
	request map[*spec.Call][]spec.Example

	implied map[string]bool // models that no table declares
	errors  map[string]*spec.ErrorCode
	words   bool // the error codes are words

	tokens    bool   // calls that do not say so carry a token
	tokenCall string // which cannot
}

func newPackageFacts(p *spec.Package) *packageFacts {
	f := &packageFacts{
		own: map[*spec.Model][]spec.Example{}, request: map[*spec.Call][]spec.Example{},
		implied: map[string]bool{}, errors: map[string]*spec.ErrorCode{},
	}
	f.divideExamples(p)
	for m := range p.Models() {
		f.implied[m.Name] = m.Implicit
	}
	for e := range p.Errors() {
		f.errors[e.Name] = e
		f.words = f.words || e.Word != ""
	}
	f.readSettings(p)
	return f
}

// readSettings reads what the services of the package say of all calls.
func (f *packageFacts) readSettings(p *spec.Package) {
	for s := range p.Services() {
		for _, one := range s.Settings {
			switch one.Name {
			case spec.TokenDefault:
				f.tokens, _ = dialect.NeedsToken(one.Value)
			case spec.TokenCall:
				f.tokenCall = one.Value
			}
		}
	}
}

// divideExamples tells the examples of models apart: the documentation of a model
// shows its own, then calls take theirs in their order. What is left is the model's.
func (f *packageFacts) divideExamples(p *spec.Package) {
	left := map[string][]spec.Example{}
	for m := range p.Models() {
		shown := docPart{blocks: m.Doc.Blocks}.shows(m.Examples)
		f.own[m], left[m.Name] = slices.Clone(shown), m.Examples[len(shown):]
	}
	for c := range p.Calls() {
		_, parts := docParts(c.Doc)
		for _, part := range parts {
			if part.kind == dialect.RequestPart {
				f.request[c] = part.shows(left[typeName(c.Request)])
			}
		}
		take(left, typeName(c.Request), f.request[c])
		take(left, typeName(c.Response), c.Examples)
	}
	for m := range p.Models() {
		f.own[m] = append(f.own[m], left[m.Name]...)
		delete(left, m.Name)
	}
}

// take removes the examples that those of a model begin with.
func take(left map[string][]spec.Example, model string, taken []spec.Example) {
	for _, e := range taken {
		if have := left[model]; len(have) > 0 && have[0].Text == e.Text {
			left[model] = have[1:]
		}
	}
}

// codeAlign returns how error codes are aligned: numbers on the right.
func (f *packageFacts) codeAlign() string {
	if f.words {
		return left
	}
	return right
}
