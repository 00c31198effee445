package diag

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"
)

// fingerprintName names the way in which [fingerprints] are made; a service
// compares only those of the same name.
const fingerprintName = "mdspecFinding/v1"

// fingerprints returns for each diagnostic a word by which the same finding is
// known in another version of the documents. It depends on the rule, the file,
// the English message and the text of the line without blanks and the dashes of
// tables, not on where the line stands; equal findings are counted.
func fingerprints(l List) []string {
	out := make([]string, len(l))
	seen := map[string]int{}
	for i, d := range l {
		key := strings.Join([]string{d.Rule.ID, d.Span.File(), d.Message(), essence(d.Span)}, "\x00")
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		seen[key]++
		out[i] = hex.EncodeToString(sum[:16])
	}
	return out
}

// essence returns the characters of the span's first line that formatting a
// table leaves alone.
func essence(s Span) string {
	if s.IsZero() {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '|' || r == '-' {
			return -1
		}
		return r
	}, string(s.Source.Line(s.Position().Line)))
}
