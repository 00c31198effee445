package gen

import (
	"go/ast"
	"go/token"
	"slices"
	"strings"
)

// undocumented returns where the declaration of the name begins, unless it has
// a comment of its own.
func undocumented(file *ast.File, name string) token.Pos {
	for _, d := range file.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range decl.Specs {
			if slices.Contains(specNames(s), name) {
				return bareStart(decl, s)
			}
		}
	}
	return token.NoPos
}

// bareStart returns where a declaration without comment begins. The comment of
// a group of several speaks of the group.
func bareStart(decl *ast.GenDecl, s ast.Spec) token.Pos {
	grouped := decl.Lparen.IsValid()
	switch {
	case hasComment(s), decl.Doc != nil && (!grouped || len(decl.Specs) == 1):
		return token.NoPos
	case grouped:
		return s.Pos()
	}
	return decl.Pos()
}

func specNames(s ast.Spec) []string {
	switch s := s.(type) {
	case *ast.TypeSpec:
		return []string{s.Name.Name}
	case *ast.ValueSpec:
		var names []string
		for _, id := range s.Names {
			names = append(names, id.Name)
		}
		return names
	}
	return nil
}

func hasComment(s ast.Spec) bool {
	switch s := s.(type) {
	case *ast.TypeSpec:
		return s.Doc != nil || s.Comment != nil
	case *ast.ValueSpec:
		return s.Doc != nil || s.Comment != nil
	}
	return false
}

// insert puts comment lines in front of the declaration at the offset.
func (f *fence) insert(at int, lines []string) {
	text := strings.Join(lines, "\n") + "\n"
	if before := strings.TrimRight(f.src[:at], " \t"); before != "" && !strings.HasSuffix(before, "\n") {
		text = "\n" + text
	}
	f.src = f.src[:at] + text + f.src[at:]
	for i := range f.uses {
		if f.uses[i].start >= at {
			f.uses[i].start += len(text)
			f.uses[i].end += len(text)
		}
	}
}
