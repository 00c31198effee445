package diag

import (
	"strings"
	"testing"
)

func TestApart(t *testing.T) {
	x, y := strings.Repeat("群", 60), strings.Repeat("y", 100)
	tests := []struct{ old, new, wantOld, wantNew string }{
		{"a", "b", "a", "b"},
		{x, "b" + x[3:], x, "b" + x[3:]},
		{x + "a", x + "b", "…" + x[:60] + "a", "…" + x[:60] + "b"},
		{x + "a", x, "…" + x[:60] + "a", "…" + x[:60]},
		{"a" + x, "b" + x, "a" + x[:60] + "…", "b" + x[:60] + "…"},
		{x + y + x, x + x, "…" + x[:60] + y[:38] + "…", "…" + x[:120] + "…"},
		{x + "a", "", x[:174] + "…", ""},
		{"\xff" + y + "a", "\xff" + y + "b", "…" + y[:20] + "a", "…" + y[:20] + "b"},
	}
	for _, test := range tests {
		old, new := Apart(test.old, test.new)
		if old != test.wantOld || new != test.wantNew {
			t.Errorf("%q and %q, want %q and %q", old, new, test.wantOld, test.wantNew)
		}
		if Printable(old) != old || Printable(new) != new {
			t.Errorf("%q and %q are cut once more", old, new)
		}
	}
}
