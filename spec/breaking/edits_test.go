package breaking

import (
	"fmt"
	"maps"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// verdicts are the rules that an edit breaks, by what they are about.
type verdicts struct {
	source, request, response map[string]bool
	both                      map[string]bool // of models that go both ways
	tried                     int
}

// editor makes every edit of a package, each alone, and compares.
type editor struct {
	t        *testing.T
	old, new *spec.Package
	axes     map[string]Axis
	rows     map[string]*verdicts // by "Type.Field edit"
	order    []string
}

// leaf reports whether a field of the type is looked at as a whole: the place of a
// node.
func leaf(t reflect.Type) bool { return t == reflect.TypeFor[diag.Span]() }

// declare adds a row for each edit of the fields of a type and of those within.
func (e *editor) declare(t reflect.Type, seen map[reflect.Type]bool) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || leaf(t) || seen[t] {
		return
	}
	seen[t] = true
	for i := range t.NumField() {
		for _, op := range operations(t.Field(i).Type) {
			name := t.Name() + "." + t.Field(i).Name + " " + op
			e.order = append(e.order, name)
			e.rows[name] = &verdicts{map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, 0}
		}
	}
	for i := range t.NumField() {
		e.declare(t.Field(i).Type, seen)
	}
}

// operations returns the edits of a field of the type.
func operations(t reflect.Type) []string {
	switch t.Kind() {
	case reflect.Slice:
		return []string{"added", "removed", "reordered"}
	case reflect.Pointer:
		if t == reflect.TypeFor[*spec.Type]() {
			return []string{"added", "removed", "changed"}
		}
		return []string{"added", "removed"}
	case reflect.String:
		return []string{"added", "removed", "changed"}
	}
	return []string{"changed"}
}

// walk edits everything below a value. The context is the name of the node
// around it that says which way it goes.
func (e *editor) walk(v reflect.Value, context string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			e.walk(v.Elem(), context)
		}
	case reflect.Slice:
		for i := range v.Len() {
			e.walk(v.Index(i), context)
		}
	case reflect.Struct:
		if leaf(v.Type()) {
			return
		}
		context = contextOf(v, context)
		for i := range v.NumField() {
			name := v.Type().Name() + "." + v.Type().Field(i).Name
			for _, x := range edits(v, v.Type().Field(i).Name) {
				e.try(name+" "+x.op, context, v.Field(i), x.value)
			}
			e.walk(v.Field(i), context)
		}
	}
}

// contextOf returns the name that says which way a node goes, if it has one.
func contextOf(v reflect.Value, context string) string {
	for _, field := range []string{"Type", "Name"} {
		f := v.FieldByName(field)
		if f.IsValid() && f.Kind() == reflect.String && directionOf(f.String()) != both {
			return f.String()
		}
	}
	if v.Type() == reflect.TypeFor[spec.Model]() || v.Type() == reflect.TypeFor[spec.GoType]() {
		return bothWays
	}
	return context
}

// bothWays is the context of models that requests and responses hold.
const bothWays = "(both)"

// directionOf reads the direction off a name of the sample.
func directionOf(name string) direction {
	switch {
	case len(name) > 3 && strings.EqualFold(name[:4], "resp"):
		return response
	case len(name) > 2 && strings.EqualFold(name[:3], "req"), name == "TokenRequest":
		return request
	case name == "TokenResponse":
		return response
	}
	return both
}

// try makes one edit, compares, and takes it back.
func (e *editor) try(name, context string, at, value reflect.Value) {
	row := e.rows[name]
	if row == nil {
		e.t.Errorf("no row is declared for %q", name)
		return
	}
	was := reflect.New(at.Type()).Elem()
	was.Set(at)
	if strings.HasSuffix(name, ".Name changed") {
		e.renameMentions(strings.TrimSuffix(name, ".Name changed"), was.String(), value.String())
		defer e.renameMentions(strings.TrimSuffix(name, ".Name changed"), value.String(), was.String())
	}
	at.Set(value)
	row.tried++
	for _, d := range Compare(e.old, e.new) {
		if e.axes[d.Rule.ID] == Source {
			row.source[d.Rule.ID] = true
			continue
		}
		if context == bothWays {
			row.both[d.Rule.ID] = true
			continue
		}
		if directionOf(context)&request != 0 {
			row.request[d.Rule.ID] = true
		}
		if directionOf(context)&response != 0 {
			row.response[d.Rule.ID] = true
		}
	}
	at.Set(was)
}

// list returns rule IDs as a cell has them.
func list(rules map[string]bool) string {
	if len(rules) == 0 {
		return "none"
	}
	return "`" + strings.Join(slices.Sorted(maps.Keys(rules)), "` `") + "`"
}

// readTable returns the rows of the table of README.md by their edits: the
// verdicts, and why.
func readTable(text string) map[string][4]string {
	out := map[string][4]string{}
	for line := range strings.Lines(text) {
		cells := strings.Split(strings.TrimSpace(line), " | ")
		if len(cells) != 5 || !strings.HasPrefix(cells[0], "| `") {
			continue
		}
		edit := strings.Replace(strings.TrimPrefix(cells[0], "| `"), "` ", " ", 1)
		out[edit] = [4]string{cells[1], cells[2], cells[3], strings.TrimSuffix(strings.TrimSuffix(cells[4], "|"), " ")}
	}
	return out
}

// impossible begins the reason why no document can be edited in this way alone:
// the edit is made, but what it breaks says nothing.
const impossible = "not alone: "

// TestEveryEdit makes every edit that the schema allows and holds what it breaks
// against the table of README.md; MDSPEC_UPDATE=1 writes the verdicts anew.
func TestEveryEdit(t *testing.T) {
	text, err := os.ReadFile("testdata/edits.md")
	if err != nil {
		t.Fatal(err)
	}
	documents := map[string]string{"chat.md": string(text), "more.md": "## Models\n\n### `More` 更多\n\nName|JSON|Type\n:--|:--|:--\n`Text`|`text`|`string`\n"}
	was, is := parse(t, "old", documents), deepCopy(reflect.ValueOf(parse(t, "new", documents))).Interface().(*spec.Package)
	for _, p := range []*spec.Package{was, is} { // no document has codes of both kinds
		topic := p.Documents[1].Topics[0]
		topic.Items = append(topic.Items, spec.Item{Error: &spec.ErrorCode{Name: "ErrGone", Word: "gone", Doc: topic.Items[0].Model.Doc}})
	}
	e := &editor{t: t, old: was, new: is,
		axes: map[string]Axis{}, rows: map[string]*verdicts{}}
	for id, axis := range axisOf() {
		e.axes[id] = axis
	}
	e.old.GoNames, e.new.GoNames = []string{"json", "time"}, []string{"json", "time"}
	e.old.GoMethods, e.new.GoMethods = []string{"Chat.Format", "Chat.String"}, []string{"Chat.Format", "Chat.String"}
	e.declare(reflect.TypeFor[spec.Package](), map[reflect.Type]bool{})
	e.walk(reflect.ValueOf(e.new), "")
	if found := Compare(e.old, e.new); len(found) > 0 {
		t.Fatalf("an edit was not taken back:\n%s", listing(found))
	}
	e.check()
}

// check compares what was found with the table.
func (e *editor) check() {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		e.t.Fatal(err)
	}
	table := readTable(string(readme))
	var lines strings.Builder
	for _, name := range e.order {
		row, v := table[name], e.rows[name]
		got := [4]string{list(v.source), list(v.request), list(v.response), row[3]}
		if strings.HasPrefix(row[3], impossible) {
			got[0], got[1], got[2] = "-", "-", "-"
		} else if v.tried == 0 {
			e.t.Errorf("%s: no edit of the sample is one", name)
		}
		for id := range v.both {
			if !v.request[id] && !v.response[id] && got[0] != "-" {
				e.t.Errorf("%s: breaks %s both ways, but neither requests nor responses alone", name, id)
			}
		}
		field, op, _ := strings.Cut(name, " ")
		fmt.Fprintf(&lines, "| `%s` %s | %s | %s | %s | %s |\n", field, op, got[0], got[1], got[2], got[3])
		if os.Getenv("MDSPEC_UPDATE") == "" && row != got {
			e.t.Errorf("%s: the table says %q, found %q", name, row, got)
		}
		delete(table, name)
	}
	for name := range table {
		e.t.Errorf("%s: the schema has no such edit", name)
	}
	if os.Getenv("MDSPEC_UPDATE") != "" {
		e.update(string(readme), lines.String())
	}
}

// update writes the rows between the two marks of the README.
func (e *editor) update(readme, lines string) {
	const from, to = "<!-- edits -->\n", "<!-- /edits -->\n"
	i, j := strings.Index(readme, from), strings.Index(readme, to)
	if i < 0 || j < i {
		e.t.Fatal("README.md has no place for the table")
	}
	head := "| Edit | SOURCE | WIRE, in requests | WIRE, in responses | Why |\n|:--|:--|:--|:--|:--|\n"
	if err := os.WriteFile("README.md", []byte(readme[:i]+from+"\n"+head+lines+"\n"+readme[j:]), 0o644); err != nil {
		e.t.Fatal(err)
	}
}
