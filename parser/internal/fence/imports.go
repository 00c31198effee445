package fence

import (
	"cmp"
	"go/ast"
	"slices"

	"github.com/mdspec-go/mdspec/parser/internal/stdtypes"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/gofence"
)

// readImport adds an import to the fence, or says why it cannot be one.
func (r *reader) readImport(s *ast.ImportSpec, used map[string]bool) {
	name, path := gofence.Import(s)
	i := spec.Import{Name: cmp.Or(name, spec.PackageName(path)), Path: path, Span: r.SpanOf(s)}
	if r.refuseImport(s, i) {
		return
	}
	for _, other := range r.Schema.Imports {
		if other.Path == path || other.Name == i.Name {
			r.duplicateImport(i, other)
			return
		}
	}
	r.Schema.Imports = append(r.Schema.Imports, i)
	if !used[i.Name] {
		r.diags.Add(FenceUnusedImport, i.Span, path)
	}
}

// refuseImport reports an import that no fence may have.
func (r *reader) refuseImport(s *ast.ImportSpec, i spec.Import) bool {
	switch {
	case i.Path == "C":
		r.diags.Add(FenceCgo, i.Span)
	case i.Path == "unsafe":
		r.diags.Add(FenceUnsafe, i.Span)
	case !stdtypes.HasPath(i.Path):
		r.diags.Add(FenceImport, r.SpanOf(s.Path), i.Path).Suggest = suggestPath(i.Path)
	case i.Name == ".":
		r.diags.Add(FenceDotImport, i.Span, i.Path)
	case i.Name == "_":
		r.diags.Add(FenceBlankImport, i.Span, i.Path)
	default:
		return false
	}
	return true
}

func (r *reader) duplicateImport(i, first spec.Import) {
	d := r.diags.Add(FenceDuplicateImport, i.Span, i.Path)
	if i.Path != first.Path {
		*d = diag.New(FenceImportConflict, i.Span, i.Name, i.Path, diag.Say("package %[1]s", "包 %[1]s", first.Path))
	}
	d.Related = []diag.Related{{Span: first.Span, Message: diag.Say("first imported here", "首次导入在这里")}}
}

// suggestPath returns the paths that may be meant: those of a package so called
// before those that are spelled alike.
func suggestPath(path string) []string {
	var named []string
	for _, p := range stdtypes.Paths() {
		if p != path && spec.PackageName(p) == path {
			named = append(named, p)
		}
	}
	if named != nil {
		return slices.Clip(named[:min(len(named), 3)])
	}
	return diag.Suggest(path, stdtypes.Paths())
}
