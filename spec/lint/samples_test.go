package lint

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/explain"
)

// sample parses the files of an explanation.
func sample(t *testing.T, files []explain.File) parser.Result {
	t.Helper()
	var documents, written []parser.File
	o := parser.Options{Package: "api"}
	escapes := false
	for _, f := range files {
		file := parser.File{Name: f.Name, Path: f.Name, Content: f.Content}
		switch {
		case strings.HasPrefix(f.Name, "hand/"):
			written = append(written, file)
		case f.Name == "options":
			for line := range strings.Lines(string(f.Content)) {
				switch key, value, _ := strings.Cut(strings.TrimSpace(line), "="); key {
				case "package":
					o.Package = value
				case "escapes":
					escapes = value == "true"
				case "client":
					o.NoClient = value == "none"
				default:
					t.Fatalf("unknown option %q", key)
				}
			}
		default:
			documents = append(documents, file)
		}
	}
	o.GoFiles = written
	if escapes {
		for i, d := range documents {
			documents[i].Content = []byte(strings.ReplaceAll(string(d.Content), `\u200b`, "\u200b"))
		}
	}
	return parser.Read(documents, o)
}

// ofSmallCalls is the rule that the samples of others break whose calls have, to be
// short, no request or no response.
const ofSmallCalls = "call-cannot-grow"

// TestSamples shows of each rule that the bad sample of its explanation breaks
// it and no other, and that the good one breaks none.
func TestSamples(t *testing.T) {
	for _, r := range Rules() {
		t.Run(r.ID, func(t *testing.T) {
			e := explain.Of(r.Rule)
			if e == nil {
				t.Fatal("not explained")
			}
			for _, l := range diag.Languages() {
				if strings.TrimSpace(e.Why[l]) == "" {
					t.Errorf("not explained in %q", l)
				}
			}
			for side, files := range map[string][]explain.File{"bad": e.Bad, "good": e.Good} {
				pkg := sample(t, files)
				if shown := loud(pkg.Findings); shown != nil {
					t.Fatalf("the parser finds in the %s sample: %v", side, shown)
				}
				var want []string
				if side == "bad" {
					want = []string{r.ID}
				}
				broken := slices.DeleteFunc(ruleIDs(check(pkg, Strict)), func(id string) bool { return id != r.ID && id == ofSmallCalls })
				if diff := cmp.Diff(want, slices.Clip(broken)); len(want)+len(broken) > 0 && diff != "" {
					t.Errorf("rules that the %s sample breaks (-want +got):\n%s", side, diff)
				}
			}
		})
	}
}

// loud returns the errors and warnings.
func loud(l diag.List) []string {
	var out []string
	for _, d := range l {
		if d.Rule.Severity != diag.Note {
			out = append(out, d.Span.String()+" "+d.Message())
		}
	}
	return out
}

// ruleIDs returns the rules of the findings, sorted, each once.
func ruleIDs(l diag.List) []string {
	var out []string
	for _, d := range l {
		out = append(out, d.Rule.ID)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// TestSamplesByCategory shows that a rule is silent in the categories below its
// own.
func TestSamplesByCategory(t *testing.T) {
	for _, r := range Rules() {
		e := explain.Of(r.Rule)
		if e == nil {
			continue // TestSamples says so
		}
		for _, c := range Categories() {
			pkg := sample(t, e.Bad)
			if got := len(check(pkg, c)) > 0; got != c.includes(r.Category) {
				t.Errorf("%s: finds something in category %s: %v", r.ID, c, got)
			}
		}
	}
}
