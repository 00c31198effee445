package foreign

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// linker makes one schema of what the pages say.
type linker struct {
	profile   *Profile
	pages     []*linkedPage
	names     *names // of the package
	calls     *names // of the client's methods
	index     *index
	types     map[*facts.Type]*declared
	byName    map[string]*declared
	fixes     *fixes
	kept      *keeper
	untyped   []untyped // fields that are raw JSON
	callNames map[*facts.Call]string
	notes     map[any]string
	findings  diag.List
	page      *linkedPage // whose items are made
	pending   []spec.Item // of the item that is made: models within it
	place     string      // of the item that is made, for readers
	chinese   bool        // the page is in Chinese
}

// untyped is a field whose type is not known.
type untyped struct {
	*facts.Field
	page *linkedPage
	name string // Type.key
	why  diag.Phrase
	word string // of its type
}

// declared is a type of a page and what it becomes.
type declared struct {
	name  string
	model *spec.Model
	enum  *spec.Enum
	same  *declared // the type of another page that says the same
	page  *linkedPage
	facts *facts.Type
}

func newLinker(p *Profile) *linker {
	return &linker{profile: p, names: newNames(), calls: newMethods(), fixes: newFixes(p), kept: newKeeper(nil), callNames: map[*facts.Call]string{}, types: map[*facts.Type]*declared{}, byName: map[string]*declared{}, notes: map[any]string{}}
}

// withName returns the documentation of a thing; that of one without a name of its own says
// that the name is proposed.
func (l *linker) withName(name string, doc []string) []string {
	if name != "" {
		return doc
	}
	return append(doc[:len(doc):len(doc)], l.say("The name is proposed.", "名称为建议。"))
}

// say returns one of two texts, in the language of the page.
func (l *linker) say(english, chinese string) string {
	if l.chinese {
		return chinese
	}
	return english
}

// valuesLine says which values a field may have.
func (l *linker) valuesLine(values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = "`" + strings.ReplaceAll(v, "`", "'") + "`"
	}
	return l.say("Values: ", "取值：") + strings.Join(quoted, l.say(", ", "、"))
}

// insert adds an item in front of those of the models within it.
func (l *linker) insert(at int, item spec.Item) {
	within := append([]spec.Item{item}, l.pending[at:]...)
	l.pending = append(l.pending[:at], within...)
}

// typ returns the type that the declaration has.
func (d *declared) typ() *spec.Type {
	for d.same != nil {
		d = d.same
	}
	if d.enum != nil {
		t := named(d.name, spec.FromEnum)
		t.Underlying = d.enum.Underlying
		return t
	}
	return named(d.name, spec.FromModel)
}

// declaredKeys returns the keys of the fields of a type of the pages.
func (l *linker) declaredKeys(name string) map[string]bool {
	keys := map[string]bool{}
	for _, f := range l.declaredFields(name) {
		keys[f.Key] = true
	}
	return keys
}

// declaredFields returns the fields that the pages give the type of the name.
func (l *linker) declaredFields(name string) []*facts.Field {
	if d := l.byName[name]; d != nil {
		return d.facts.Fields
	}
	return nil
}
