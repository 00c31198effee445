package page

import (
	"strings"
	"testing"
)

// TestReadRefused reads a table that would have far more blank cells than written ones: it
// gets none of them.
func TestReadRefused(t *testing.T) {
	const rows = 200
	wide := func(cell string) string { return strings.Repeat("|"+cell, 100) + "|\n" }
	p := read(wide("a") + wide("-") + strings.Repeat("|1|2|\n", rows))
	if len(p.Parts) != 1 || p.Parts[0].Kind != Table || len(p.Parts[0].Table.Rows) != rows {
		t.Fatalf("no table of all rows:\n%.200s", Dump(p))
	}
	if n := len(p.Parts[0].Table.Rows[0].Cells); n != 2 {
		t.Errorf("a row has %d cells, want 2", n)
	}
}
