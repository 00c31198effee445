package fence

import (
	"fmt"
	"go/ast"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// checkTags reports struct tags in the fence that go vet refuses and encoders
// ignore without a word. Tags of tables are held to the same.
func (r *reader) checkTags() {
	ast.Inspect(r.AST, func(n ast.Node) bool {
		if s, ok := n.(*ast.StructType); ok {
			r.checkStructTags(s)
		}
		return true
	})
}

func (r *reader) checkStructTags(s *ast.StructType) {
	seen := map[string]bool{}
	for _, f := range s.Fields.List {
		if f.Tag == nil {
			continue
		}
		tag, err := strconv.Unquote(f.Tag.Value)
		if _, ok := gofence.Tags(tag); err != nil || !ok {
			r.diags.Add(FenceTag, r.SpanOf(f.Tag), diag.Say(`it is not a list of key:"value" with blanks between`, `应写成用空格隔开的 key:"value"`))
			continue
		}
		if fault := fieldTagFault(f.Names, reflect.StructTag(tag), seen); !fault.IsZero() {
			r.diags.Add(FenceTag, r.SpanOf(f.Tag), fault)
		}
	}
}

// fieldTagFault says what is wrong with the tag of fields in the light of those
// before, whose names in JSON and XML are in seen.
func fieldTagFault(names []*ast.Ident, tag reflect.StructTag, seen map[string]bool) diag.Phrase {
	for _, key := range []string{"json", "xml"} {
		value, ok := tag.Lookup(key)
		if !ok || value == "-" {
			continue
		}
		name, options, _ := strings.Cut(value, ",")
		if strings.Contains(name, " ") && key == "json" {
			return diag.Say("the name in JSON holds a blank", "JSON 里的名字含有空格")
		}
		attr := key == "xml" && slices.Contains(strings.Split(options, ","), "attr")
		entry := fmt.Sprint(key, attr, name) // attributes and elements do not meet
		for _, field := range names {
			switch {
			case !field.IsExported() && value != "":
				return diag.Say("`%[1]s` is unexported, so its %[2]s tag has no effect", "`%[1]s` 未导出，它的 %[2]s 标签不起作用", field.Name, key)
			case name == "":
			case seen[entry] && attr:
				return diag.Say("another field is called %[1]s as an attribute in XML", "已有另一个字段在 XML 里的属性名是 %[1]s", name)
			case seen[entry]:
				return diag.Say("another field is called %[1]s in %[2]s", "已有另一个字段在 %[2]s 里的名字是 %[1]s", name, strings.ToUpper(key))
			}
			seen[entry] = true
		}
	}
	return diag.Phrase{}
}
