package breaking

import (
	"reflect"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// edit is a value that a field may have instead of its own.
type edit struct {
	op    string
	value reflect.Value
}

// edits returns the edits of a field of a node.
func edits(node reflect.Value, field string) []edit {
	v := node.FieldByName(field)
	switch v.Kind() {
	case reflect.Slice:
		return sliceEdits(v)
	case reflect.Pointer:
		return pointerEdits(node, v)
	case reflect.String:
		return stringEdits(node, field, v)
	case reflect.Bool:
		return []edit{{"changed", reflect.ValueOf(!v.Bool())}}
	case reflect.Int:
		return []edit{{"changed", reflect.ValueOf(int(v.Int()) + 7)}}
	case reflect.Int64:
		return []edit{{"changed", reflect.ValueOf(v.Int() + 7)}}
	case reflect.Struct:
		if v.IsZero() {
			return nil
		}
		return []edit{{"changed", reflect.Zero(v.Type())}}
	}
	panic("no edits for a field of the kind " + v.Kind().String())
}

// sliceEdits adds a new element made of each, removes each, and reverses.
func sliceEdits(v reflect.Value) []edit {
	var out []edit
	for i := range v.Len() {
		added := reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()+1), v)
		out = append(out, edit{"added", reflect.Append(added, renew(deepCopy(v.Index(i))))})
		removed := reflect.AppendSlice(reflect.MakeSlice(v.Type(), 0, v.Len()), v.Slice(0, i))
		out = append(out, edit{"removed", reflect.AppendSlice(removed, v.Slice(i+1, v.Len()))})
	}
	if v.Len() > 1 {
		turned := reflect.MakeSlice(v.Type(), 0, v.Len())
		for i := v.Len() - 1; i >= 0; i-- {
			turned = reflect.Append(turned, v.Index(i))
		}
		out = append(out, edit{"reordered", turned})
	}
	if v.Len() == 0 {
		if first := firstOf(v.Type()); first.IsValid() {
			out = append(out, edit{"added", first})
		}
	}
	return out
}

// firstOf returns a slice of one element for types whose first one says
// something of its own.
func firstOf(t reflect.Type) reflect.Value {
	switch t {
	case reflect.TypeFor[[]spec.Limit]():
		return reflect.ValueOf([]spec.Limit{{Max: "9", Unit: spec.Chars, Text: "..9 chars"}})
	case reflect.TypeFor[[]string]():
		return reflect.ValueOf([]string{"time"})
	}
	return reflect.Value{}
}

// renew gives a copy of an element names and values of its own.
func renew(v reflect.Value) reflect.Value {
	switch x := v.Interface().(type) {
	case string:
		return reflect.ValueOf(x + "x")
	case *spec.Document:
		*x = spec.Document{Name: "added.md"}
	case *spec.Topic:
		*x = spec.Topic{Title: "另一个主题"}
	case spec.Item:
		return reflect.ValueOf(renewItem(x))
	case *spec.Field:
		x.Name += "Added"
		x.Embedded = false
		for i := range x.Tags {
			x.Tags[i].Value = "added_" + x.Tags[i].Value
		}
	case *spec.EnumValue:
		x.Name, x.Value = x.Name+"Added", "99"
	case *spec.Const:
		x.Name += "Added"
	case *spec.GoType:
		x.Name += "Added"
	case *spec.GoVar:
		x.Name += "Added"
	case spec.Tag:
		x.Key = "toml"
		return reflect.ValueOf(x)
	case spec.Limit:
		return reflect.ValueOf(spec.Limit{Max: "9", Unit: spec.Bytes, Text: "..9 bytes"})
	case spec.Setting:
		x.Name = "another setting"
		return reflect.ValueOf(x)
	}
	return v
}

func renewItem(i spec.Item) spec.Item {
	switch {
	case i.Model != nil:
		i.Model.Name = "Added" + i.Model.Name
	case i.Enum != nil:
		i.Enum.Name = "Added" + i.Enum.Name
		for _, v := range i.Enum.Values {
			v.Name = "Added" + v.Name
		}
	case i.Fence != nil:
		i.Fence = &spec.Fence{Code: "// Extra 更多\nconst Extra = 1\n", Consts: []*spec.Const{{Name: "Extra", Value: "1"}}}
	case i.Call != nil:
		i.Call.Name, i.Call.Path = "Added"+i.Call.Name, i.Call.Path+"/added"
	case i.Error != nil:
		i.Error.Name, i.Error.Code = "Added"+i.Error.Name, 99999
	case i.Service != nil:
		i.Service.Settings = nil
	}
	return i
}

// pointerEdits takes what is there away, and puts something where nothing is.
func pointerEdits(node, v reflect.Value) []edit {
	if t, ok := v.Interface().(*spec.Type); ok && t != nil {
		out := []edit{{"removed", reflect.Zero(v.Type())}}
		for _, other := range otherTypes(t) {
			out = append(out, edit{"changed", reflect.ValueOf(other)})
		}
		return out
	}
	if !v.IsNil() {
		return []edit{{"removed", reflect.Zero(v.Type())}}
	}
	if call, ok := node.Addr().Interface().(*spec.Call); ok && v.Type() == reflect.TypeFor[*spec.Page]() {
		if call.Request == nil || call.Response == nil {
			return nil
		}
		return []edit{{"added", reflect.ValueOf(&spec.Page{RequestCursor: "cursor", ResponseCursor: "next_cursor", Items: "chats"})}}
	}
	if v.Type() == reflect.TypeFor[*spec.Type]() {
		return []edit{{"added", reflect.ValueOf(&spec.Type{Kind: spec.Named, Name: "TokenRequest", Origin: spec.FromModel})}}
	}
	return []edit{{"added", reflect.New(v.Type().Elem())}}
}

// stringEdits empties a text, fills an empty one, and writes others.
func stringEdits(node reflect.Value, field string, v reflect.Value) []edit {
	var out []edit
	add := func(op, text string) { out = append(out, edit{op, reflect.ValueOf(text).Convert(v.Type())}) }
	words := words(node, field, v)
	if v.String() == "" {
		for _, w := range words {
			add("added", w)
		}
		return out
	}
	add("removed", "")
	for _, w := range words {
		if w != v.String() {
			add("changed", w)
		}
	}
	return out
}

// words returns texts that a field may hold.
func words(node reflect.Value, field string, v reflect.Value) []string {
	switch node.Type().Name() + "." + field {
	case "Type.Name":
		return typeNames(node.Interface().(spec.Type))
	case "Type.Kind":
		return []string{"basic", "any", "named", "pointer", "slice", "array", "map"}
	case "Type.Origin":
		return []string{"model", "enum", "fence", "go", "stdlib"}
	case "Stated.JSON":
		return []string{`"a"`, "77"}
	case "Field.Presence":
		return []string{"required", "optional"}
	case "Limit.Unit":
		return []string{"items", "bytes", "chars"}
	case "Limit.Min", "Limit.Max":
		return []string{"3", "7"}
	case "Enum.Underlying", "Type.Underlying":
		return []string{"int64", "int32", "string"}
	case "GoType.Underlying":
		return []string{"string", "[]int64"}
	case "EnumValue.Value", "Const.Value":
		return []string{"77"}
	case "Const.Type":
		return []string{"int32"}
	case "Call.Method":
		return []string{"GET", "PUT", "DELETE"}
	case "ErrorCode.Class":
		return []string{"retry", "rate"}
	case "Setting.Name":
		return []string{"base url", "error code"}
	case "Tag.Value":
		return []string{v.String() + ",omitempty", "other", "other,omitempty"}
	case "Fence.Code":
		return []string{"// 说明\n" + v.String()}
	}
	return []string{v.String() + "Other"}
}

// typeNames returns names that a type may have in place of its own, without
// another change.
func typeNames(t spec.Type) []string {
	switch {
	case t.Kind == spec.Basic:
		names := []string{"string", "int64", "int32", "float64", "bool"}
		return slices.DeleteFunc(names, func(n string) bool { return n == t.Name })
	case t.Kind == spec.Any:
		return []string{"interface{}"}
	case t.Kind != spec.Named:
		return []string{"Name"}
	case t.Import != "":
		return []string{"Duration"}
	case t.Origin == spec.FromModel:
		return []string{"More", "Plain", "RespChat", "ReqChat"}
	}
	return []string{"ReqLevel", "ReqKind", "RespState"}
}

// otherTypes returns types made of a type.
func otherTypes(t *spec.Type) []*spec.Type {
	out := []*spec.Type{
		{Kind: spec.Slice, Elem: t},
		{Kind: spec.Map, Key: &spec.Type{Kind: spec.Basic, Name: "string"}, Elem: t},
		{Kind: spec.Any, Name: "any"},
	}
	if t.Kind == spec.Pointer {
		return append(out, t.Elem)
	}
	return append(out, &spec.Type{Kind: spec.Pointer, Elem: t})
}
