package runtime

import (
	"errors"
	"strings"
	"unicode"
)

// WithToken sets a token that does not change, such as an API key. A call for
// which the service refuses it is not repeated: there is no other. It cannot be
// given beside [WithTokenSource]. The token must not be empty and has to be a
// value of a header.
func WithToken(token string) Option {
	return func(c *mdspecConfig) error {
		if fault := mdspecSecretFault(token); fault != "" {
			return errors.New("WithToken: the token " + fault)
		}
		c.fixed = func() []string { return []string{token} }
		return nil
	}
}

// mdspecSecretFault says why a text can be no secret of a header, without
// repeating it; "" if it can.
func mdspecSecretFault(secret string) string {
	switch {
	case secret == "":
		return "is empty, and an empty secret is never sent"
	case strings.ContainsFunc(secret, unicode.IsControl):
		return "is no value of a header: it holds a line break or another control character"
	case strings.TrimSpace(secret) != secret:
		return "is no value of a header: it has blanks around it"
	}
	return ""
}
