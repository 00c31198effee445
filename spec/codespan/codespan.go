// Package codespan finds the code spans of Markdown text, as the parser and the
// rules of lint read them.
package codespan

// Run is a row of backticks in a text: the offsets of its bytes.
type Run struct{ Start, End int }

// Span is a code span: the backticks before and after the code.
type Span struct{ Open, Close Run }

// Find returns the code spans of a text, in order, and the first run of
// backticks that neither opens nor closes one, if any. A backslash before a
// backtick escapes it outside of code spans and means nothing inside. Knowing
// where each length of run comes next keeps the search linear however many runs
// find no partner.
func Find[T string | []byte](text T) (spans []Span, unclosed *Run) {
	runs := backticks(text)
	if len(runs) == 0 {
		return nil, nil
	}
	partner, next := make([]int, len(runs)), map[int]int{}
	for i := len(runs) - 1; i >= 0; i-- {
		length := runs[i].End - runs[i].Start
		partner[i], next[length] = next[length], i
	}
	for i := 0; i < len(runs); i++ {
		open, j := runs[i], partner[i]
		switch {
		case escaped(text, open.Start):
		case j > 0: // 0 is no run's partner: the first run closes nothing
			if spans == nil {
				spans = make([]Span, 0, (len(runs)-i)/2)
			}
			spans = append(spans, Span{open, runs[j]})
			i = j
		case unclosed == nil:
			unclosed = &open
		}
	}
	return spans, unclosed
}

func backticks[T string | []byte](text T) []Run {
	n := 0
	for i := range len(text) {
		if text[i] == '`' && (i == 0 || text[i-1] != '`') {
			n++
		}
	}
	runs := make([]Run, 0, n)
	for i := 0; i < len(text); i++ {
		if text[i] != '`' {
			continue
		}
		start := i
		for i < len(text) && text[i] == '`' {
			i++
		}
		runs = append(runs, Run{start, i})
	}
	return runs
}

// escaped reports whether an odd number of backslashes precedes the offset.
func escaped[T string | []byte](text T, at int) bool {
	n := 0
	for at-n > 0 && text[at-n-1] == '\\' {
		n++
	}
	return n%2 == 1
}
