package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

const (
	excerptWidth = 160 // columns of a source line that are shown
	excerptLead  = 50  // of them before the carets, if the line is cut on the left
	tabStop      = 4   // columns
	ellipsis     = "…" // one column, marks where a line is cut
)

// excerptReach is how many bytes of a line are looked at on each side of a
// span's start: enough to fill the excerpt with anything but long emoji, and
// few enough that a line of a megabyte costs no more than a short one.
const excerptReach = 4 * excerptWidth

// clusterLimit is how many bytes are taken as one character: more than any
// emoji has, and much less than the thousand marks that can be piled on a letter.
const clusterLimit = 64

// glyph is one thing that a line shows: a character with the marks on it, an
// emoji however long, the blanks of a tab, or the escape of something hidden.
type glyph struct {
	text          string
	start, end    int // bytes of the line
	column, width int // on the screen, from 0
}

// excerpt returns the part of a line around the bytes from start to end as it
// is to be shown, and how many blanks and carets underline these bytes: at
// least one caret, and none behind the end of the line.
func excerpt(line []byte, start, end int) (text string, blanks, carets int) {
	start = min(max(start, 0), len(line))
	end = min(max(end, start), len(line))
	glyphs := reach(line, start)
	left, right := underline(glyphs, start, end)
	shown := window(glyphs, left, right)
	if len(shown) == 0 {
		return "", 0, 1
	}
	var b strings.Builder
	first, last := shown[0], shown[len(shown)-1]
	blanks = left - first.column
	if first.start > 0 {
		b.WriteString(ellipsis)
		blanks++
	}
	for _, g := range shown {
		b.WriteString(g.text)
	}
	if last.end < len(line) {
		b.WriteString(ellipsis)
	}
	return b.String(), blanks, max(min(right, last.column+last.width)-left, 1)
}

// reach returns the glyphs in reach of the offset, without those so near to a
// cut that they may be half of a character.
func reach(line []byte, offset int) []glyph {
	lo, hi := max(offset-excerptReach, 0), min(offset+excerptReach, len(line))
	glyphs := layout(string(line[lo:hi]), lo)
	i, j := 0, len(glyphs)
	for lo > 0 && glyphs[i].start < lo+clusterLimit {
		i++
	}
	for hi < len(line) && glyphs[j-1].end > hi-clusterLimit {
		j--
	}
	return glyphs[i:j]
}

// underline returns the columns from which and up to which the glyphs hold
// bytes from start to end; nothing, and the end of the line, take one column.
func underline(glyphs []glyph, start, end int) (left, right int) {
	for i := len(glyphs) - 1; i >= 0 && glyphs[i].end > start; i-- {
		left = glyphs[i].column
		if right == 0 && start < end && glyphs[i].start < end {
			right = left + glyphs[i].width
		}
	}
	if n := len(glyphs); n > 0 && glyphs[n-1].end <= start {
		left = glyphs[n-1].column + glyphs[n-1].width
	}
	return left, max(right, left+1)
}

// window returns the glyphs that fit into an excerpt: from the first one if the
// columns up to right fit as well, else those around left.
func window(glyphs []glyph, left, right int) []glyph {
	if len(glyphs) == 0 {
		return nil
	}
	last := glyphs[len(glyphs)-1]
	from, full := glyphs[0].column, last.column+last.width-excerptWidth
	if right-from > excerptWidth {
		from = max(from, min(left-excerptLead, full))
	}
	i, j := 0, len(glyphs)
	for glyphs[i].column < from {
		i++
	}
	for glyphs[j-1].column+glyphs[j-1].width > from+excerptWidth {
		j--
	}
	return glyphs[i:j]
}

// layout returns the glyphs of a part of a line that begins at the offset.
func layout(s string, offset int) []glyph {
	glyphs := make([]glyph, 0, len(s))
	column := 0
	add := func(text string, size, width int) {
		glyphs = append(glyphs, glyph{text, offset, offset + size, column, width})
		offset += size
		column += width
	}
	for len(s) > 0 {
		cluster, width := firstCluster(s)
		command := isCommand(s)
		s = s[len(cluster):]
		switch {
		case command:
			text := spell(cluster[0])
			add(text, 1, len(text))
		case cluster == "\t":
			n := tabStop - column%tabStop
			add(strings.Repeat(" ", n), 1, n)
		case isShown(cluster) || isJoined(cluster):
			add(cluster, len(cluster), width)
		default:
			spellOut(cluster, add)
		}
	}
	return glyphs
}

// firstCluster returns the first character as readers count them, and how many
// columns it takes in all.
func firstCluster(s string) (cluster string, width int) {
	if isASCII(s[0]) && (len(s) == 1 || isASCII(s[1])) {
		return s[:1], 1
	}
	cluster, _, width, _ = uniseg.FirstGraphemeClusterInString(s, -1)
	if len(cluster) <= clusterLimit {
		return cluster, width
	}
	n := clusterLimit
	for n > clusterLimit-utf8.UTFMax && !utf8.RuneStart(cluster[n]) {
		n--
	}
	return cluster[:n], uniseg.StringWidth(cluster[:n])
}

func isASCII(b byte) bool { return ' ' <= b && b <= '~' }

const zeroWidthJoiner = '\u200d'

// isJoined reports whether all of a cluster is shown but for joiners between
// two emoji, which make one out of them. A joiner elsewhere is hidden text.
func isJoined(cluster string) bool {
	parts := strings.Split(cluster, string(zeroWidthJoiner))
	for i, p := range parts {
		r, _ := utf8.DecodeRuneInString(p)
		if p == "" || !isShown(p) || i > 0 && unicode.Is(unicode.M, r) {
			return false
		}
	}
	return true
}

// spellOut adds a cluster in which something is hidden: that as an escape, what
// is between as it is.
func spellOut(cluster string, add func(text string, size, width int)) {
	for len(cluster) > 0 {
		n := 0
		for n < len(cluster) && isShown(cluster[n:n+runeSize(cluster[n:])]) {
			n += runeSize(cluster[n:])
		}
		if n > 0 {
			add(cluster[:n], n, uniseg.StringWidth(cluster[:n]))
		} else {
			n = runeSize(cluster)
			text := escape(cluster[:n])
			add(text, n, len(text))
		}
		cluster = cluster[n:]
	}
}

// Width returns how many columns of a terminal the text takes: two for a Chinese
// character, none for a mark above another character.
func Width(s string) int { return uniseg.StringWidth(s) }
