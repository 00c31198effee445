package diag

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

var (
	idForm      = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	dialectForm = regexp.MustCompile(`^([1-9][0-9]*(\.[1-9][0-9]*)?)?$`)
	indexedVerb = regexp.MustCompile(`%[-+# 0-9.]*\[([1-9][0-9]*)\][a-zA-Z]`)
)

// faults returns what is wrong with a rule of the catalogue.
func faults(r *Rule) []string {
	var out []string
	report := func(wrong bool, what string) {
		if wrong {
			out = append(out, what)
		}
	}
	first, second := firstTwo(r.Message)
	report(!idForm.MatchString(r.ID), "ID")
	report(!dialectForm.MatchString(r.Dialect), "dialect")
	report(r.Severity < Error || r.Severity > Note, "severity")
	report(strings.TrimSpace(r.Message) == "", "no message")
	report(unicode.IsUpper(first) && unicode.IsLower(second), "capital")
	report(strings.HasSuffix(r.Message, "."), "period")
	for _, s := range append([]string{r.Message, r.Hint}, r.Params...) {
		report(visible(s) != s || strings.TrimSpace(s) != s, "more than one line")
	}
	report(slices.Contains(r.Params, ""), "unnamed parameter")
	return append(out, verbFaults(r)...)
}

func firstTwo(s string) (first, second rune) {
	r := []rune(s + "  ")
	return r[0], r[1]
}

// verbFaults compares the verbs of a rule's formats with its parameters.
func verbFaults(r *Rule) []string {
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

func TestCatalogue(t *testing.T) {
	ids := make(map[string]bool)
	for _, r := range Catalogue() {
		if r == nil {
			t.Error("a rule is nil")
			continue
		}
		if f := faults(r); f != nil {
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
	for _, r := range Catalogue() {
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
	if declared != len(Catalogue()) {
		t.Errorf("%d rules are declared in rules_*.go, %d stand in the catalogue", declared, len(Catalogue()))
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

// TestFaults shows that the test of the catalogue can fail.
func TestFaults(t *testing.T) {
	tests := []struct {
		name string
		rule Rule
		want string
	}{
		{"none", Rule{ID: "a1-b2", Dialect: "3.10", Params: []string{"x", "y"}, Message: "`%[2]s`", Hint: "100%% of %04[1]x"}, ""},
		{"acronym", Rule{ID: "a", Message: "TODO row"}, ""},
		{"ID in capitals", Rule{ID: "Unknown", Message: "m"}, "ID"},
		{"ID with two dashes", Rule{ID: "a--b", Message: "m"}, "ID"},
		{"no ID", Rule{Message: "m"}, "ID"},
		{"dialect", Rule{ID: "a", Dialect: "3.", Message: "m"}, "dialect"},
		{"severity", Rule{ID: "a", Severity: 3, Message: "m"}, "severity"},
		{"no message", Rule{ID: "a"}, "no message"},
		{"capital", Rule{ID: "a", Message: "Message"}, "capital"},
		{"period", Rule{ID: "a", Message: "m."}, "period"},
		{"two lines", Rule{ID: "a", Message: "m\nn"}, "more than one line"},
		{"blank at the end", Rule{ID: "a", Message: "m", Hint: "h "}, "more than one line"},
		{"unnamed parameter", Rule{ID: "a", Params: []string{""}, Message: "%[1]s"}, "unnamed parameter"},
		{"no such parameter", Rule{ID: "a", Params: []string{"x"}, Message: "%[1]s %[2]s"}, "no parameter 2"},
		{"unused parameter", Rule{ID: "a", Params: []string{"x", "y"}, Message: "%[2]s"}, "unused parameter x"},
		{"verb without an index", Rule{ID: "a", Message: "m", Hint: "%s"}, "verb without an index"},
		{"lone percent sign", Rule{ID: "a", Message: "100%"}, "verb without an index"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := strings.Join(faults(&tt.rule), ", "); got != tt.want {
				t.Errorf("faults %q, want %q", got, tt.want)
			}
		})
	}
}
