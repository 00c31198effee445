package runtime

import (
	"errors"
	"net/url"
	"strings"
)

// mdspecHidden stands for what an error may not repeat.
const mdspecHidden = "[redacted]"

// clean returns an error of sending or reading without what it may not repeat.
// Package net/http writes the whole URL into its errors.
func (m *mdspecClient) clean(err error, token string) error {
	if u, ok := err.(*url.Error); ok {
		err = u.Err
	}
	text := err.Error()
	if cleaned := m.scrub(text, token); cleaned != text {
		return &mdspecRedacted{cleaned, err}
	}
	return err
}

// scrub returns the text without the token and the credentials.
func (m *mdspecClient) scrub(text, token string) string {
	for _, secret := range append([]string{token}, m.secrets...) {
		if len(secret) < 4 {
			continue // it would hide more than itself
		}
		text = strings.ReplaceAll(text, secret, mdspecHidden)
		text = strings.ReplaceAll(text, url.QueryEscape(secret), mdspecHidden)
		text = strings.ReplaceAll(text, url.PathEscape(secret), mdspecHidden)
	}
	return text
}

// mdspecRedacted is an error whose text is hidden in part. It answers what it is,
// but does not hand out the error itself.
type mdspecRedacted struct {
	text string
	err  error
}

func (e *mdspecRedacted) Error() string { return e.text }

// Is reports whether the hidden error is the target.
func (e *mdspecRedacted) Is(target error) bool { return errors.Is(e.err, target) }

// Timeout reports whether the hidden error is a timeout.
func (e *mdspecRedacted) Timeout() bool {
	var t interface{ Timeout() bool }
	return errors.As(e.err, &t) && t.Timeout()
}
