package parser

import (
	"net/textproto"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// settings are those of all Service tables of the package, by name.
type settings map[spec.SettingName]spec.Setting

// auth returns how calls carry the token.
func (s settings) auth() spec.Auth {
	if p, ok := s[spec.TokenParameter]; ok {
		return spec.Auth{Kind: spec.QueryAuth, Name: p.Value}
	}
	if a, ok := spec.ReadAuth(s[spec.AuthSetting].Value); ok {
		return a
	}
	return spec.Auth{Kind: spec.BearerAuth}
}

// otherAuth is the other of the two settings that say how calls carry the token.
var otherAuth = map[spec.SettingName]spec.SettingName{
	spec.AuthSetting: spec.TokenParameter, spec.TokenParameter: spec.AuthSetting,
}

// checkTwoAuths reports a setting that says, like one before it, how calls carry
// the token.
func (r *resolver) checkTwoAuths(set settings, one spec.Setting) (ok bool) {
	first, both := set[otherAuth[one.Name]]
	if !both {
		return true
	}
	parameter := one.Value
	if one.Name == spec.AuthSetting {
		parameter = first.Value
	}
	r.diags.Add(AuthTwice, one.Span, one.Name, first.Name, parameter).Relate(first.Span, diag.FirstHere)
	return false
}

// applyTokenDefault lets calls that do not say whether they carry the token do
// what the setting says. The token call cannot carry one.
func (r *resolver) applyTokenDefault(set settings) {
	if !isYes(set[spec.TokenDefault]) {
		return
	}
	for _, c := range r.calls {
		if !c.tokenSaid && c.Name != set[spec.TokenCall].Value {
			c.AccessToken = true
		}
	}
}

// noteMethods notes which of the methods that generated code gives to secrets are
// written by hand: it does without them.
func (r *resolver) noteMethods() {
	var types []string
	for _, d := range r.scope {
		if d.model != nil || d.goType != nil {
			types = append(types, d.name)
		}
	}
	for _, t := range slices.Sorted(slices.Values(types)) {
		for _, name := range []string{"Format", "GoString", "LogValue", "String"} {
			if _, ok := r.hand.Method(t, name); ok {
				r.pkg.GoMethods = append(r.pkg.GoMethods, t+"."+name)
			}
		}
	}
}

// checkAuth reports calls that carry a token, and a token call, where the setting
// says that there is none.
func (r *resolver) checkAuth(set settings) {
	auth, kind := set[spec.AuthSetting], set.auth().Kind
	if kind == spec.BasicAuth || kind == spec.NoAuth {
		if call, ok := set[spec.TokenCall]; ok {
			r.diags.Add(AuthWithoutToken, call.Span, call.Name, string(kind)).Relate(auth.Span, authHere)
		}
	}
	if kind != spec.NoAuth {
		return
	}
	if one := set[spec.TokenDefault]; isYes(one) {
		r.diags.Add(TokenWithoutAuth, one.Span, diag.Say("the setting `%[1]s` lets calls carry a token",
			"设置项 `%[1]s` 让接口带上凭证", one.Name)).Relate(auth.Span, authHere)
	}
	for _, c := range r.calls {
		if !c.token.IsZero() {
			r.diags.Add(TokenWithoutAuth, c.token, diag.Say("`%[1]s` carries a token", "`%[1]s` 要带凭证", c.Name)).Relate(auth.Span, authHere)
		}
	}
}

// authSaid returns the setting that says how calls carry the token, and what it is
// to a finding.
func (s settings) authSaid() (spec.Setting, diag.Phrase) {
	if said, ok := s[spec.TokenParameter]; ok {
		return said, diag.Say("the token parameter", "设置项 `token parameter`")
	}
	return s[spec.AuthSetting], authHere
}

// checkTokenPlace reports fields of requests that travel in the header or the
// parameter of the token.
func (r *resolver) checkTokenPlace(set settings) {
	auth := set.auth()
	place, name := spec.InQuery, auth.Name
	switch {
	case r.places == nil:
		return
	case auth.Kind == spec.HeaderAuth:
		place, name = spec.InHeader, textproto.CanonicalMIMEHeaderKey(name)
	case auth.Kind != spec.QueryAuth:
		return
	}
	said, message := set.authSaid()
	for _, c := range r.calls {
		m := r.places.named(c.Request)
		if m == nil || !c.AccessToken {
			continue
		}
		for _, f := range r.places.fieldsOf(m) {
			key, placed := f.Placed()
			if f.In == spec.InHeader {
				key = textproto.CanonicalMIMEHeaderKey(key)
			}
			if !f.bad && placed && f.In == place && key == name {
				r.places.misfit(f, place, diag.Say("the client puts the token of `%[1]s` there", "客户端把 `%[1]s` 的凭证放在那里", c.Name)).
					Relate(said.Span, message)
			}
		}
	}
}

// checkTokenParameter reports requests that have the key of the token in their
// query.
func (r *resolver) checkTokenParameter(set settings, name string) {
	said, message := set.authSaid()
	for _, c := range r.calls {
		k := r.keysOf(c.Request)
		if !c.AccessToken || !c.sendsQuery() || !c.requestOK || k == nil {
			continue
		}
		if path := k.path(name); path != nil {
			f := r.diags.Add(TokenParameterTaken, c.Request.Span, name, c.Request.Name)
			f.Related = []diag.Related{{Span: keySpan(last(path), "json"), Message: diag.Say("the key",
				"这个键")}, {Span: said.Span, Message: message}}
		}
	}
}

var authHere = diag.Say("what the setting says", "设置项的值")

// isYes reports whether the setting is made and says yes.
func isYes(one spec.Setting) bool {
	yes, _ := dialect.NeedsToken(one.Value)
	return yes
}
