package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// TestBreakingClock states that the last day of an accepted change is counted
// by the clock of the run, to its end in UTC.
func TestBreakingClock(t *testing.T) {
	model := "## Models\n\n### `A` text\n\nName|Type\n:--|:--\n"
	old, now := document(t, model+"`B`|`int`\n"), document(t, model+"`C`|`int`\n")
	accepted := filepath.Join(t.TempDir(), "accepted.md")
	const rows = "Rule|Subject|Reason|Until\n--|--|--|--\nfield-removed|A.B|why|1970-01-02\nkey-removed|A.B|why|1970-01-02\n"
	if err := os.WriteFile(accepted, []byte(rows), 0o666); err != nil {
		t.Fatal(err)
	}
	day := func(hours int) time.Time { return time.Unix(0, 0).Add(time.Duration(hours) * time.Hour) }
	tests := []struct {
		name string
		now  time.Time
		code int
	}{
		{"before", day(1), exitFine},
		{"on the last day", day(47), exitFine},
		{"on the day after", day(48), exitFindings},
		{"elsewhere it is the day after already", day(47).In(time.FixedZone("", 14*3600)), exitFine},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var r result
			a := newApp(&r, nil, "breaking", "--against", old, "--accept", accepted, now)
			a.Now = func() time.Time { return test.now }
			if code := a.execute(); code != test.code {
				t.Errorf("exit code %d, want %d\n%s%s", code, test.code, &r.stdout, &r.stderr)
			}
			if got := strings.Count(r.stdout.String(), "[accept-expired]"); got != 2*test.code {
				t.Errorf("%d entries are over:\n%s", got, &r.stdout)
			}
		})
	}
}

// TestBreakingExit states which findings of a comparison fail a run.
func TestBreakingExit(t *testing.T) {
	rule := func(s diag.Severity) diag.List {
		return diag.List{diag.New(&diag.Rule{ID: "r", Severity: s, Message: "m"}, diag.Span{})}
	}
	for severity, fails := range map[diag.Severity]bool{diag.Error: true, diag.Warning: true, diag.Note: false} {
		for _, f := range []format{formatText, formatJSON, formatGitHub, formatSARIF, formatMarkdown} {
			var r result
			err := newApp(&r, nil).reportBreaking(breakingFlags{format: f}, axes{"r": breaking.Wire}, rule(severity))
			if (err != nil) != fails {
				t.Errorf("%s as %s: %v", severity, f, err)
			}
		}
	}
}

// TestComment states under which heading of a review comment a finding is shown.
func TestComment(t *testing.T) {
	rules := axes{"s": breaking.Source, "w": breaking.Wire, "n": breaking.Wire}
	finding := func(id string, s diag.Severity) diag.Diagnostic {
		return diag.New(&diag.Rule{ID: id, Severity: s, Message: id}, diag.Span{})
	}
	l := diag.List{finding("s", diag.Error), finding("w", diag.Warning), finding("n", diag.Note), finding("accept-unused", diag.Warning)}
	tests := []struct {
		only breaking.Axis
		list diag.List
		want string
	}{
		{"", l, "source: s; wire: w; acceptance: accept-unused; notes: n"},
		{breaking.Source, l[:1], "source: s"},
		{breaking.Wire, l[1:3], "wire: w; notes: n"},
		{"", nil, "source: ; wire: "},
	}
	for _, test := range tests {
		var parts []string
		for _, s := range rules.comment(test.list, test.only).Sections {
			var ids []string
			for _, d := range s.List {
				ids = append(ids, d.Rule.ID)
			}
			parts = append(parts, s.Label.String()+": "+strings.Join(ids, " "))
		}
		if got := strings.Join(parts, "; "); got != test.want {
			t.Errorf("only %q: %s, want %s", test.only, got, test.want)
		}
	}
}
