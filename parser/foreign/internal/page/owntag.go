package page

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	// ownTable is the name that a vendor has for a tag of tables.
	ownTable = lazyregexp.New(`^md-(?:dt-)?(table|thead|tbody|tr|th|td)$`)
	// ownCode is that of one around code.
	ownCode = lazyregexp.New(`^md-code(?:-\w+)?$`)
)

// ownTags are the other tags of the vendor, and what each of them is in HTML.
var ownTags = map[string]string{
	"md-tag": "span", "md-text": "span", "md-perm": "span", "md-app-support": "span",
	"md-tooltip": "tooltip", "md-alert": "div", "md-enum": "ul", "md-enum-item": "li",
}

// htmlName returns the name of a tag: that of HTML for one that a vendor has of its own.
func htmlName(name string) string {
	switch own := ownTags[name]; {
	case !strings.HasPrefix(name, "md-"):
		return name
	case own != "":
		return own
	case ownCode.MatchString(name):
		return "pre"
	}
	return ownTable.ReplaceAllString(name, "$1")
}

// enumKey returns the value that a tag says that a field may have; "" if it says none. The
// keys of other elements mean nothing.
func (t token) enumKey() string {
	if !strings.HasPrefix(t.raw, "<md-enum-item") {
		return ""
	}
	return t.attrs["key"]
}

// keyItem begins an item of a list that is about a key.
func keyItem(key string) string { return "- `" + key + "`: " }
