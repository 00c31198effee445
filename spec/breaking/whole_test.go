package breaking

import (
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// TestEndlessTypes compares types of fences that hold themselves twice: no
// document without errors has them, but a schema that was made by hand may.
func TestEndlessTypes(t *testing.T) {
	for _, code := range []string{"type A map[A]A", "type A = map[A]A", "type A = map[[2]B]A\n\ntype B = A", "type A [2]A"} {
		name, expr, _ := strings.Cut(strings.TrimPrefix(strings.Split(code, "\n")[0], "type A "), "= ")
		if expr == "" {
			expr = name
		}
		fence := &spec.Fence{Code: code, Types: []*spec.GoType{{Name: "A", Underlying: expr}}}
		if strings.Contains(code, "type B") {
			fence.Types = append(fence.Types, &spec.GoType{Name: "B", Underlying: "A"})
		}
		p := &spec.Package{Documents: []*spec.Document{{Name: "a.md", Topics: []*spec.Topic{{Items: []spec.Item{{Fence: fence}}}}}}}
		if found := Compare(p, p); len(found) > 0 {
			t.Errorf("%s: %s", code, listing(found))
		}
	}
}
