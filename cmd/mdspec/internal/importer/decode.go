package importer

import (
	"bytes"
	"encoding/binary"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// fault is why a source cannot be decoded.
type fault struct {
	offset int // in the bytes of the file
	why    diag.Phrase
}

// decode returns a source as UTF-8: what is so already, with a byte order mark or
// without; UTF-16 with one; and what can only be GB18030, of which GBK is a part.
func decode(content []byte) ([]byte, *fault) {
	switch {
	case bytes.HasPrefix(content, []byte{0xff, 0xfe, 0, 0}), bytes.HasPrefix(content, []byte{0, 0, 0xfe, 0xff}):
		return nil, &fault{0, diag.Say("it is UTF-32", "它是 UTF-32")}
	case bytes.HasPrefix(content, []byte{0xff, 0xfe}):
		return decodeUTF16(content, binary.LittleEndian)
	case bytes.HasPrefix(content, []byte{0xfe, 0xff}):
		return decodeUTF16(content, binary.BigEndian)
	case utf8.Valid(content):
		return content, nil
	}
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(content)
	if err == nil && isChineseText(text) {
		return text, nil
	}
	at := invalidByte(content)
	return nil, &fault{at, diag.Say("byte %[1]s at offset %[2]d is not UTF-8, and the text is no GB18030 (GBK) either",
		"偏移 %[2]d 处的字节 %[1]s 不是 UTF-8，全文也不是 GB18030（GBK）", hex(content[at]), at)}
}

func hex(b byte) diag.Phrase {
	const digits = "0123456789ABCDEF"
	return diag.Verbatim("0x" + string([]byte{digits[b>>4], digits[b&15]}))
}

// invalidByte returns the offset of the first byte that is not UTF-8.
func invalidByte(content []byte) int {
	for i := 0; i < len(content); {
		r, size := utf8.DecodeRune(content[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return 0
}

// decodeUTF16 decodes UTF-16 behind its byte order mark.
func decodeUTF16(content []byte, order binary.ByteOrder) ([]byte, *fault) {
	if len(content)%2 != 0 {
		return nil, &fault{len(content) - 1, diag.Say("it is UTF-16 and ends in half a character", "它是 UTF-16，但末尾只有半个字符")}
	}
	out := make([]byte, 0, len(content))
	for i := 2; i < len(content); i += 2 {
		r := rune(order.Uint16(content[i:]))
		if utf16.IsSurrogate(r) {
			low := rune(unicode.ReplacementChar)
			if i+2 < len(content) {
				low = utf16.DecodeRune(r, rune(order.Uint16(content[i+2:])))
			}
			if r = low; r == unicode.ReplacementChar {
				return nil, &fault{i, diag.Say("it is UTF-16 with half a pair of surrogates at offset %[1]d", "它是 UTF-16，但偏移 %[1]d 处的代理对不完整", i)}
			}
			i += 2
		}
		out = utf8.AppendRune(out, r)
	}
	return out, nil
}

// isChineseText reports whether text that was decoded as GB18030 was meant so. Other
// encodings of one byte or two give replacement characters and signs that Chinese
// documents do not have, or Han characters that are not among the common ones.
func isChineseText(text []byte) bool {
	var han, common, other int
	gbk := simplifiedchinese.GBK.NewEncoder()
	for len(text) > 0 {
		r, size := utf8.DecodeRune(text)
		text = text[size:]
		switch {
		case r == unicode.ReplacementChar:
			return false
		case r < utf8.RuneSelf, isChineseSign(r):
		case !unicode.Is(unicode.Han, r):
			other++
		default:
			han++
			if isCommon(gbk, r) {
				common++
			}
		}
	}
	return han > 0 && common*4 >= han*3 && other*10 <= han
}

// isChineseSign reports whether a character is one of the punctuation, the signs and
// the wide letters that go with Han characters.
func isChineseSign(r rune) bool {
	return r >= 0x3000 && r <= 0x303f || r >= 0xff00 && r <= 0xffef || r >= 0x2000 && r <= 0x27bf || r == '·' || r == '×' || r == '°'
}

// isCommon reports whether a character is one of the 6,763 that GB2312 has, as nearly
// all of simplified Chinese is: both its bytes are 0xA1 or more there.
func isCommon(gbk *encoding.Encoder, r rune) bool {
	b, err := gbk.Bytes([]byte(string(r)))
	return err == nil && len(b) == 2 && b[0] >= 0xb0 && b[0] <= 0xf7 && b[1] >= 0xa1
}
