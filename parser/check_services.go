package parser

import (
	"go/token"
	"maps"
	"slices"

	"github.com/mdspec-go/mdspec/parser/internal/route"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// checkServices reports settings and error codes that the package has
// twice, and settings that do not fit each other or the calls (rule 7).
func (r *resolver) checkServices() {
	set, codes := settings{}, errorCodes{first: map[string]diag.Span{}}
	unsure := r.unsure
	for _, d := range r.docs {
		unsure = unsure || d.badSetting
		for _, t := range d.doc.Topics {
			for _, i := range t.Items {
				if i.Service != nil {
					r.addSettings(set, i.Service)
				}
				if i.Error != nil {
					r.checkCode(d, i.Error, &codes)
				}
			}
		}
	}
	r.applyTokenDefault(set)
	r.checkAddresses(set)
	call, body := r.tokenCall(set), r.errorBody(set)
	if !r.client {
		return
	}
	if call != nil {
		r.noteMethods()
	}
	if !unsure { // what is missing may be what could not be read
		r.checkPairs(set)
		r.checkCodesSeen(set)
	}
	if call != nil && call.ok {
		r.checkTokenCall(set[spec.TokenCall], call)
		r.checkTokenKey(set[spec.TokenKey], call, diag.Say("a string", "字符串"), func(base string) bool { return base == "string" })
		r.checkTokenKey(set[spec.TokenExpiryKey], call, diag.Say("an integer", "整数"), func(base string) bool { return base != "string" && spec.IsKey(base) })
	}
	r.checkAuth(set)
	if a := set.auth(); a.Kind == spec.QueryAuth {
		r.checkTokenParameter(set, a.Name)
	}
	r.checkTokenPlace(set)
	if body != nil {
		r.checkErrorBody(set, body)
	}
	_, bodied := set[spec.ErrorBody]
	if e, ok := set[spec.ErrorCodeKey]; ok && !bodied { // else no response has to hold it
		r.checkResponses(e, call)
	}
}

// addSettings enters the settings of a table, or reports those that are made
// already.
func (r *resolver) addSettings(set settings, table *spec.Service) {
	for _, one := range table.Settings {
		if first, twice := set[one.Name]; twice {
			r.diags.Add(DuplicateSetting, one.Span, one.Name).Relate(first.Span, diag.FirstHere)
			continue
		}
		if r.checkTwoAuths(set, one) {
			set[one.Name] = one
		}
	}
}

// checkAddresses reports calls that have a whole address in place of a path.
func (r *resolver) checkAddresses(set settings) {
	reason := diag.Say("it holds the host, which belongs into the setting `base url`", "它带有主机地址，主机地址应写到设置项 `base url`")
	for _, c := range r.calls {
		if c.address.IsZero() {
			continue
		}
		text := c.address.Text()
		r.diags.Add(InvalidURL, c.address, text, reason).Suggest = route.Suggest(text, set[spec.BaseURL].Value)
	}
}

// checkPairs reports settings that are made without another that they need.
func (r *resolver) checkPairs(set settings) {
	for _, s := range dialect.ServiceSettings() {
		one, ok := set[s.Name]
		if !ok {
			continue
		}
		if _, has := set[s.Needs]; s.Needs != "" && !has {
			r.diags.Add(MissingSetting, one.Span, s.Name, s.Needs)
		}
		has := func(name spec.SettingName) bool { _, ok := set[name]; return ok }
		if len(s.Serves) > 0 && !slices.ContainsFunc(s.Serves, has) {
			r.diags.Add(LoneSetting, one.Span, s.Name, s.Serves[0])
		}
	}
}

// tokenCall returns the call that the setting names, nil if there is none.
func (r *resolver) tokenCall(set settings) *callNode {
	one, ok := set[spec.TokenCall]
	if !ok {
		return nil
	}
	calls := map[string]*callNode{}
	for _, c := range r.calls {
		if calls[c.Name] == nil {
			calls[c.Name] = c
		}
	}
	c := calls[one.Value]
	if c == nil && !r.unsure {
		f := r.diags.Add(InvalidSetting, one.Span, one.Value, one.Name, diag.Say("no document declares such a call", "没有文档声明这个接口"))
		f.Suggest = diag.Suggest(one.Value, slices.Sorted(maps.Keys(calls)))
	}
	return c
}

// checkTokenCall reports a call that cannot be made to get a token: NewClient
// takes its request, and the client finds the token in its response.
func (r *resolver) checkTokenCall(set spec.Setting, c *callNode) {
	call := c.Call
	invalid := func(reason diag.Phrase, at diag.Span, message diag.Phrase) {
		r.diags.Add(InvalidTokenCall, set.Span, call.Name, reason).Relate(at, message)
	}
	if call.AccessToken {
		invalid(diag.Say("it carries a token itself", "它自己就要带凭证"), c.token, diag.Say("marked here", "标记在这里"))
	}
	if call.Media != "" {
		invalid(diag.Say("it is an upload", "它是上传接口"), call.URLSpan, diag.Say("declared here", "在这里声明"))
	}
	if call.Page != nil {
		invalid(diag.Say("it has pages", "它有分页"), call.Page.Span, diag.Say("declared here", "在这里声明"))
	}
	switch t := call.Request; {
	case t == nil || !c.requestOK || r.isImplicit(t):
	case !t.IsStruct():
		invalid(diag.Say("its request is not a struct", "它的请求类型不是结构体"), t.Span, diag.Say("the request", "请求类型"))
	case !token.IsExported(t.Name):
		invalid(diag.Say("NewClient takes its request, whose type is unexported",
			"NewClient 要接收它的请求，而请求类型未导出"), t.Span, diag.Say("the request", "请求类型"))
	}
	switch t := call.Response; {
	case !c.responseOK:
	case call.Optional:
		invalid(diag.Say("its response may be missing", "它的响应可以不返回"), t.Span, diag.Say("the response", "响应类型"))
	case t == nil || r.isImplicit(t):
		invalid(diag.Say("it has no response", "它没有响应"), call.NameSpan, diag.Say("declared here", "在这里声明"))
	case !t.IsStruct():
		invalid(diag.Say("its response is not a struct", "它的响应类型不是结构体"), t.Span, diag.Say("the response", "响应类型"))
	}
}

// checkTokenKey reports a key that is not in the token call's response, or whose
// value is of another kind.
func (r *resolver) checkTokenKey(set spec.Setting, c *callNode, wanted diag.Phrase, is func(base string) bool) {
	k := r.keysOf(c.Response)
	if set.Name == "" || !c.responseOK || k == nil || k.model.Implicit {
		return
	}
	path := k.path(set.Value)
	if path == nil {
		if !k.opaque && !k.faulty {
			r.diags.Add(UnknownTokenKey, set.Span, set.Value, k.model.Name).Suggest = k.suggest(set.Value)
		}
		return
	}
	t := last(path).Type
	if t.Kind == spec.Pointer {
		t = t.Elem
	}
	if !is(t.Base()) {
		r.diags.Add(InvalidTokenKey, set.Span, set.Value, set.Name, last(path).Type.String(), wanted).Relate(t.Span, diag.Say("the type of the field", "字段的类型"))
	}
}
