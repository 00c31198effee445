package prose

import "strings"

// separator is what stands between a value and its meaning.
type separator int

const (
	sepNone separator = iota
	sepDash
	sepColon
	sepEquals
	sepMeans  // 表示
	sepStands // 代表
	sepIs     // 为
)

// separatorForms lists how separators are written, the longer forms first.
var separatorForms = [...]struct {
	text string
	sep  separator
}{
	{"——", sepDash}, {"—", sepDash}, {"–", sepDash}, {"－", sepDash}, {"-", sepDash},
	{"：", sepColon}, {":", sepColon},
	{"＝", sepEquals}, {"=", sepEquals},
	{"表示", sepMeans}, {"代表", sepStands}, {"为", sepIs},
}

// separatorAt returns the separator at the offset, the offset of what follows it,
// and whether it touches both sides without standing out.
func separatorAt(s string, at int) (sep separator, end int, tight bool) {
	start := skipBlanks(s, at)
	for _, form := range separatorForms {
		if !strings.HasPrefix(s[start:], form.text) {
			continue
		}
		behind := start + len(form.text)
		end = skipBlanks(s, behind)
		return form.sep, end, start == at && end == behind && len(form.text) == 1
	}
	return sepNone, at, false
}
