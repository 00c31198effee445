package gofence

import (
	"go/ast"
	"iter"
	"strconv"
	"strings"
)

// Specs yields what a file declares, functions apart, each with the declaration
// that holds it.
func Specs(file *ast.File) iter.Seq2[*ast.GenDecl, ast.Spec] {
	return func(yield func(*ast.GenDecl, ast.Spec) bool) {
		for _, d := range file.Decls {
			decl, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, s := range decl.Specs {
				if !yield(decl, s) {
					return
				}
			}
		}
	}
}

// Names returns the types, constants or variables that s declares; of an import
// none.
func Names(s ast.Spec) []*ast.Ident {
	switch s := s.(type) {
	case *ast.TypeSpec:
		return []*ast.Ident{s.Name}
	case *ast.ValueSpec:
		return s.Names
	}
	return nil
}

// Comment returns what documents a type, constants or variables: their own
// comment, else that of a declaration which holds nothing else, else the one at
// the end of the line; nil if there is none. The comment of a group documents the
// group.
func Comment(d *ast.GenDecl, s ast.Spec) *ast.CommentGroup {
	var own, behind *ast.CommentGroup
	switch s := s.(type) {
	case *ast.TypeSpec:
		own, behind = s.Doc, s.Comment
	case *ast.ValueSpec:
		own, behind = s.Doc, s.Comment
	}
	switch {
	case own != nil:
		return own
	case !d.Lparen.IsValid() && d.Doc != nil:
		return d.Doc
	}
	return behind
}

// Import returns the path of an import, and the name that the import gives to
// the package; "" if it gives none.
func Import(s *ast.ImportSpec) (name, path string) {
	if s.Name != nil {
		name = s.Name.Name
	}
	path, _ = strconv.Unquote(s.Path.Value) // go/parser accepts no other literal
	return name, path
}

// UsedPackages returns the names in front of a dot.
func UsedPackages(file *ast.File) map[string]bool {
	used := map[string]bool{}
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok {
			if id, ok := s.X.(*ast.Ident); ok {
				used[id.Name] = true
			}
		}
		return true
	})
	return used
}

// Tag is one part of a struct tag.
type Tag struct{ Key, Value string }

// Tags splits a struct tag, given without its quotes, into its parts. ok reports
// whether reflect finds all of them; the parts are those up to the first fault.
func Tags(text string) (tags []Tag, ok bool) {
	for text != "" {
		key, rest, found := strings.Cut(text, `:"`)
		if !found || !IsTagKey(key) {
			return tags, false
		}
		quoted, err := strconv.QuotedPrefix(`"` + rest)
		if err != nil {
			return tags, false
		}
		value, _ := strconv.Unquote(quoted)
		tags = append(tags, Tag{key, value})
		text = rest[len(quoted)-1:]
		if text != "" && text[0] != ' ' {
			return tags, false
		}
		text = strings.TrimLeft(text, " ")
	}
	return tags, true
}

// IsTagKey reports whether reflect.StructTag can hold the key.
func IsTagKey(key string) bool {
	return key != "" && !strings.ContainsFunc(key, func(r rune) bool {
		return r <= ' ' || r == ':' || r == '"' || r == '`' || r == '\\' || r == 0x7F
	})
}
