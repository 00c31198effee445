package breaking

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// compareAuth compares how calls carry the token, whichever of two settings says so.
func (c *comparison) compareAuth() {
	o, n := c.old.auth(), c.new.auth()
	same := o == n || o.Kind == spec.HeaderAuth && n.Kind == o.Kind && strings.EqualFold(o.Name, n.Name)
	if same || !c.old.carries() {
		return
	}
	was, is := c.old.authSetting(), c.new.authSetting()
	c.addWire(wireKey{authChanged, nil, ""}, wireHit{at: c.authPlace(), dir: both,
		old: c.old.settingRow(was), new: c.new.settingRow(is), args: []any{o.String(), n.String()}})
}

// authPlace returns where the setting is, or was, that says how calls carry the token.
func (c *comparison) authPlace() diag.Span {
	was, is := c.old.authSetting(), c.new.authSetting()
	switch {
	case is != nil:
		return is.Span
	case was != nil:
		return c.left(c.old.spots[was])
	}
	return c.left(c.old.clientSpot())
}

// auth returns how calls carry the token.
func (s *side) auth() spec.Auth {
	if set := s.authSetting(); set != nil {
		if set.Name == spec.TokenParameter {
			return spec.Auth{Kind: spec.QueryAuth, Name: set.Value}
		}
		if a, ok := spec.ReadAuth(set.Value); ok {
			return a
		}
	}
	return spec.Auth{Kind: spec.BearerAuth}
}

// authSetting returns the setting that says so, nil if none does.
func (s *side) authSetting() *spec.Setting {
	if set := s.settings[spec.AuthSetting]; set != nil {
		return set
	}
	return s.settings[spec.TokenParameter]
}

// carries reports whether a call carries a token, be it a user and a password.
func (s *side) carries() bool {
	return slices.ContainsFunc(s.calls, func(call *spec.Call) bool { return call.AccessToken })
}

// credentialOptions returns the options of the package's client that say where its
// credentials come from.
func (s *side) credentialOptions() []string {
	switch basic := s.auth().Kind == spec.BasicAuth; {
	case !s.hasClient():
		return nil
	case basic && s.carries():
		return []string{"WithBasicAuth"}
	case s.carries():
		return []string{"WithToken", "WithTokenSource"}
	}
	return []string{"WithTokenSource"}
}

// clientSpot returns where the first part of the client is.
func (s *side) clientSpot() spot {
	if len(s.services) > 0 {
		return s.spots[s.services[0]]
	}
	return s.spots[s.calls[0]]
}
