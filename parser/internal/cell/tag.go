package cell

import (
	"slices"
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// jsonOptions and xmlOptions are what follows the name in a tag.
var (
	jsonOptions = []string{"omitempty", "omitzero", "string"}
	xmlOptions  = []string{"attr", "chardata", "cdata", "innerxml", "comment", "any", "omitempty"}
)

// CheckTag reports what is wrong with a value for the struct tag of the key (rule
// 3.3); it returns whether the value can be that tag.
func CheckTag(key string, v Cell, diags *diag.List) bool { return tagReader{diags}.check(key, v) }

type tagReader struct{ diags *diag.List }

func (t tagReader) check(key string, v Cell) bool {
	text := v.String()
	if strings.HasPrefix(text, key+":") {
		t.diags.Add(TagWrittenWhole, v.Span, key)
		return false
	}
	switch key {
	case "json":
		return t.checkJSON(v, text)
	case "xml":
		return t.checkXML(v, text)
	}
	return true
}

func (t tagReader) invalid(v Cell, key string, reason diag.Phrase) bool {
	t.diags.Add(InvalidTag, v.Span, key, v.String(), reason)
	return false
}

func (t tagReader) checkJSON(v Cell, text string) bool {
	name, options, has := strings.Cut(text, ",")
	if fault := jsonNameFault(name); !fault.IsZero() {
		return t.invalid(v, "json", fault)
	}
	if !has || text == "-," { // the key that reads "-"
		return true
	}
	return t.checkOptions(v, "json", options, jsonOptions)
}

// jsonNameFault says why encoding/json would not use the name; nothing if it does.
func jsonNameFault(name string) diag.Phrase {
	for _, r := range name {
		switch {
		case unicode.IsSpace(r):
			return diag.Say("it holds a blank", "其中有空白字符")
		case r == '"' || r == '\'' || r == '\\' || r == '`':
			return diag.Say("it holds a quote or a backslash", "其中有引号或反斜杠")
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("!#$%&()*+-./:;<=>?@[]^_{|}~", r):
			return diag.Say("encoding/json does not accept one of its characters", "其中有 encoding/json 不接受的字符")
		}
	}
	return diag.Phrase{}
}

// checkOptions reports options that are unknown (a warning, since other JSON
// packages have more) and options that are no words at all.
func (t tagReader) checkOptions(v Cell, key, options string, known []string) bool {
	seen := map[string]bool{}
	for _, o := range strings.Split(options, ",") {
		switch {
		case o == "" || strings.ContainsFunc(o, func(r rune) bool { return !isIdentRune(r) && !strings.ContainsRune("-:='", r) }):
			return t.invalid(v, key, diag.Say("an option is empty or not a word", "有选项是空的，或者不是一个词"))
		case seen[o]:
			return t.invalid(v, key, diag.Say("an option is repeated", "有选项重复"))
		case !slices.Contains(known, o):
			i := strings.LastIndex(v.Raw(), o)
			at := v.Source.Span(v.Start+i, v.Start+i+len(o))
			t.diags.Add(UnknownTagOption, at, o, key).Suggest = diag.Suggest(o, known)
		}
		seen[o] = true
	}
	return true
}

func (t tagReader) checkXML(v Cell, text string) bool {
	name, options, has := strings.Cut(text, ",")
	if strings.ContainsAny(name, "\t\"'\\`<&") || strings.Count(name, " ") > 1 {
		return t.invalid(v, "xml", diag.Say("it holds a quote, a backslash or a blank", "其中有引号、反斜杠或空白字符"))
	}
	if has && !t.checkOptions(v, "xml", options, xmlOptions) {
		return false
	}
	if fault := xmlOptionsFault(name, strings.Split(options, ",")); has && !fault.IsZero() {
		return t.invalid(v, "xml", fault)
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
		return diag.Say("its options exclude each other", "选项互相排斥")
	case len(modes) > 0 && name != "" && !attr, anyAttr && name != "":
		return diag.Say("the option does not go with a name", "这个选项不能与名字同时使用")
	case attr && strings.Contains(name, ">"):
		return diag.Say("an attribute has no path", "attr 不能带路径")
	case slices.Contains(options, "omitempty") && len(modes) > 0 && !attr && modes[0] != "any":
		return diag.Say("omitempty goes with elements and attributes only", "omitempty 只能用于元素和属性")
	}
	return diag.Phrase{}
}
