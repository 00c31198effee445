package limits

import "strings"

// canonicalDecimal returns a decimal number without a plus sign, without zeros
// that say nothing, and without a fraction that is zero.
func canonicalDecimal(s string) string {
	digits := strings.TrimLeft(s, "+-")
	whole, fraction, _ := strings.Cut(digits, ".")
	whole, fraction = strings.TrimLeft(whole, "0"), strings.TrimRight(fraction, "0")
	if whole == "" {
		whole = "0"
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if s[0] == '-' && whole != "0" {
		return "-" + whole
	}
	return whole
}

// compareDecimals compares two canonical decimal numbers exactly.
func compareDecimals(a, b string) int {
	switch negative := a[0] == '-'; {
	case negative && b[0] == '-':
		return compareDecimals(b[1:], a[1:])
	case negative:
		return -1
	case b[0] == '-':
		return 1
	}
	aw, af, _ := strings.Cut(a, ".")
	bw, bf, _ := strings.Cut(b, ".")
	if len(aw) != len(bw) {
		return len(aw) - len(bw)
	}
	if d := strings.Compare(aw, bw); d != 0 {
		return d
	}
	return strings.Compare(af, bf)
}
