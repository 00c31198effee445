package gen

import (
	"slices"

	"github.com/dave/jennifer/jen"

	"github.com/mdspec-go/mdspec/spec"
)

// writeNewClient adds the constructor.
func (p *plan) writeNewClient(g *jen.Group) {
	c := p.client
	baseURL, credentials, opts := p.local("baseURL"), p.local("credentials"), p.local("opts")
	var params []jen.Code
	if c.setting(spec.BaseURL) == "" {
		params = append(params, jen.Id(baseURL).String())
	}
	if t := p.credentials(); t != nil {
		params = append(params, jen.Id(credentials).Add(typeCode(t)))
	}
	params = append(params, jen.Id(opts).Op("...").Id("Option"))
	g.Line()
	writeComment(g, comments{subject: "NewClient", doc: p.constructorDoc()}.lines())
	g.Func().Id("NewClient").Params(params...).Params(jen.Op("*").Id("Client"), jen.Error()).Block(
		jen.Return(jen.Id("mdspecNewClient").Call(p.serviceLiteral(), jen.Id(opts))),
	)
}

// credentials returns the type of the token call's request; nil if there is none.
func (p *plan) credentials() *spec.Type {
	if p.client.tokenCall == nil {
		return nil
	}
	return p.sent(p.client.tokenCall)
}

// constructorDoc returns what the comment of the constructor says: what the
// client is of, where its tokens come from, where the defaults are to be found,
// and what the service sections say, which may have headings of their own.
func (p *plan) constructorDoc() spec.Doc {
	address := p.local("baseURL")
	if url := p.client.setting(spec.BaseURL); url != "" {
		address = url
	}
	lines := append([]string{"returns a client of the service at " + address + "."}, p.tokenNotes()...)
	doc := spec.Doc{Blocks: []spec.Block{{Kind: spec.Text, Lines: lines}}}
	doc.Blocks = append(doc.Blocks, textDoc("Options change how it sends; each says what holds without it.").Blocks...)
	doc.Blocks = append(doc.Blocks, p.client.authNotes()...)
	for _, s := range p.client.services {
		doc.Blocks = append(doc.Blocks, s.Doc.Blocks...)
	}
	return doc
}

// authNotes returns what the table says of settings of which nothing is told to the
// runtime, so that it has no place there.
func (c *client) authNotes() []spec.Block {
	var notes []spec.Block
	for _, name := range []spec.SettingName{spec.AuthSetting, spec.TokenDefault} {
		s := c.settings[name]
		if s == nil || s.Doc.IsZero() {
			continue
		}
		if field, _ := authField(c.auth); name == spec.AuthSetting && field != "" {
			continue // it is said there
		}
		blocks := slices.Clone(s.Doc.Blocks)
		if first := &blocks[0]; first.Kind == spec.Text && len(first.Lines) > 0 {
			first.Lines = append([]string{string(name) + ": " + first.Lines[0]}, first.Lines[1:]...)
		}
		notes = append(notes, blocks...)
	}
	return notes
}

// tokenNotes tells where access tokens come from.
func (p *plan) tokenNotes() []string {
	call := p.client.tokenCall
	switch {
	case p.credentials() != nil:
		return []string{
			"When a call needs an access token, the client fetches one with the credentials,",
			"the request of " + link("Client", call.Name) + ", and keeps it until shortly before it",
			"expires. If the service refuses them, the client does not ask again for five",
			"seconds: calls fail with the same error.",
		}
	case call != nil:
		return []string{
			"When a call needs an access token, the client fetches one with",
			link("Client", call.Name) + " and keeps it until shortly before it expires.",
		}
	case p.client.tokens() && p.client.basic():
		return []string{"Calls that carry a user and a password need [WithBasicAuth]."}
	case p.client.tokens() && p.client.settings[spec.AuthSetting] != nil:
		return []string{"Calls that carry an access token need [WithToken] or [WithTokenSource]."}
	case p.client.tokens():
		return []string{"Calls that carry an access token need [WithTokenSource]."}
	}
	return nil
}

// serviceLiteral returns the value that tells the runtime of the service. What
// its table says of a setting is written above the setting.
func (p *plan) serviceLiteral() *jen.Statement {
	c := p.client
	return jen.Id("mdspecService").ValuesFunc(func(g *jen.Group) {
		add := func(name string, value jen.Code) { g.Line().Id(name).Op(":").Add(value) }
		addSetting := func(name string, setting spec.SettingName) {
			if s := c.settings[setting]; s != nil {
				g.Add(settingComment(s)).Line().Id(name).Op(":").Lit(s.Value)
			}
		}
		if c.setting(spec.BaseURL) == "" {
			add("baseURL", jen.Id(p.local("baseURL")))
		} else {
			addSetting("baseURL", spec.BaseURL)
		}
		addSetting("codeKey", spec.ErrorCodeKey)
		addSetting("messageKey", spec.ErrorMessageKey)
		codes, statuses := p.classes()
		if len(codes) > 0 {
			add("classes", jen.Map(jen.Id("ErrorCode")).Id("ErrorClass").Values(codes...))
		}
		if len(statuses) > 0 {
			add("statusClasses", jen.Map(jen.Int()).Id("ErrorClass").Values(statuses...))
		}
		if s := c.settings[spec.ErrorBody]; s != nil {
			newBody := jen.Func().Params().Error().Block(jen.Return(jen.New(jen.Id(s.Value))))
			g.Add(settingComment(s)).Line().Id("errorBody").Op(":").Add(newBody)
		}
		addSetting("requestID", spec.RequestID)
		addSetting("tokenParameter", spec.TokenParameter)
		c.addAuth(g)
		if c.tokenCall != nil {
			add("tokenCall", p.callLiteral(c.tokenCall))
			addSetting("tokenKey", spec.TokenKey)
			addSetting("tokenExpiryKey", spec.TokenExpiryKey)
		}
		if p.credentials() != nil {
			add("credentials", jen.Op("&").Id(p.local("credentials")))
		}
		if c.places() {
			add("place", jen.Id("mdspecPlace"))
			add("fill", jen.Id("mdspecFill"))
		}
		g.Line()
	})
}

// addAuth tells the runtime what the setting says of how calls carry the token:
// nothing, if that is the header Authorization, or if they carry none.
func (c *client) addAuth(g *jen.Group) {
	s := c.settings[spec.AuthSetting]
	if s == nil {
		return
	}
	if name, value := authField(c.auth); name != "" {
		g.Add(settingComment(s)).Line().Id(name).Op(":").Lit(value)
	}
}

// authField returns the field that tells a runtime how calls carry the token, and
// its value; "" if there is nothing to be told.
func authField(a spec.Auth) (name string, value any) {
	switch a.Kind {
	case spec.QueryAuth:
		return "tokenParameter", a.Name
	case spec.HeaderAuth:
		return "tokenHeader", a.Name
	case spec.BasicAuth:
		return "basic", true
	}
	return "", nil
}

// settingComment returns the comment of a setting, each line on a new one.
func settingComment(s *spec.Setting) *jen.Statement {
	code := &jen.Statement{}
	if !s.Doc.IsZero() {
		for _, line := range (comments{subject: string(s.Name) + ":", doc: s.Doc}).lines() {
			code.Line().Comment(line)
		}
	}
	return code
}
