package runtime

import (
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// mdspecHidden stands for what an error may not repeat.
const mdspecHidden = "[redacted]"

// clean returns an error without what it may not repeat: the credentials, the
// more that is given, and the queries of URLs. Package net/http writes the whole
// URL into its errors.
func (m *mdspecClient) clean(err error, more ...string) error {
	if u, ok := err.(*url.Error); ok && u.Err != nil {
		err = u.Err
	}
	chain := mdspecChain(err)
	leaks := false
	for _, e := range chain {
		if u, ok := e.(*url.Error); ok {
			leaks = true // whoever finds it reads its URL
			more = append(more, mdspecURLSecrets(u.URL)...)
		}
	}
	for _, e := range chain {
		leaks = leaks || mdspecHideQueries(m.scrub(e.Error(), more...)) != e.Error()
	}
	if !leaks {
		return err
	}
	return &mdspecRedacted{
		text: mdspecHideQueries(m.scrub(err.Error(), more...)),
		is:   func(target error) bool { return errors.Is(err, target) },
		timeout: func() bool {
			var t interface{ Timeout() bool }
			return errors.As(err, &t) && t.Timeout()
		},
	}
}

// mdspecChain returns err and all errors that it wraps.
func mdspecChain(err error) []error {
	all := []error{err}
	switch e := err.(type) {
	case interface{ Unwrap() error }:
		if next := e.Unwrap(); next != nil {
			all = append(all, mdspecChain(next)...)
		}
	case interface{ Unwrap() []error }:
		for _, next := range e.Unwrap() {
			if next != nil {
				all = append(all, mdspecChain(next)...)
			}
		}
	}
	return all
}

// mdspecURLSecrets returns the parts of a URL that no error may repeat.
func mdspecURLSecrets(text string) []string {
	rest, query, _ := strings.Cut(text, "?")
	secrets := []string{"?" + query}
	if u, err := url.Parse(rest); err == nil && u.User != nil {
		secrets = append(secrets, u.User.String()+"@")
	}
	return secrets
}

// mdspecHideQueries returns the text without the queries of URLs in it, which an
// error may repeat that does not wrap the one of package net/http.
func mdspecHideQueries(text string) string {
	var b strings.Builder
	for {
		scheme := strings.Index(text, "://")
		if scheme < 0 {
			return b.String() + text
		}
		end := scheme + len("://")
		if n := strings.IndexAny(text[end:], " \t\r\n\"'`<>"); n >= 0 {
			end += n
		} else {
			end = len(text)
		}
		address, query, _ := strings.Cut(text[scheme:end], "?")
		b.WriteString(text[:scheme] + address)
		if query != "" {
			b.WriteString("?" + mdspecHidden)
		}
		text = text[end:]
	}
}

// scrub returns the text without the credentials and the more that is given.
func (m *mdspecClient) scrub(text string, more ...string) string {
	return mdspecHide(text, m.secretForms(more...))
}

// secretForms returns how the credentials and the more that is given may stand in
// a text.
func (m *mdspecClient) secretForms(more ...string) (forms []string) {
	hidden := slices.Clone(more)
	if m.secrets != nil {
		hidden = append(hidden, m.secrets()...)
	}
	// The longest first: one may be a part of another.
	for i := range hidden { // few texts: a sort of package slices would be many times this
		for j := i; j > 0 && len(hidden[j]) > len(hidden[j-1]); j-- {
			hidden[j], hidden[j-1] = hidden[j-1], hidden[j]
		}
	}
	for _, secret := range hidden {
		if len(secret) < 4 {
			continue // it would hide more than itself
		}
		forms = append(forms, mdspecForms(secret)...)
	}
	return forms
}

// mdspecHide returns the text without what is given.
func mdspecHide(text string, forms []string) string {
	for _, form := range forms {
		text = strings.ReplaceAll(text, form, mdspecHidden)
	}
	return text
}

// mdspecForms returns how a secret may stand in a text: as it is, in a URL with
// escapes in either case, quoted by Go, in HTML, and in JSON, with and without
// escaped slashes or what matters in HTML.
func mdspecForms(secret string) []string {
	forms := []string{secret, url.QueryEscape(secret), url.PathEscape(secret)}
	forms = append(forms, mdspecLowerEscapes(forms[1]), mdspecLowerEscapes(forms[2]))
	quoted := strconv.Quote(secret)
	forms = append(forms, quoted[1:len(quoted)-1], mdspecHTML(secret))
	for _, encode := range []func(any) ([]byte, error){mdspecEncode, json.Marshal} {
		if data, err := encode(secret); err == nil {
			inner := string(data[1 : len(data)-1])
			forms = append(forms, inner, strings.ReplaceAll(inner, "/", `\/`))
		}
	}
	return forms
}

// mdspecHTML returns text as it stands in HTML. Package html would do so too, and
// bring its table of entities into each program.
func mdspecHTML(text string) string {
	for _, pair := range [][2]string{{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {`"`, "&#34;"}, {"'", "&#39;"}} {
		text = strings.ReplaceAll(text, pair[0], pair[1])
	}
	return text
}

// mdspecLowerEscapes returns escaped text with the digits of its escapes in lower
// case.
func mdspecLowerEscapes(escaped string) string {
	lower := []byte(escaped)
	for i := 0; i+2 < len(lower); i++ {
		if lower[i] == '%' {
			copy(lower[i:], strings.ToLower(escaped[i:i+3]))
		}
	}
	return string(lower)
}

// mdspecSecrets returns the texts that stand in JSON, at any depth; none of no JSON, which
// a token call without a request sends.
func mdspecSecrets(data []byte) []string {
	if len(data) == 0 {
		return nil
	}
	var all []string
	for member := range mdspecMembers(data) {
		all = append(all, mdspecSecrets(member.value)...)
	}
	for element := range mdspecElements(data) {
		all = append(all, mdspecSecrets(element)...)
	}
	switch text, ok := mdspecScalar(data); {
	case !ok || text == "true" || text == "false":
		return all
	default:
		return append(all, text)
	}
}

// mdspecRedacted is an error whose text is hidden in part. It answers what the
// error is, but does not hold it, so that no printer that follows pointers finds
// what is hidden.
type mdspecRedacted struct {
	text    string
	is      func(error) bool
	timeout func() bool
}

func (e *mdspecRedacted) Error() string { return e.text }

// Is reports whether the hidden error is the target.
func (e *mdspecRedacted) Is(target error) bool { return e.is(target) }

// Timeout reports whether the hidden error is a timeout.
func (e *mdspecRedacted) Timeout() bool { return e.timeout() }
