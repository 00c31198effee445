package parser

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// placer lets fields travel where their cells say (rule 3.15).
type placer struct {
	*resolver
	uses   map[*modelNode][]use
	stated map[*modelNode]bool // models that state places, or embed one that does
	told   map[*fieldNode]bool // fields of which a finding says enough
}

// use is a call whose request or response has the fields of a model.
type use struct {
	call     *callNode
	response bool
}

// placeFields gives the fields that do not stand in the JSON of their struct other
// tags, and reports places that do not fit them or their calls. No keys may have
// been asked for before.
func (r *resolver) placeFields() {
	states := func(f *fieldNode) bool { return f.In != spec.InDefault }
	if !slices.ContainsFunc(r.models, func(m *modelNode) bool { return slices.ContainsFunc(m.fields, states) }) {
		return
	}
	p := &placer{r, map[*modelNode][]use{}, map[*modelNode]bool{}, map[*fieldNode]bool{}}
	r.places = p
	for _, m := range r.models {
		p.stated[m] = slices.ContainsFunc(p.fieldsOf(m), states)
	}
	for _, c := range r.calls {
		p.addUse(c.Request, use{c, false})
		p.addUse(c.Response, use{c, true})
	}
	for _, m := range r.models {
		for _, f := range m.fields {
			if f.In != spec.InDefault && !f.bad && p.fits(m, f) {
				p.place(m, f)
			}
		}
	}
	for _, m := range r.models {
		p.checkTwice(m)
		p.checkNested(m)
	}
	for _, c := range r.calls {
		p.checkRequest(c)
	}
}

// fieldsOf returns the fields of a model and of all that it embeds.
func (p *placer) fieldsOf(m *modelNode) (all []*fieldNode) {
	for _, level := range jsonkey.Levels(m.Model, p.json.Promotes) {
		for _, s := range level {
			all = append(all, p.records[s.Model].fields...)
		}
	}
	return all
}

// named returns the model that a type of a call names; nil if it names none. The
// types of calls are resolved later.
func (p *placer) named(t *spec.Type) *modelNode {
	if t == nil || t.Kind != spec.Named || t.Import != "" || p.scope[t.Name] == nil {
		return nil
	}
	return p.records[p.scope[t.Name].model]
}

// addUse notes a call with the model of its request or response, and with those
// that the model embeds.
func (p *placer) addUse(t *spec.Type, u use) {
	m := p.named(t)
	if m == nil || !p.stated[m] {
		return
	}
	for _, f := range p.fieldsOf(m) {
		if u.response || u.call.inURL(f) || f.In != spec.InBody && f.In != spec.InForm {
			continue
		}
		if u.call.body != spec.InForm {
			u.call.body = f.In
		}
	}
	for _, level := range jsonkey.Levels(m.Model, p.json.Promotes) {
		for _, s := range level {
			node := p.records[s.Model]
			p.uses[node] = append(p.uses[node], u)
		}
	}
}

// inURL reports whether the path of the call names the key of the field.
func (c *callNode) inURL(f *fieldNode) bool {
	key := jsonkey.Of(f.Field)
	return key != "" && strings.Contains(c.Path, "{"+key+"}")
}

// place replaces the JSON tag of a field that does not stand in the JSON of its
// struct. A query that is made of the JSON, as that of GET is, keeps it.
func (p *placer) place(m *modelNode, f *fieldNode) {
	switch f.In {
	case spec.InPath, spec.InBody:
		return
	case spec.InQuery:
		inJSON := func(u use) bool { return u.response || u.call.sendsQuery() }
		if uses := p.uses[m]; len(uses) > 0 && !slices.ContainsFunc(uses, func(u use) bool { return !inJSON(u) }) {
			return
		}
	}
	i := slices.IndexFunc(f.Tags, func(t spec.Tag) bool { return t.Key == "json" })
	if i < 0 {
		f.Tags = append(f.Tags, spec.Tag{Key: "json", Value: f.Name, Span: f.NameSpan})
		i = len(f.Tags) - 1
		if f.Presence == spec.Optional {
			f.Tags[i].Value += ",omitzero"
		}
	}
	words := strings.Split(f.Tags[i].Value, ",")
	key := words[0]
	if key == "" {
		key = f.Name
	}
	options := slices.DeleteFunc(words[1:], func(w string) bool { return w == "string" }) // there are no quotes outside of JSON
	tag := spec.Tag{Key: string(f.In), Value: strings.Join(append([]string{key}, options...), ","), Span: f.Tags[i].Span}
	f.Tags[i].Value = "-"
	f.Tags = append(f.Tags, tag)
	slices.SortFunc(f.Tags, func(a, b spec.Tag) int { return strings.Compare(a.Key, b.Key) })
}

// checkTwice reports fields of a struct that have one key in the same place. Those
// in JSON are found with all other keys.
func (p *placer) checkTwice(m *modelNode) {
	if !p.stated[m] {
		return
	}
	first := map[string]*fieldNode{}
	own := map[*fieldNode]bool{}
	for _, f := range m.fields {
		own[f] = true
	}
	for _, f := range p.fieldsOf(m) {
		key, placed := f.Placed()
		if !placed {
			continue
		}
		if f.In == spec.InHeader {
			key = strings.ToLower(key)
		}
		key = string(f.In) + " " + key
		other := first[key]
		if other == nil {
			first[key] = f
			continue
		}
		if !own[f] && own[other] {
			f, other = other, f
		}
		p.misfit(f, f.In, diag.Say("another field of `%[1]s` has the same key there", "`%[1]s` 的另一个字段在那里使用同一个键", m.Name)).
			Relate(other.place, diag.FirstHere)
	}
}

// checkNested reports fields that hold values of a struct whose own fields do not
// stand in its JSON.
func (p *placer) checkNested(m *modelNode) {
	for _, f := range m.fields {
		if !f.bad && p.json.Promotes(f.Field) == nil {
			p.checkLost(f.Type)
		}
	}
}

// checkLost reports a type that holds values of a struct in JSON, if fields of the
// struct do not stand there.
func (p *placer) checkLost(t *spec.Type) {
	held := p.modelIn(t)
	if held == nil || !p.stated[held] {
		return
	}
	for _, f := range p.fieldsOf(held) {
		if _, placed := f.Placed(); placed {
			p.diags.Add(PlaceLost, t.Span, held.Name, f.Name, string(f.In)).Relate(f.place, diag.Say("stated here", "写在这里"))
			return
		}
	}
}

// checkRequest reports fields of a request that the places of others leave no place
// for.
func (p *placer) checkRequest(c *callNode) {
	m := p.named(c.Request)
	if m == nil || c.body == spec.InDefault {
		return
	}
	for _, f := range p.fieldsOf(m) {
		place := f.In
		if f.bad || f.Embedded || c.inURL(f) || jsonkey.Of(f.Field) == "" || place == c.body || place == spec.InQuery {
			continue
		}
		here := diag.Say("the call", "接口")
		switch {
		case c.Method == "DELETE" && place == spec.InDefault:
			p.misfit(f, spec.InQuery, diag.Say("other fields of the request are its body, so that it has to say `query` or `%[1]s`",
				"请求的其他字段在请求体里，这里必须写明 `query` 或 `%[1]s`", string(c.body))).Relate(c.NameSpan, here)
		case c.body == spec.InForm:
			p.misfit(f, spec.InBody, diag.Say("other fields of the request are a form, and there is one body: write `form`",
				"请求的其他字段是表单，而请求体只有一个：请写 `form`")).Relate(c.NameSpan, here)
		}
	}
}

// misfit reports a place that a field cannot have, once for each field, however
// many calls have it.
func (p *placer) misfit(f *fieldNode, place spec.Place, reason diag.Phrase) *diag.Diagnostic {
	if p.told[f] {
		return new(diag.Diagnostic)
	}
	p.told[f] = true
	at := f.place
	if at.IsZero() || at.Start == at.End {
		at = f.NameSpan
	}
	return p.diags.Add(PlaceMisfit, at, f.Name, string(place), reason)
}
