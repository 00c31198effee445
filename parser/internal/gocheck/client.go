package gocheck

import (
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/internal/runtimeapi"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// client writes stubs for the parts of the client. A name that a document
// or hand-written Go takes is reported elsewhere.
func (w *stubWriter) client(pkg *spec.Package, parts runtimeapi.Parts, taken map[string]diag.Span) {
	for _, d := range parts.Decls() {
		if d.Text == "" || !taken[d.Name].IsZero() {
			continue
		}
		text := d.Text
		for _, path := range d.Imports {
			text = strings.ReplaceAll(text, spec.PackageName(path)+".", w.packageName(path)+".")
		}
		w.b.WriteString(text + "\n")
	}
	if parts.Errors {
		for e := range pkg.Errors() {
			w.b.WriteString("const " + e.Name + errorConst(e) + "\n")
		}
	}
	if parts.Client {
		w.errorBody(pkg)
	}
	if parts.Client && taken["Client"].IsZero() {
		w.newClient(pkg)
		index := jsonkey.NewIndex(pkg)
		for c := range pkg.Calls() {
			w.call(c)
			w.pages(c, index)
		}
	}
}

// errorBody writes the method that makes the model of failures an error.
func (w *stubWriter) errorBody(pkg *spec.Package) {
	name := ""
	for s := range pkg.Services() {
		for _, one := range s.Settings {
			if one.Name == spec.ErrorBody {
				name = one.Value
			}
		}
	}
	for m := range pkg.Models() {
		if _, byHand := w.scope.Method(name, "Error"); m.Name == name && !byHand {
			w.b.WriteString("func (*" + name + ") Error() string\n")
		}
	}
}

// errorConst returns type and value of the constant of an error.
func errorConst(e *spec.ErrorCode) string {
	switch {
	case e.IsStatus():
		return " ErrorStatus = " + strconv.Itoa(e.Status)
	case e.Word != "":
		return " ErrorCode = " + strconv.Quote(e.Word)
	}
	return " ErrorCode = " + strconv.FormatInt(e.Code, 10)
}

// newClient writes the function that makes a client, whose parameters depend on
// the settings of the package.
func (w *stubWriter) newClient(pkg *spec.Package) {
	base, token := "baseURL string, ", ""
	for s := range pkg.Services() {
		for _, one := range s.Settings {
			switch one.Name {
			case spec.BaseURL:
				base = ""
			case spec.TokenCall:
				token = one.Value
			}
		}
	}
	credentials := ""
	implicit := map[string]bool{}
	for m := range pkg.Models() {
		implicit[m.Name] = m.Implicit
	}
	for c := range pkg.Calls() {
		if text, ok := w.typeText(c.Request); ok && c.Name == token && !implicit[text] {
			credentials = "credentials " + text + ", "
		}
	}
	w.b.WriteString("func NewClient(" + base + credentials + "opts ...Option) (*Client, error)\n")
}

// call writes the methods of a call.
func (w *stubWriter) call(c *spec.Call) {
	if _, ok := w.scope.Method("Client", c.Name); ok {
		return
	}
	w.b.WriteString("func (*Client) " + c.Name + "(ctx " + w.packageName("context") + ".Context")
	if c.Request != nil {
		w.b.WriteString(", req ")
		w.callType(c.Request)
	}
	if c.Media != "" {
		w.b.WriteString(", file *MediaFile")
	}
	w.b.WriteString(", opts ...CallOption) (")
	if c.Response != nil {
		w.b.WriteString("_ ")
		w.callType(c.Response)
		w.b.WriteString(", ")
	}
	w.b.WriteString("_ error)\n")
}

// pages writes the iterator of a call that pages.
func (w *stubWriter) pages(c *spec.Call, index *jsonkey.Index) {
	if c.Page == nil || c.Response == nil {
		return
	}
	params := "ctx " + w.packageName("context") + ".Context"
	if c.Request != nil {
		request, ok := w.typeText(c.Request)
		if !ok {
			return
		}
		params += ", req *" + request
	}
	items := itemsOf(c, index)
	if items == nil || items.Elem == nil {
		return
	}
	if item, ok := w.typeText(items.Elem); ok {
		head := "func (*Client) " + c.Name + "All(" + params + ", opts ...CallOption) "
		w.b.WriteString(head + w.packageName("iter") + ".Seq2[" + item + ", error]\n")
	}
}

// itemsOf returns the type of the list that a page holds; nil if it is not known.
func itemsOf(c *spec.Call, index *jsonkey.Index) *spec.Type {
	if c.Page.HoldsAll() {
		return c.Response
	}
	m := index.Model(c.Response.Name)
	if m == nil {
		return nil
	}
	path := index.FieldPath(m, c.Page.Items)
	if path == nil {
		return nil
	}
	return path[len(path)-1].Type
}

// callType writes the type of a parameter or result.
func (w *stubWriter) callType(t *spec.Type) {
	text, ok := w.typeText(t)
	if !ok {
		text = "any"
	}
	if t.IsStruct() {
		w.b.WriteString("*")
	}
	w.marked(stubMark{call: t}, text)
}
