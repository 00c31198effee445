package gofence

import (
	"strings"
	"testing"
)

func TestGuessNames(t *testing.T) {
	tests := []struct{ code, want string }{
		{"", ""},
		{"const A = = 1\n", "A"},
		{"const A, B = C, (D\nvar E, F int = ]\n", "A B E F"},
		{"const (\n\tA = iota +\n\tB\n\tC, D = f(x, y), z\n\t_\n)\n", "A C D"},
		{"const (\n\tA = 1\n\tB\n\ntype T struct {\n\tX int\n\nvar V = T{\nfunc F(a int) {\n", "A B T V F"},
		{"func (t T) M() {}\ntype (\n\tU int\n\tV struct { a, b int }\n)\n", "U V"},
		{"type T[P any] struct {}\r\ntype 群 int]\r\n", "T 群"},
		{"import (\n\t\"fmt\"\n)\n// const X\nconst A = \"const Y\n", "A"},
		{"var x = map[string]int{\n\t\"a\": 1,\n\tB: 2,\n}, y\nconst C = 1", "x C"},
		{"package p; const A = 1; const A = 2", "A"},
	}
	for _, tt := range tests {
		if got := strings.Join(GuessNames(tt.code), " "); got != tt.want {
			t.Errorf("GuessNames(%q) = %s, want %s", tt.code, got, tt.want)
		}
	}
}
