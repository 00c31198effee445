package typeword

import (
	"strings"
	"testing"
	"time"
)

// FuzzRead holds that what a cell says is said the same in the grammar of String.
func FuzzRead(f *testing.F) {
	for _, line := range readSpellings(f) {
		if !strings.HasPrefix(line[0], "#") {
			f.Add(line[0])
			f.Add(line[1])
		}
	}
	for _, cell := range []string{ // which were read differently when written again
		"[List](a<[b)<[X](c)", "[\"a\nb\"](c)", "`n_` (U:ID)", "[[*c*Box*Box**](a)*](b)", "['*''r](b)", "[r](\v<my\ver>)", "[A/b](https://c)", "[2!Set[]](#s)", "[[c*B*/x**](a)*](b)",
	} {
		f.Add(cell)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		got := Read(cell, nil)
		says := got.String()
		if len(says) > maxCell {
			return
		}
		again := Read(says, nil)
		if again.String() != says {
			t.Errorf("%q says %q, which says %q", cell, says, again)
		}
		if again.Kind != got.Kind || again.Doubtful() != got.Doubtful() {
			t.Errorf("%q says %q, which is another kind of type", cell, says)
		}
	})
}

// TestHostile reads cells that are deep, long, or full of what finds no partner.
func TestHostile(t *testing.T) {
	start := time.Now()
	for _, unit := range []string{
		"array of ", "(", "[", "<", "List<", "[a](", "[", "`", "**", "?", "a or ", "a, ", "\\", "&lt;", "<b>", "<!--", "map of a to ", "{a:",
		"enum ", "\"", "或", "数组", "的", "[]", "X[]", "((a) ", "string (", "a | ", "_", "nullable ", "<a href='", "![a](b", "Map<A,", "-", "one of `", "a: ",
	} {
		for _, n := range []int{10, 100, maxCell / len(unit), maxCell} {
			Read(strings.Repeat(unit, n), nil)
			Read(strings.Repeat(unit, n)+"string", nil)
			Read(strings.Repeat(unit, n)+strings.Repeat("]", n)+strings.Repeat(">", n)+strings.Repeat(")", n), nil)
		}
	}
	if took := time.Since(start); took > time.Minute {
		t.Errorf("took %s", took)
	}
}
