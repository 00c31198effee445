package parser

import (
	"maps"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/fence"
	"github.com/mdspec-go/mdspec/parser/internal/runtimeapi"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// clientParts returns the parts of the client that the documents make necessary;
// none if no client is wanted.
func (r *resolver) clientParts() runtimeapi.Parts {
	var parts runtimeapi.Parts
	if r.client {
		parts = runtimeapi.ClientParts(r.pkg)
	}
	parts.Nullable = runtimeapi.UsesNullable(r.pkg)
	return parts
}

// supportNames returns the exported names of the support code that is generated
// with the documents.
func (r *resolver) supportNames() []string {
	parts := r.clientParts()
	parts.Limits = len(r.validated()) > 0
	return parts.Names()
}

// checkSupportNames reports declarations that bear a name which generated
// support code needs: that behind Validate methods, and the client.
func (r *resolver) checkSupportNames(limits bool) {
	parts := r.clientParts()
	r.checkHandImports(parts, limits)
	reserved := map[string]diag.Phrase{}
	for _, name := range parts.Names() {
		reserved[name] = diag.Say("the name of something that the client needs", "生成的客户端要用到这个名字")
	}
	for _, name := range (runtimeapi.Parts{Nullable: parts.Nullable}).Names() {
		reserved[name] = diag.Say("the name of something that `Nullable` needs", "`Nullable` 要用到这个名字")
	}
	if limits {
		for _, name := range (runtimeapi.Parts{Limits: true}).Names() {
			reserved[name] = diag.Say("the name of something that Validate methods need", "生成的 Validate 方法要用到这个名字")
		}
	}
	if len(reserved) == 0 {
		return
	}
	for name := range r.scope {
		if strings.HasPrefix(name, runtimeapi.Prefix) {
			reserved[name] = keptPrefix()
		}
	}
	for _, name := range slices.Sorted(maps.Keys(reserved)) {
		if d, ok := r.scope[name]; ok {
			r.diags.Add(fence.ReservedIdentifier, d.span, name, reserved[name])
		}
	}
	if parts.Client || parts.Errors {
		r.checkRuntimeMethods()
	}
}

// keptPrefix says what a name with the prefix of support code is.
func keptPrefix() diag.Phrase {
	return diag.Say("a name of generated code: those that begin with %[1]s are reserved",
		"它是生成代码的名字，以 %[1]s 开头的都已保留", runtimeapi.Prefix)
}

// checkHandImports reports imports of hand-written Go under a name that documents
// or support code declare: to Go a name is one of the package or of a file.
func (r *resolver) checkHandImports(parts runtimeapi.Parts, limits bool) {
	generated := map[string]diag.Span{"NewClient": {}}
	parts.Limits = limits
	for _, d := range parts.Decls() {
		generated[d.Name] = diag.Span{}
	}
	if !parts.Client {
		delete(generated, "NewClient")
	}
	for name, d := range r.scope {
		if d.hand == nil {
			generated[name] = d.span
		}
	}
	for _, i := range r.hand.Imports {
		if strings.HasPrefix(i.Name, runtimeapi.Prefix) && i.Name != runtimeapi.Prefix && len(parts.Decls()) > 0 {
			r.diags.Add(fence.ReservedIdentifier, i.Span, i.Name, keptPrefix())
		}
		if at, ok := generated[i.Name]; ok {
			d := r.diags.Add(fence.FenceImportConflict, i.Span, i.Name, i.Path, diag.Say("a declaration of this package", "这个包里的声明"))
			relateTo(d, at)
		}
		for _, name := range i.Types {
			if at, ok := generated[name]; ok {
				relateTo(r.diags.Add(DuplicateName, i.Span, name), at)
			}
		}
	}
}

// relateTo adds where a name is declared, if a document does.
func relateTo(d *diag.Diagnostic, at diag.Span) {
	if !at.IsZero() {
		d.Relate(at, diag.Say("declared here", "在这里声明"))
	}
}

// checkRuntimeMethods reports methods of hand-written Go that the client
// declares too.
func (r *resolver) checkRuntimeMethods() {
	for _, d := range (runtimeapi.Parts{Client: true}).Decls() {
		for _, m := range d.Methods {
			if at, ok := r.hand.Method(d.Name, m); ok {
				r.diags.Add(fence.ReservedIdentifier, at, d.Name+"."+m, diag.Say("a method of the client", "它是客户端的方法"))
			}
		}
	}
}

// checkHandMethod reports a generated method that hand-written Go declares too.
func (r *resolver) checkHandMethod(typ, method string, span diag.Span) {
	at, ok := r.hand.Method(typ, method)
	if !ok {
		return
	}
	r.diags.Add(DuplicateName, span, typ+"."+method).Relate(at, firstDeclared)
}

// validated returns the models that get a Validate method: those with limits,
// and those that hold one of them.
func (r *resolver) validated() map[*modelNode]bool {
	return r.holding((*modelNode).hasLimits)
}

func (rec *modelNode) hasLimits() bool {
	for _, f := range rec.fields {
		if len(f.Limits) > 0 {
			return true
		}
	}
	return false
}

// checkMethods reports fields that bear the name of a generated method.
func (r *resolver) checkMethods() {
	validated := r.validated()
	r.checkSupportNames(len(validated) > 0)
	for _, m := range r.models {
		if !validated[m] {
			continue
		}
		for _, f := range m.fields {
			if f.Name == "Validate" {
				r.diags.Add(FieldIsMethod, f.NameSpan, "Validate", m.Name)
			}
		}
		r.checkHandMethod(m.Name, "Validate", m.NameSpan)
	}
	for e := range r.pkg.Enums() {
		r.checkHandMethod(e.Name, "IsKnown", e.NameSpan)
		r.checkHandMethod(e.Name, "String", e.NameSpan)
	}
}

// checkDeclares reports a package whose documents are right and declare nothing:
// that is not what anybody runs a compiler for.
func (r *resolver) checkDeclares() {
	if len(r.docs) == 0 || r.diags.HasErrors() || slices.ContainsFunc(r.docs, (*docReader).declares) {
		return
	}
	*r.diags = slices.DeleteFunc(*r.diags, func(f diag.Diagnostic) bool { return f.Rule == NoSection })
	r.diags.Add(NothingDeclared, r.docs[0].firstLine())
}

// sameNames reports documents whose Go files would overwrite each other on a
// file system that ignores case.
func (r *resolver) sameNames() {
	first := map[string]*docReader{}
	for _, d := range r.docs {
		key := strings.ToLower(d.file.Name)
		if old, twice := first[key]; twice {
			reason := diag.Say("`%[1]s` differs from it in case only", "它与 `%[1]s` 只有大小写不同", old.file.Name)
			if old.file.Name == d.file.Name {
				reason = diag.Say("there is another document of that name", "还有一份同名的文档")
			}
			r.diags.Add(DocumentName, d.src.Span(0, 0), d.file.Name, reason)
			continue
		}
		first[key] = d
	}
}
