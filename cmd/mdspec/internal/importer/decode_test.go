package importer

import (
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const chinesePage = "# 货架\n\n| 字段 | 类型 | 说明 |\n| :-- | :-- | :-- |\n| label | string | 标签，“必填” |\n"

// inUTF16 returns a text in UTF-16 with a byte order mark.
func inUTF16(text string, bigEndian bool) []byte {
	var out []byte
	for _, u := range append([]uint16{0xfeff}, utf16.Encode([]rune(text))...) {
		if bigEndian {
			out = append(out, byte(u>>8), byte(u))
		} else {
			out = append(out, byte(u), byte(u>>8))
		}
	}
	return out
}

func encoded(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	out, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDecode(t *testing.T) {
	emoji := chinesePage + "📦\n"
	for name, content := range map[string][]byte{
		"UTF-8":    []byte(emoji),
		"UTF-16LE": inUTF16(emoji, false),
		"UTF-16BE": inUTF16(emoji, true),
		"GB18030":  encoded(t, simplifiedchinese.GB18030, emoji),
	} {
		got, fault := decode(content)
		if fault != nil || string(got) != emoji {
			t.Errorf("%s: %q, %v", name, got, fault)
		}
	}
	got, fault := decode(encoded(t, simplifiedchinese.GBK, chinesePage))
	if fault != nil || string(got) != chinesePage {
		t.Errorf("GBK: %q, %v", got, fault)
	}
	marked := []byte("\ufeff" + chinesePage)
	if got, fault := decode(marked); fault != nil || string(got) != string(marked) {
		t.Errorf("UTF-8 with a byte order mark: %q, %v", got, fault)
	}
}

// TestDecodeRefuses holds that nothing is guessed.
func TestDecodeRefuses(t *testing.T) {
	for name, tt := range map[string]struct {
		content []byte
		says    string
		offset  int
	}{
		"UTF-32":       {[]byte{0xff, 0xfe, 0, 0, 'a', 0, 0, 0}, "it is UTF-32", 0},
		"odd UTF-16":   {append(inUTF16("ab", false), 'c'), "ends in half a character", 6},
		"half a pair":  {append(inUTF16("a", false), 0x3d, 0xd8), "half a pair of surrogates at offset 4", 4},
		"Latin-1":      {encoded(t, charmap.ISO8859_1, "# Café über\n\nC'est la vie, été.\n"), "byte 0xE9 at offset 5", 5},
		"Windows-1252": {encoded(t, charmap.Windows1252, "a “quoted” word – and a dash\n"), "byte 0x93 at offset 2", 2},
		"Big5":         {encoded(t, traditionalchinese.Big5, "# 貨架\n\n| 欄位 | 類型 | 說明 |\n| :-- | :-- | :-- |\n| label | string | 標籤，必須填寫的內容與參數 |\n"), "byte 0xB3 at offset 2", 2},
		"Shift JIS":    {encoded(t, japanese.ShiftJIS, "# 棚のラベルを取得する\n\nパラメータ\n"), "byte 0x92 at offset 2", 2},
		"EUC-JP":       {encoded(t, japanese.EUCJP, "# 棚のラベルを取得する\n\nパラメータ\n"), "byte 0xA4 at offset 4", 4},
		"one byte":     {[]byte("# Shelf \xff\n"), "byte 0xFF at offset 8", 8},
	} {
		text, fault := decode(tt.content)
		switch {
		case fault == nil:
			t.Errorf("%s is read as %q", name, text)
		case fault.offset != tt.offset || !strings.Contains(fault.why.String(), tt.says):
			t.Errorf("%s: %d: %s", name, fault.offset, fault.why)
		}
	}
}

func FuzzDecode(f *testing.F) {
	f.Add([]byte(chinesePage))
	f.Add(inUTF16(chinesePage, true))
	f.Add([]byte{0xff, 0xfe, 0x3d, 0xd8})
	f.Fuzz(func(t *testing.T, content []byte) {
		text, fault := decode(content)
		if (fault == nil) != (text != nil || len(content) == 0) {
			t.Errorf("%q and %v of %q", text, fault, content)
		}
		if fault == nil && strings.ToValidUTF8(string(text), "") != string(text) {
			t.Errorf("%q is not UTF-8", text)
		}
		if fault != nil && (fault.offset < 0 || fault.offset >= len(content)) {
			t.Errorf("offset %d of %d", fault.offset, len(content))
		}
	})
}
