package runtime

import (
	"errors"
	"net/http"
	"strings"
	"unicode"
)

// WithBasicAuth sets the user and the password of calls that carry them, in the
// header Authorization as HTTP's Basic authentication has them. A call for which
// the service refuses them is not repeated. The password must not be empty, and
// the user cannot have a colon.
func WithBasicAuth(user, password string) Option {
	return func(c *mdspecConfig) error {
		switch {
		case password == "":
			return errors.New("WithBasicAuth: the password is empty, and an empty secret is never sent")
		case strings.Contains(user, ":"):
			return errors.New("WithBasicAuth: the user has a colon, which ends it")
		case strings.ContainsFunc(user+password, unicode.IsControl):
			return errors.New("WithBasicAuth: the user or the password holds a line break or another control character")
		}
		r := http.Request{Header: http.Header{}}
		r.SetBasicAuth(user, password)
		encoded := strings.TrimPrefix(r.Header.Get("Authorization"), "Basic ")
		c.fixed = func() []string { return []string{encoded, user, password} }
		return nil
	}
}
