package disk

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
)

// Hash returns the SHA-256 of a content in lower-case hexadecimal. CRLF counts as
// LF, since systems and git write line ends as they like.
func Hash(content []byte) string {
	sum := sha256.Sum256(FoldLines(content))
	return hex.EncodeToString(sum[:])
}

// FoldLines returns the content with LF for each CRLF. It may return its
// argument.
func FoldLines(content []byte) []byte {
	if bytes.IndexByte(content, '\r') < 0 {
		return content
	}
	return bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
}

// Same reports whether two contents are equal apart from line ends.
func Same(a, b []byte) bool { return bytes.Equal(FoldLines(a), FoldLines(b)) }
