package foreign

import (
	"testing"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/profile"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// TestDropValue drops the values of a row one by one: it is read as long as one is.
func TestDropValue(t *testing.T) {
	page := "# Step\n\n*Type* : enum (A, B)\n"
	r := Import([]Source{{Path: "step.md", Content: []byte(page)}}, &profile.Profile{})
	enum, row := r.Package.Documents[0].Topics[0].Items[0].Enum, r.Report.Documents[0].Tables[0].Rows[0]
	why := diag.Say("a reason", "原因")
	for _, want := range []State{Read, Left} {
		last := enum.Values[len(enum.Values)-1]
		if r.Drop(map[any]diag.Phrase{last: why}); row.State != want {
			t.Errorf("without %s the row is %s, want %s", last.Name, row.State, want)
		}
	}
}
