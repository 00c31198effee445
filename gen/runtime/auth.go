package runtime

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// setTokens decides where tokens come from: what an option gives goes before the
// credentials, which nobody looks at then.
func (m *mdspecClient) setTokens(cfg mdspecConfig) error {
	credentials := m.service.credentials
	m.service.credentials = nil // so that no printer of a client finds them
	m.secrets = func() []string { return nil }
	if data, err := mdspecEncode(credentials); err == nil {
		m.hide(mdspecSecrets(data)...)
	}
	switch {
	case cfg.fixed != nil && cfg.source != nil:
		return errors.New("WithToken and WithTokenSource both say where tokens come from: give one of them")
	case cfg.fixed != nil:
		m.hide(cfg.fixed()...)
		m.tokens = &mdspecTokens{fixed: true, report: m.report, clean: m.clean}
		m.tokens.keep(mdspecToken{value: cfg.fixed()[0]})
		return nil
	case cfg.source != nil:
		// What a source gives cannot be told apart by credentials, so that no
		// store may hold it.
		m.tokens = &mdspecTokens{fetch: cfg.source, report: m.report, clean: m.clean}
		return nil
	case m.service.tokenCall.name == "":
		return nil
	}
	m.service.tokenCall.token = false // it cannot wait for itself
	// Prepared once: what becomes of the credentials' slices and pointers
	// afterwards does not matter.
	r, err := m.prepare(m.service.tokenCall, credentials)
	if err != nil {
		return m.clean(fmt.Errorf("credentials: %w", err))
	}
	m.hide(r.secrets...) // with those that travel elsewhere than in JSON
	m.tokens = &mdspecTokens{
		fetch: func(ctx context.Context) (string, time.Time, error) { return m.fetchToken(ctx, r) },
		store: cfg.store, key: m.tokenKey(r), report: m.report, clean: m.clean,
	}
	return nil
}

// hide adds to what no error may repeat.
func (m *mdspecClient) hide(secrets ...string) {
	all := slices.Concat(m.secrets(), secrets)
	m.secrets = func() []string { return all }
}

// token returns the token that the call carries, the zero token if it carries
// none.
func (m *mdspecClient) token(ctx context.Context, call mdspecCall) (mdspecToken, error) {
	switch {
	case !call.token:
		return mdspecToken{}, nil
	case m.tokens != nil:
		return m.tokens.get(ctx)
	case m.service.basic:
		return mdspecToken{}, errors.New("the call carries a user and a password: use WithBasicAuth")
	}
	return mdspecToken{}, errors.New("the call carries a token: use WithToken or WithTokenSource")
}

// authorize puts the token of a call into the header that carries it, if it is one.
func (m *mdspecClient) authorize(h http.Header, call mdspecCall, token string) {
	switch {
	case !call.token || m.service.tokenParameter != "":
	case m.service.tokenHeader != "":
		h.Set(m.service.tokenHeader, token)
	case m.service.basic:
		h.Set("Authorization", "Basic "+token)
	default:
		h.Set("Authorization", "Bearer "+token)
	}
}

// url returns where the request goes.
func (m *mdspecClient) url(r *mdspecRequest, token string) string {
	query := r.query
	if name := m.service.tokenParameter; name != "" && r.call.token {
		query = mdspecJoin(query, url.QueryEscape(name)+"="+url.QueryEscape(token))
	}
	if query != "" {
		query = "?" + query
	}
	return cmp.Or(r.base, m.service.baseURL) + r.path + query
}

// mdspecNoEmpty returns an error if a text in the JSON of the request of the token
// call is empty. What may be missing is left out when it is empty, so that it is a secret,
// or what goes with one, that nobody has set.
func mdspecNoEmpty(request []byte) error {
	for member := range mdspecMembers(request) {
		if text, ok := mdspecScalar(member.value); ok && text == "" {
			return mdspecEmptySecret(member.key)
		}
	}
	return nil
}

func mdspecEmptySecret(key string) error {
	return fmt.Errorf("%s is empty, and an empty secret is never sent", key)
}
