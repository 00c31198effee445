package breaking

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

var verb = regexp.MustCompile(`%\[(\d+)\][a-z]`)

// TestRules looks at the form of the rules: unique, complete in each language,
// every parameter shown.
func TestRules(t *testing.T) {
	known := map[string]bool{}
	for _, r := range parser.Rules() {
		known[r.ID] = true
	}
	for _, r := range Rules() {
		if known[r.ID] {
			t.Errorf("%s: another rule has the ID", r.ID)
		}
		known[r.ID] = true
		if r.Axis != Source && r.Axis != Wire {
			t.Errorf("%s: axis %q", r.ID, r.Axis)
		}
		for _, text := range []diag.Text{{Message: r.Message, Hint: r.Hint}, r.ZH} {
			if text.Message == "" || text.Hint == "" {
				t.Errorf("%s: nothing to say", r.ID)
			}
			if strings.Contains(verb.ReplaceAllString(text.Message+text.Hint, ""), "%") {
				t.Errorf("%s: verb without an index", r.ID)
			}
			for i, p := range r.Params {
				if !strings.Contains(text.Message+text.Hint, fmt.Sprintf("%%[%d]", i+1)) {
					t.Errorf("%s: %s is not shown in %q", r.ID, p, text.Message)
				}
			}
			for _, m := range verb.FindAllStringSubmatch(text.Message+text.Hint, -1) {
				if m[1] > fmt.Sprint(len(r.Params)) {
					t.Errorf("%s: no parameter %s", r.ID, m[1])
				}
			}
		}
	}
}
