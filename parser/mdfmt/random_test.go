package mdfmt

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// pieces are what documents of random tables are made of.
var pieces = []string{
	"|", "|", "|", "|", "-", "-|-", "|-|", ":-", "-:", ":-:|-", "--", "---", "\n", "\n", "\n", "\n\n", "\r\n",
	" ", " ", "  ", "    ", "\t", `\`, `\|`, "`", "``", "```", "a", "b", "text", "Name", "Type", "Value", "TODO", "`int`",
	"中", "“", "👍", "\u0301", "\u200d", "\ufe0f", "\u0600", "\ufeff", "\u3000", "\u1100", "\u1161",
	"- ", "* ", "1. ", "> ", "#", "# ", "## Models\n", "### `A`\n", "<p>", "<!--", "-->", "===", "[a]: b", "~~~",
}

// TestRandomTables checks documents in which anything may stand beside a table.
func TestRandomTables(t *testing.T) {
	count := 3000
	if testing.Short() {
		count = 400
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range count {
		checkProperties(t, []byte(randomDocument(r)))
	}
}

func randomDocument(r *rand.Rand) string {
	var b strings.Builder
	some := func(most int) {
		for range r.IntN(most) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
	}
	for range 1 + r.IntN(3) {
		some(6)
		b.WriteString([]string{"\n", "\na|b\n-|-\n", "\na\n:-\n", "\n|a|b|c|\n|:-|-:|:-:|\n"}[r.IntN(4)])
		some(20)
	}
	return b.String()
}
