package spec

import "strings"

// AuthKind says how a call shows who sends it.
type AuthKind string

const (
	BearerAuth AuthKind = "bearer" // the header Authorization: Bearer, then the token
	HeaderAuth AuthKind = "header" // a header that holds the token alone
	QueryAuth  AuthKind = "query"  // a parameter of the query that holds the token
	BasicAuth  AuthKind = "basic"  // the header Authorization: Basic, a user and a password
	NoAuth     AuthKind = "none"   // not at all
)

// AuthKinds returns the kinds that there are.
func AuthKinds() []AuthKind { return []AuthKind{BearerAuth, HeaderAuth, QueryAuth, BasicAuth, NoAuth} }

// Auth is what the setting `auth` says.
type Auth struct {
	Kind AuthKind
	Name string // of the header or the parameter; "" for other kinds
}

// ReadAuth returns what a value of the setting says, such as "header X-API-Key";
// ok is false if it has not the form of one.
func ReadAuth(value string) (a Auth, ok bool) {
	words := strings.Fields(value)
	if len(words) == 0 {
		return Auth{}, false
	}
	switch a.Kind = AuthKind(words[0]); a.Kind {
	case BearerAuth, BasicAuth, NoAuth:
		return a, len(words) == 1
	case HeaderAuth, QueryAuth:
		if len(words) == 2 {
			a.Name = words[1]
		}
		return a, len(words) == 2
	}
	return Auth{}, false
}

// String returns the value of the setting that says this.
func (a Auth) String() string { return strings.TrimSpace(string(a.Kind) + " " + a.Name) }

// Auth returns how the calls of the package that carry a token do so.
func (p *Package) Auth() Auth {
	for s := range p.Services() {
		for _, one := range s.Settings {
			switch one.Name {
			case AuthSetting:
				if a, ok := ReadAuth(one.Value); ok {
					return a
				}
			case TokenParameter:
				return Auth{QueryAuth, one.Value}
			}
		}
	}
	return Auth{Kind: BearerAuth}
}
