package parser

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// jsonOptions and xmlOptions are what follows the name in a tag.
var (
	jsonOptions = []string{"omitempty", "omitzero", "string"}
	xmlOptions  = []string{"attr", "chardata", "cdata", "innerxml", "comment", "any", "omitempty"}
)

// readTags reads every cell of the row that becomes a struct tag (rule 3.3).
func (f *fieldReader) readTags() {
	tags := map[string]cell{}
	if c, ok := f.row.cell(dialect.JSON); ok {
		tags["json"] = c
	}
	if c, ok := f.row.cell(dialect.XML); ok {
		tags["xml"] = c
	}
	for _, i := range f.row.table.tags {
		tags[f.row.table.header[i].plain()] = f.row.at(i)
	}
	for key, c := range tags {
		v, ok := c.value(f.doc.diags)
		if !ok || v.empty() || !f.checkTag(key, v) {
			if !ok {
				f.fail()
			}
			continue
		}
		f.Tags = append(f.Tags, spec.Tag{Key: key, Value: v.String(), Span: v.Span})
	}
	slices.SortFunc(f.Tags, func(a, b spec.Tag) int { return strings.Compare(a.Key, b.Key) })
}

func (f *fieldReader) checkTag(key string, v cell) bool {
	text := v.String()
	if strings.HasPrefix(text, key+":") {
		f.doc.diags.Add(diag.TagWrittenWhole, v.Span, key)
		return false
	}
	switch key {
	case "json":
		return f.checkJSON(v, text)
	case "xml":
		return f.checkXML(v, text)
	}
	return true
}

func (f *fieldReader) invalid(v cell, key string, reason diag.Phrase) bool {
	f.doc.diags.Add(diag.InvalidTag, v.Span, key, v.String(), reason)
	return false
}

func (f *fieldReader) checkJSON(v cell, text string) bool {
	name, options, has := strings.Cut(text, ",")
	if fault := jsonNameFault(name); !fault.IsZero() {
		return f.invalid(v, "json", fault)
	}
	if !has || text == "-," { // the key that reads "-"
		return true
	}
	return f.checkOptions(v, "json", options, jsonOptions)
}

// jsonNameFault says why encoding/json would not use the name; nothing if it does.
func jsonNameFault(name string) diag.Phrase {
	for _, r := range name {
		switch {
		case unicode.IsSpace(r):
			return diag.Say("it holds a blank")
		case r == '"' || r == '\'' || r == '\\' || r == '`':
			return diag.Say("it holds a quote or a backslash")
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~", r):
			return diag.Say("encoding/json does not accept one of its characters")
		}
	}
	return diag.Phrase{}
}

// checkOptions reports options that are unknown (a warning, since other JSON
// packages have more) and options that are no words at all.
func (f *fieldReader) checkOptions(v cell, key, options string, known []string) bool {
	seen := map[string]bool{}
	for _, o := range strings.Split(options, ",") {
		switch {
		case o == "" || strings.ContainsFunc(o, func(r rune) bool { return !isIdentRune(r) && !strings.ContainsRune("-:='", r) }):
			return f.invalid(v, key, diag.Say("an option is empty or not a word"))
		case seen[o]:
			return f.invalid(v, key, diag.Say("an option is repeated"))
		case !slices.Contains(known, o):
			i := strings.LastIndex(v.raw(), o)
			at := v.Source.Span(v.Start+i, v.Start+i+len(o))
			f.doc.diags.Add(diag.UnknownTagOption, at, o, key).Suggest = diag.Suggest(o, known)
		}
		seen[o] = true
	}
	return true
}

func (f *fieldReader) checkXML(v cell, text string) bool {
	name, options, has := strings.Cut(text, ",")
	if strings.ContainsAny(name, "\t\"'\\`<&") || strings.Count(name, " ") > 1 {
		return f.invalid(v, "xml", diag.Say("it holds a quote, a backslash or a blank"))
	}
	if has && !f.checkOptions(v, "xml", options, xmlOptions) {
		return false
	}
	if fault := xmlOptionsFault(name, strings.Split(options, ",")); has && !fault.IsZero() {
		return f.invalid(v, "xml", fault)
	}
	return true
}

// xmlOptionsFault says why encoding/xml would refuse the combination.
func xmlOptionsFault(name string, options []string) diag.Phrase {
	var modes []string
	for _, o := range options {
		if o != "omitempty" && slices.Contains(xmlOptions, o) {
			modes = append(modes, o)
		}
	}
	attr := slices.Contains(modes, "attr")
	anyAttr := len(modes) == 2 && attr && slices.Contains(modes, "any")
	switch {
	case len(modes) > 1 && !anyAttr:
		return diag.Say("its options exclude each other")
	case len(modes) > 0 && name != "" && !attr, anyAttr && name != "":
		return diag.Say("the option does not go with a name")
	case attr && strings.Contains(name, ">"):
		return diag.Say("an attribute has no path")
	case slices.Contains(options, "omitempty") && len(modes) > 0 && !attr && modes[0] != "any":
		return diag.Say("omitempty goes with elements and attributes only")
	}
	return diag.Phrase{}
}
