package breaking

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// compareWire finds what changed of what is sent and received.
func (c *comparison) compareWire() {
	c.wire, c.compats = map[wireKey]*wireHit{}, map[compatKey]verdict{}
	oldReach, newReach := c.old.reach(), c.new.reach()
	c.old.sent, c.new.sent = oldReach.sent, newReach.sent
	for _, p := range c.pairs {
		if p.new != nil {
			dir := c.old.sent[p.old] | c.new.sent[p.new]
			c.old.sent[p.old], c.new.sent[p.new] = dir, dir
		}
	}
	for _, p := range c.pairs {
		if p.old.form == aliasForm {
			continue
		}
		dir := oldReach.dirs[p.old]
		if p.new != nil {
			dir |= newReach.dirs[p.new]
		}
		if dir == 0 && !oldReach.embeddedOnly(p.old) {
			dir = both
		}
		if p.new == nil && p.expr == nil {
			c.compareByHand(p, dir)
		} else {
			c.comparePair(p, dir)
		}
	}
	c.compareWireCalls()
	c.compareService()
	c.compareAuth()
	c.compareErrors()
	for _, h := range c.hits {
		if last := len(h.args) - 1; h.args[last] == any(bodies{}) {
			h.args[last] = h.dir.phrase()
		}
		c.add(h.rule, h.at, h.old, h.new, h.args)
	}
}

// comparePair compares what a type is on the wire.
func (c *comparison) comparePair(p *pair, dir direction) {
	if dir == 0 {
		return
	}
	if p.new != nil && p.old.form == structForm && p.new.form == structForm {
		c.compareKeys(p.old, p.new, dir, c.addWire)
		return
	}
	at, row := c.newPlace(p)
	was, is := c.old.jsonType(p.old), p.expr
	if p.new != nil {
		is = c.new.jsonType(p.new)
	}
	switch v := c.wireType(was, is, dir); {
	case v == unknown:
		c.addWire(wireKey{notCompared, p.old, ""}, wireHit{at: at, old: p.old.row, new: row, dir: dir,
			args: []any{p.old.name, diag.Say("the type", "类型"), formerText(was, is), bodyText(is)}})
	case v != same:
		c.addWire(wireKey{wireTypeChanged, p.old, ""}, wireHit{at: at, old: p.old.row, new: row, dir: dir,
			args: []any{p.old.name, formerText(was, is), bodyText(is), formatText(c.old.formatOf(p.old)), bodies{}}})
	case p.old.form == enumForm && p.new != nil && dir&request != 0:
		c.compareEnum(p, request)
	}
}

// jsonType returns the type as which JSON has the values of a declaration.
func (s *side) jsonType(d *decl) *spec.Type {
	if t := s.expand(d); t != nil {
		return t
	}
	return &spec.Type{Kind: spec.Named, Name: d.name}
}

// compareEnum finds values that may no longer be sent.
func (c *comparison) compareEnum(p *pair, dir direction) {
	has := map[string]bool{}
	for _, k := range c.new.consts {
		if c.new.isOf(k, p.new) {
			has[k.value] = true
		}
	}
	for _, v := range p.old.enum.Values {
		k := c.old.constNamed[v.Name]
		if k == nil || k.enum != p.old || has[enumLiteral(p.old.enum, v)] {
			continue
		}
		c.addWire(wireKey{enumValueRemoved, v, ""}, wireHit{at: c.rowsOf(p.new), old: k.row, dir: dir, args: []any{p.new.name, v.Value}})
	}
}

// isOf reports whether a constant is a row of the enum's table, or takes the
// place of such a row. One that only keeps an old name alive does not.
func (s *side) isOf(k *constant, d *decl) bool {
	if d.form == enumForm {
		return k.enum == d
	}
	return k.typ == d.name
}

// compareWireCalls finds what changed of how calls are made.
func (c *comparison) compareWireCalls() {
	served := map[string]bool{}
	for _, n := range c.new.calls {
		served[url(n)] = true
	}
	for _, p := range c.calls {
		was := c.old.callRow(p.old)
		if p.new == nil {
			if !served[url(p.old)] {
				c.addCall(urlRemoved, c.left(c.old.spots[p.old]), p.old, was, nil, url(p.old))
			}
			continue
		}
		is := c.new.callRow(p.new)
		c.compareRequest(p, was, is)
		c.compareBodies(p, was, is)
	}
}

// addCall adds a finding about a call.
func (c *comparison) addCall(rule *diag.Rule, at diag.Span, call *spec.Call, was, is *row, args ...any) {
	c.addWire(wireKey{rule, call, ""}, wireHit{at: at, old: was, new: is, dir: both, args: args})
}

// compareRequest compares where and how a call is sent.
func (c *comparison) compareRequest(p callPair, was, is *row) {
	o, n := p.old, p.new
	if o.Method != n.Method || o.Path != n.Path {
		c.addCall(urlChanged, n.URLSpan, n, was, is, n.Name, o.Method+" "+o.Path, n.Method+" "+n.Path)
	}
	if o.Media != n.Media {
		c.addCall(uploadChanged, n.URLSpan, n, was, is, n.Name, partText(o), partText(n))
	}
	if o.AccessToken != n.AccessToken {
		c.addCall(accessTokenChanged, n.NameSpan, n, was, is, n.Name, tokenText(o), tokenText(n))
	}
	if o.Page != nil && n.Page != nil && !c.old.noClient && !c.new.noClient && pagesOtherwise(o.Page, n.Page) {
		c.addCall(pageChanged, n.Page.Span, n, was, is, n.Name, pageKeys(o), pageKeys(n))
	}
}

func partText(call *spec.Call) diag.Phrase {
	if call.Media == "" {
		return diag.Say("without a file", "不发送文件")
	}
	return diag.Say("with a file as `%[1]s`", "以 `%[1]s` 发送文件", call.Media)
}

func tokenText(call *spec.Call) diag.Phrase {
	if call.AccessToken {
		return diag.Say("with the access token", "带凭证")
	}
	return diag.Say("without an access token", "不带凭证")
}

// pagesOtherwise reports whether the pages of a call are linked in another way. A
// key that only says where they end can come or go.
func pagesOtherwise(o, n *spec.Page) bool {
	if o.Kind != n.Kind {
		return true
	}
	form := dialect.PageFormOf(n.Kind)
	return form == nil || slices.ContainsFunc(form.Words, func(w dialect.PageWord) bool {
		was, is := *w.Of(o), *w.Of(n)
		return was != is && (w.Needed || was != "" && is != "")
	})
}

// pageKeys returns what a Page cell says, without the marks of code spans.
func pageKeys(call *spec.Call) string {
	return strings.ReplaceAll(dialect.PageText(call.Page), "`", "")
}

// compareBodies compares what a call sends and what it answers.
func (c *comparison) compareBodies(p callPair, was, is *row) {
	o, n := p.old, p.new
	sent, sends := c.old.onWire(o.Request), c.new.onWire(n.Request)
	answered, answers := c.old.onWire(o.Response), c.new.onWire(n.Response)
	for _, body := range []struct {
		rule     *diag.Rule
		old, new *spec.Type
		dir      direction
		name     diag.Phrase
	}{
		{requestChanged, sent, sends, request, diag.Say("the request", "请求类型")},
		{responseChanged, answered, answers, response, diag.Say("the response", "响应类型")},
	} {
		former, now, at := formerText(body.old, body.new), bodyText(body.new), typeSpan(body.new, n)
		switch c.bodyVerdict(body.old, body.new, body.dir) {
		case same:
		case unknown:
			c.addWire(wireKey{notCompared, n, body.rule.ID}, wireHit{at: at, old: was, new: is, dir: both, args: []any{n.Name, body.name, former, now}})
		default:
			c.addCall(body.rule, at, n, was, is, n.Name, former, now)
		}
	}
	if o.Form != n.Form && answered != nil && answers != nil {
		c.addCall(responseFormChanged, typeSpan(n.Response, n), n, was, is, n.Name, formOf(o), formOf(n))
	}
	if n.Optional && !o.Optional && answered != nil {
		c.addCall(responseMadeOptional, typeSpan(n.Response, n), n, was, is, n.Name)
	}
	if o.ResponseKey != n.ResponseKey {
		c.addCall(responseKeyChanged, n.NameSpan, n, was, is, n.Name, keyText(o.ResponseKey), keyText(n.ResponseKey))
	}
}

// onWire returns the type of a request or a response; nil for one that only stands for
// what a call does not have, of which nothing travels.
func (s *side) onWire(t *spec.Type) *spec.Type {
	if d := s.structOf(t); d != nil && d.model != nil && d.model.Implicit {
		return nil
	}
	return t
}

// formOf returns what the response of a call is on the wire, as a message shows it.
func formOf(c *spec.Call) diag.Phrase {
	switch c.Form {
	case spec.TextForm:
		return diag.Say("a text", "文本")
	case spec.BytesForm:
		return diag.Say("bytes", "字节")
	case spec.StreamForm:
		return diag.Say("a stream of bytes", "字节流")
	}
	return diag.Verbatim("JSON")
}

// bodyVerdict says how far a type does not do where another did.
func (c *comparison) bodyVerdict(o, n *spec.Type, dir direction) verdict {
	switch {
	case o == nil && (n == nil || dir == response):
		return same
	case n == nil:
		return different
	case o == nil && isOpaque(pointed(n)):
		return unknown
	case o == nil:
		return verdictOf(!c.requires(n), different)
	}
	return c.wireType(pointed(o), pointed(n), dir)
}

// requires reports whether a request of the type must have a key.
func (c *comparison) requires(t *spec.Type) bool {
	d := c.new.structOf(pointed(t))
	if d == nil {
		return true
	}
	return slices.ContainsFunc(c.new.view.JSON(d.model).Visible, func(k *jsonkey.Key) bool { return k.Field.Presence == spec.Required })
}

func typeSpan(t *spec.Type, call *spec.Call) diag.Span {
	if t == nil {
		return call.NameSpan
	}
	return firstSpan(t.Span, call.NameSpan)
}

func bodyText(t *spec.Type) diag.Phrase {
	return codeOr(t.String(), diag.Say("nothing", "空"))
}

// formerText returns what a call had: another type of the same name is the former.
func formerText(old, new *spec.Type) diag.Phrase {
	if old != nil && old.String() == new.String() {
		return diag.Say("the former %[1]s", "旧的 %[1]s", bodyText(old))
	}
	return bodyText(old)
}

func keyText(key string) diag.Phrase {
	return codeOr(key, diag.Say("the answer itself", "响应本身"))
}

// compareService compares the settings that hold for all calls.
func (c *comparison) compareService() {
	if len(c.old.calls) == 0 {
		return // nothing was sent
	}
	for _, name := range spec.SettingNames() {
		o, n := c.old.settings[name], c.new.settings[name]
		switch {
		case o == nil && n == nil:
		case name == spec.AuthSetting || name == spec.TokenParameter || name == spec.TokenDefault:
			// Two settings say one thing, and the third what is said of each call.
		case o == nil:
			if name == spec.ErrorCodeKey || name == spec.ErrorBody {
				c.addSetting(name, n.Span, nil, n)
			}
		case n == nil:
			// Without a base URL the program says it; the others are for people.
			if name != spec.BaseURL && name != spec.ErrorMessageKey && name != spec.RequestID {
				c.addSetting(name, c.left(c.old.spots[o]), o, nil)
			}
		case c.settingNow(o) != n.Value:
			c.addSetting(name, n.Span, o, n)
		}
	}
}

// settingNow returns the value of a setting of old, a renamed call or model under
// its new name.
func (c *comparison) settingNow(o *spec.Setting) string {
	switch o.Name {
	case spec.TokenCall:
		for _, p := range c.calls {
			if p.old.Name == o.Value && p.new != nil {
				return p.new.Name
			}
		}
	case spec.ErrorBody:
		if p := c.pairOf[o.Value]; p != nil && p.new != nil {
			return p.new.name
		}
	}
	return o.Value
}

func (c *comparison) addSetting(name spec.SettingName, at diag.Span, o, n *spec.Setting) {
	text := func(s *spec.Setting) diag.Phrase {
		if s == nil {
			return diag.Say("not set", "未设置")
		}
		return diag.Code(s.Value)
	}
	c.addWire(wireKey{serviceChanged, nil, string(name)}, wireHit{at: at, dir: both,
		old: c.old.settingRow(o), new: c.new.settingRow(n), args: []any{name, text(o), text(n)}})
}
