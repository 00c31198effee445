package breaking

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// jsonFormat is the format of fields whose tags name no other.
const jsonFormat = "json"

// otherFormats are the keys of tags by which well-known packages name a field in
// what they send, beside json. Other tags are about something else, such as checks
// or tables of a database.
var otherFormats = []string{
	"xml", "form", "query", "url", "schema", "uri", "path", "param", "header",
	"yaml", "toml", "bson", "msgpack", "cbor",
}

// xmlTexts are the options of XML that make a field the text of its element.
var xmlTexts = []string{"chardata", "cdata", "innerxml", "comment", "any"}

// element is what a field is in another format than JSON.
type element struct {
	format string
	name   string
	mode   string // attr, or the option that makes it a text
}

// String returns the element as a text that no other has.
func (e element) String() string { return strings.Join([]string{e.format, e.mode, e.name}, " ") }

// elementsOf returns what a field is in other formats, XML first.
func elementsOf(f *spec.Field) []element {
	var out []element
	if f.Embedded {
		return nil // its fields are what is sent
	}
	for _, format := range otherFormats {
		tag, ok := f.Tag(format)
		if !ok || tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		e := element{format: format, name: name}
		for o := range strings.SplitSeq(options, ",") {
			if format == "xml" && (o == "attr" || slices.Contains(xmlTexts, o)) {
				e.mode = o
			}
		}
		if e.name == "" || f.Name == "XMLName" {
			e.name = f.Name
		}
		if slices.Contains(xmlTexts, e.mode) && name == "" {
			e.name = e.mode // whatever the field is called
		}
		out = append(out, e)
	}
	return out
}
