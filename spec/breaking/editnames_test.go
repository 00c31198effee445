package breaking

import (
	"reflect"

	"github.com/mdspec-go/mdspec/spec"
)

// renameMentions does what a document needs beside a new name: other cells that
// name the type or the call follow.
func (e *editor) renameMentions(node, was, is string) {
	switch node {
	case "Model", "Enum", "GoType":
		mentions(reflect.ValueOf(e.new), was, is)
	case "Call":
		for s := range e.new.Services() {
			for i := range s.Settings {
				if s.Settings[i].Name == "token call" && s.Settings[i].Value == was {
					s.Settings[i].Value = is
				}
			}
		}
	}
}

// mentions renames a type wherever it is named.
func mentions(v reflect.Value, was, is string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			mentions(v.Elem(), was, is)
		}
	case reflect.Slice:
		for i := range v.Len() {
			mentions(v.Index(i), was, is)
		}
	case reflect.Struct:
		switch x := v.Addr().Interface().(type) {
		case *spec.Type:
			if x.Kind == spec.Named && x.Import == "" && x.Name == was {
				x.Name = is
			}
		case *spec.Field:
			if x.Embedded && x.Name == was {
				x.Name = is
			}
		case *spec.Const:
			if x.Type == was {
				x.Type = is
			}
		case *spec.GoType:
			if x.Underlying == was {
				x.Underlying = is
			}
		}
		if !leaf(v.Type()) {
			for i := range v.NumField() {
				mentions(v.Field(i), was, is)
			}
		}
	}
}
