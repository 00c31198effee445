package cli

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// What a person reads of a check.
const (
	diffLines  = 20  // of the diff of one file
	totalLines = 200 // of all diffs
	moreNames  = 10  // of files that have one cause in common
)

// digest returns the sorted findings as a person reads them: each cause once,
// with the names of the other files that have it, and the beginnings of diffs.
// It reports whether anything is left out.
func digest(l diag.List, lang diag.Lang) (short diag.List, less bool) {
	first := map[string]int{}    // by cause, the index in short
	others := map[int][]string{} // by that, the files
	left := totalLines
	for _, d := range l {
		cause := strings.Join([]string{d.Rule.ID, d.Message(), d.Hint()}, "\n")
		at, known := first[cause]
		switch {
		case d.Diff == "": // it is not about how a file differs
		case known:
			others[at] = append(others[at], d.Span.File())
			continue
		default:
			first[cause] = len(short)
			diff, lines := beginning(d.Diff, min(diffLines, left), lang)
			less = less || diff != d.Diff
			d.Diff, left = diff, left-lines
		}
		short = append(short, d)
	}
	for at, names := range others {
		short[at].Relate(diag.Span{}, alike(names))
	}
	return short, less || len(others) > 0
}

// beginning returns the first lines of a diff, how many there are more, and how
// many of it are shown. A single line more is shown instead of counted.
func beginning(diff string, limit int, lang diag.Lang) (text string, lines int) {
	all := strings.SplitAfter(strings.TrimSuffix(diff, "\n"), "\n")
	if len(all) <= limit+1 {
		return diff, len(all)
	}
	more := diag.Say("… %[1]d more lines", "…… 还有 %[1]d 行", len(all)-limit)
	return strings.Join(all[:limit], "") + more.In(lang) + "\n", limit
}

// alike names the other files that are found for the same reason.
func alike(names []string) diag.Phrase {
	list := diag.Verbatim("`" + shown(names[0]) + "`")
	for _, n := range names[1:min(len(names), moreNames)] {
		list = diag.Say("%[1]s, `%[2]s`", "%[1]s、`%[2]s`", list, diag.Verbatim(shown(n)))
	}
	if more := len(names) - moreNames; more > 0 {
		list = diag.Say("%[1]s and %[2]d others", "%[1]s，另有 %[2]d 个", list, more)
	}
	if len(names) == 1 {
		return diag.Say("1 more file for the same reason: %[1]s", "另有 1 个文件，原因相同：%[1]s", list)
	}
	return diag.Say("%[1]d more files for the same reason: %[2]s", "另有 %[1]d 个文件，原因相同：%[2]s", len(names), list)
}
