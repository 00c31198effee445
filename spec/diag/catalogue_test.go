package diag_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/diag/diagtest"
)

func TestCatalogue(t *testing.T) {
	ids := make(map[string]bool)
	for _, r := range diag.Catalogue() {
		if r == nil {
			t.Error("a rule is nil")
			continue
		}
		if f := diagtest.Faults(r); f != nil {
			t.Errorf("rule %s: %s", r.ID, strings.Join(f, ", "))
		}
		if ids[r.ID] {
			t.Errorf("rule %s stands in the catalogue more than once", r.ID)
		}
		ids[r.ID] = true
	}
}

// TestCatalogueIsComplete finds the rules in the source, so that none can be
// declared and forgotten.
func TestCatalogueIsComplete(t *testing.T) {
	files, err := filepath.Glob("rules_*.go")
	if err != nil {
		t.Fatal(err)
	}
	listed := make(map[string]bool)
	for _, r := range diag.Catalogue() {
		listed[r.ID] = true
	}
	var missing []string
	declared := 0
	for _, name := range files {
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		for variable, id := range ruleVariables(file) {
			declared++
			if !listed[id] {
				missing = append(missing, fmt.Sprintf("%s %s %q", name, variable, id))
			}
		}
	}
	slices.Sort(missing)
	if missing != nil {
		t.Errorf("declared but not in the catalogue:\n%s", strings.Join(missing, "\n"))
	}
	if declared != len(diag.Catalogue()) {
		t.Errorf("%d rules are declared in rules_*.go, %d stand in the catalogue", declared, len(diag.Catalogue()))
	}
}

// ruleVariables returns the ID of each package variable that holds a *Rule, ""
// if it is not written where the variable is declared.
func ruleVariables(file *ast.File) map[string]string {
	rules := make(map[string]string)
	for _, d := range file.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.VAR {
			continue
		}
		for _, s := range g.Specs {
			v := s.(*ast.ValueSpec)
			for i, name := range v.Names {
				if literal := ruleLiteral(v, i); literal != nil {
					rules[name.Name] = literalID(literal)
				}
			}
		}
	}
	return rules
}

// ruleLiteral returns the literal whose address is the variable's value, an
// empty one if the variable is declared as a *Rule in another way, else nil.
func ruleLiteral(v *ast.ValueSpec, i int) *ast.CompositeLit {
	if i < len(v.Values) {
		if u, ok := v.Values[i].(*ast.UnaryExpr); ok && u.Op == token.AND {
			if c, ok := u.X.(*ast.CompositeLit); ok && isRule(c.Type) {
				return c
			}
		}
	}
	if star, ok := v.Type.(*ast.StarExpr); ok && isRule(star.X) {
		return &ast.CompositeLit{}
	}
	return nil
}

func isRule(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && id.Name == "Rule"
}

func literalID(c *ast.CompositeLit) string {
	for _, e := range c.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok || fmt.Sprint(kv.Key) != "ID" {
			continue
		}
		if b, ok := kv.Value.(*ast.BasicLit); ok {
			id, _ := strconv.Unquote(b.Value)
			return id
		}
	}
	return ""
}

func TestRuleVariables(t *testing.T) {
	const source = `package diag
var One = &Rule{Message: "m", ID: "one"}
var (
	Two, Three = &Rule{ID: "two"}, &Rule{ID: "three"}
	Computed *Rule = compute()
	Nameless = &Rule{ID: prefix + "x"}
	other = &List{}
	number = 3
)
var theme = []*Rule{One, Two}
func f() { local := &Rule{ID: "local"}; _ = local }
`
	file, err := parser.ParseFile(token.NewFileSet(), "rules_x.go", source, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	got := fmt.Sprint(ruleVariables(file))
	if want := "map[Computed: Nameless: One:one Three:three Two:two]"; got != want {
		t.Errorf("found %s, want %s", got, want)
	}
}
