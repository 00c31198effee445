package cli

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec/diag"
)

var (
	differs = &diag.Rule{ID: "differs", Params: []string{"why"}, Message: "differs: %[1]s"}
	typo    = &diag.Rule{ID: "typo", Message: "is wrong"}
)

// drifted returns a finding with a diff of the lines.
func drifted(file, why string, lines int) diag.Diagnostic {
	d := diag.New(differs, diag.NewSource(file, nil).Span(0, 0), why)
	d.Diff = strings.Repeat("+line\n", lines)
	return d
}

func TestDigestCutsDiffs(t *testing.T) {
	for _, tt := range []struct {
		lines, shown int
		last         string
		less         bool
	}{
		{1, 1, "+line", false},
		{20, 20, "+line", false},
		{21, 21, "+line", false}, // instead of "1 more"
		{22, 21, "… 2 more lines", true},
		{5000, 21, "… 4980 more lines", true},
	} {
		short, less := digest(diag.List{drifted("a.go", "x", tt.lines)}, diag.English)
		lines := strings.Split(strings.TrimSuffix(short[0].Diff, "\n"), "\n")
		if len(lines) != tt.shown || lines[len(lines)-1] != tt.last || less != tt.less {
			t.Errorf("%d lines: shows %d, the last %q, less %v", tt.lines, len(lines), lines[len(lines)-1], less)
		}
	}
}

// TestDigestIsShort: even where each file differs for a reason of its own, what
// is shown of diffs is no more than 200 lines and a line each.
func TestDigestIsShort(t *testing.T) {
	var l diag.List
	for i := range 300 {
		l = append(l, drifted(fmt.Sprintf("%03d.go", i), fmt.Sprintf("reason %d", i), 30))
	}
	short, less := digest(l, diag.English)
	lines, whole := 0, 0
	for _, d := range short {
		n := strings.Count(d.Diff, "+line\n")
		if lines += n; n > 0 {
			whole++
		}
	}
	if len(short) != 300 || lines != 200 || whole != 10 || !less {
		t.Errorf("%d findings, %d lines of %d diffs, less %v", len(short), lines, whole, less)
	}
	if got := short[299].Diff; got != "… 30 more lines\n" {
		t.Errorf("the last diff is %q", got)
	}
}

func TestDigestNamesCausesOnce(t *testing.T) {
	var l diag.List
	for i := range 13 {
		l = append(l, drifted(fmt.Sprintf("a%02d.go", i), "x", 3))
	}
	l = append(l, drifted("b.go", "y", 3))
	for range 2 {
		l = append(l, diag.New(typo, diag.Span{}))
	}
	short, less := digest(l, diag.Chinese)
	if len(short) != 4 || !less {
		t.Fatalf("%d findings, less %v", len(short), less)
	}
	want := "另有 12 个文件，原因相同：`a01.go`、`a02.go`、`a03.go`、`a04.go`、`a05.go`、`a06.go`、`a07.go`、`a08.go`、`a09.go`、`a10.go`，另有 2 个"
	if got := short[0].Related[0].Message.In(diag.Chinese); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if len(short[1].Related) > 0 {
		t.Errorf("b.go: %v", short[1].Related)
	}
}
