package parser

import (
	"go/token"
	"strconv"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// errorCodes are the rows of the Errors tables so far.
type errorCodes struct {
	first map[string]diag.Span // by what a row names: a code or a status
	kind  *spec.ErrorCode      // the first that has a code; nil before
}

// checkCode reports an error code that is named twice or means success, and one
// that is a word where others are integers (rule 7.2).
func (r *resolver) checkCode(d *docReader, e *spec.ErrorCode, codes *errorCodes) {
	text := e.Word
	switch {
	case e.IsStatus():
		text = "HTTP " + strconv.Itoa(e.Status)
	case text == "":
		text = strconv.FormatInt(e.Code, 10)
	}
	if e.Code == 0 && e.Word == "" && !e.IsStatus() && r.client {
		r.diags.Add(ZeroCode, d.codes[e], e.Name)
	}
	if at, twice := codes.first[text]; twice {
		r.diags.Add(DuplicateCode, e.NameSpan, text).Relate(at, diag.FirstHere)
		return
	}
	codes.first[text] = e.NameSpan
	if e.IsStatus() {
		return
	}
	if codes.kind == nil {
		codes.kind = e
	}
	if (e.Word == "") != (codes.kind.Word == "") {
		r.diags.Add(MixedCodes, d.codes[e], text, codeKind(e), codeKind(codes.kind)).Relate(codes.kind.NameSpan, diag.FirstHere)
	}
}

func codeKind(e *spec.ErrorCode) diag.Phrase {
	if e.Word == "" {
		return diag.Say("an integer", "整数")
	}
	return diag.Say("a word", "单词")
}

// checkCodesSeen reports, once, error codes that no response can carry.
func (r *resolver) checkCodesSeen(set settings) {
	if _, ok := set[spec.ErrorCodeKey]; ok {
		return
	}
	for e := range r.pkg.Errors() {
		if !e.IsStatus() {
			r.diags.Add(UnseenCodes, e.NameSpan)
			return
		}
	}
}

// errorBody returns the model that the setting names; nil if there is none, which
// is reported.
func (r *resolver) errorBody(set settings) *modelNode {
	one, ok := set[spec.ErrorBody]
	if !ok {
		return nil
	}
	invalid := func(reason diag.Phrase) *diag.Diagnostic {
		return r.diags.Add(InvalidSetting, one.Span, one.Value, one.Name, reason)
	}
	d := r.scope[one.Value]
	switch {
	case d == nil && (r.unsure || r.lost[one.Value]):
	case d == nil:
		var names []string
		for _, m := range r.models {
			names = append(names, m.Name)
		}
		invalid(diag.Say("no document declares such a model", "没有文档声明这个模型")).Suggest = diag.Suggest(one.Value, names)
	case d.model == nil:
		invalid(diag.Say("it is not declared by a field table", "它不是用字段表格声明的")).Relate(d.span, diag.Say("declared here", "在这里声明"))
	case !token.IsExported(one.Value):
		invalid(diag.Say("it is unexported, so that no program can ask for it", "它未导出，程序无法取得它"))
	default:
		return r.records[d.model]
	}
	return nil
}

// checkErrorBody reports what keeps a model from being an error, since it gets the
// method Error, and ways to the code and the message that it does not have.
func (r *resolver) checkErrorBody(set settings, body *modelNode) {
	for _, f := range body.fields {
		if f.Name == "Error" {
			r.diags.Add(FieldIsMethod, f.NameSpan, "Error", body.Name).Relate(set[spec.ErrorBody].Span, diag.Say("the error body", "设置项 `error body`"))
		}
	}
	r.checkHandMethod(body.Name, "Error", body.NameSpan)
	for _, name := range []spec.SettingName{spec.ErrorCodeKey, spec.ErrorMessageKey} {
		if one, ok := set[name]; ok {
			r.checkErrorKeys(one, &spec.Type{Kind: spec.Named, Name: body.Name, Origin: spec.FromModel})
		}
	}
}

// checkErrorKeys reports a key on the way to the code or the message that the
// error body does not have.
func (r *resolver) checkErrorKeys(set spec.Setting, t *spec.Type) {
	keys := spec.KeyPath(set.Value)
	for i, key := range keys {
		k := r.keysOf(t)
		if k == nil {
			return // nothing is known of it
		}
		path := k.path(key)
		if path == nil {
			if !k.opaque && !k.faulty {
				r.diags.Add(UnknownErrorKey, set.Span, key, k.model.Name).Suggest = suggestWays(keys, i, k.suggest(key))
			}
			return
		}
		t = last(path).Type
		for t.Kind == spec.Pointer {
			t = t.Elem
		}
		if i < len(keys)-1 && t.Kind == spec.Basic {
			reason := diag.Say("`%[1]s` is of the type %[2]s, which has no keys", "`%[1]s` 的类型是 %[2]s，里面没有键", key, t.String())
			r.diags.Add(InvalidSetting, set.Span, set.Value, set.Name, reason).Relate(t.Span, diag.Say("the type of the field", "字段的类型"))
			return
		}
	}
}
