package fake

import (
	"cmp"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"maps"
	"math"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// token is a token that the server knows.
type token struct {
	expires time.Time // zero: never
	revoked *Fault    // nil: it is not
}

// tokenErrors are the codes with which tokens are refused.
type tokenErrors struct{ missing, unknown, expired ErrorCode }

// SetTokenErrors sets the codes with which the server refuses requests that carry
// no token, one that it does not know, or one that has expired. At first, and for
// the zero code, that is the first code of class token that the documents list;
// without any, it is the first HTTP status of that class, or 401.
func (s *Handler) SetTokenErrors(missing, unknown, expired ErrorCode) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refusals = tokenErrors{missing, unknown, expired}
}

// RevokeTokens makes the server refuse every token that it has issued so far,
// with the code; the zero code stands for the one with which unknown tokens are refused.
func (s *Handler) RevokeTokens(code ErrorCode) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range s.tokens {
		t.revoked = s.config.refuseWith(cmp.Or(code, s.refusals.unknown))
	}
}

// SetTokenLifetime sets how long tokens are good for that the server issues from
// now on; at first it is two hours. Clients are told whole seconds, rounded up.
func (s *Handler) SetTokenLifetime(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lifetime = d
}

// AcceptTokens makes the server refuse all tokens but the given ones and those that
// it issues. Without it a server of which no call fetches tokens accepts each. Where
// calls carry a user and a password, a token is both with a colon between them.
func (s *Handler) AcceptTokens(values ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.listed = true
	for _, value := range values {
		s.keep(value, &token{})
	}
}

// IssueToken returns a new token and when it expires, for clients that do not
// get theirs from the token call.
func (s *Handler) IssueToken() (value string, expires time.Time) {
	value, lifetime := s.issue()
	return value, time.Now().Add(lifetime)
}

func (s *Handler) issue() (value string, lifetime time.Duration) {
	random := make([]byte, 48)
	_, _ = rand.Read(random) // never fails
	value = base64.RawURLEncoding.EncodeToString(random)
	if s.config.basic {
		value = "user:" + value
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.keep(value, &token{expires: time.Now().Add(s.lifetime)})
	return value, s.lifetime
}

// keep makes a token one that the server knows. Of too many those go that are of
// no use any more, or any.
func (s *Handler) keep(value string, t *token) {
	if len(s.tokens) >= maxRequests {
		maps.DeleteFunc(s.tokens, func(_ string, t *token) bool { return t.revoked != nil || t.isOver() })
	}
	for old := range s.tokens {
		if len(s.tokens) < maxRequests {
			break
		}
		delete(s.tokens, old)
	}
	s.tokens[value] = t
}

// isOver reports whether the token has expired.
func (t *token) isOver() bool { return !t.expires.IsZero() && !time.Now().Before(t.expires) }

// tokenOf returns the token that a request carries.
func (s *Handler) tokenOf(r *http.Request, query url.Values) string {
	switch {
	case s.config.tokenParameter != "":
		return query.Get(s.config.tokenParameter)
	case s.config.tokenHeader != "":
		return r.Header.Get(s.config.tokenHeader)
	case s.config.basic:
		user, password, ok := r.BasicAuth()
		if !ok {
			return ""
		}
		return user + ":" + password
	}
	scheme, value, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return value
}

// refuse returns how a token is refused, nil if it is good. Without a token call,
// and with AnyToken, any token is, until it is revoked.
func (s *Handler) refuse(value string) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.tokens[value]
	if t == nil && value != "" && (s.anyToken || s.config.tokenCall == "" && !s.listed) {
		t = &token{}
		s.keep(value, t)
	}
	switch {
	case value == "":
		return s.config.refuseWith(s.refusals.missing)
	case t == nil:
		return s.config.refuseWith(s.refusals.unknown)
	case t.revoked != nil:
		return t.revoked
	case t.isOver():
		return s.config.refuseWith(s.refusals.expired)
	}
	return nil
}

// refuseWith returns the refusal of a token with the code.
func (c *config) refuseWith(code ErrorCode) *Fault {
	if code == noCode {
		code = c.refusal
	}
	f := &Fault{Code: code, Message: "the access token is missing, unknown or no longer good"}
	if code == noCode || c.codeKey == "" {
		f.Status = cmp.Or(c.refusalStatus, http.StatusUnauthorized)
	}
	return f
}

func (s *Handler) isTokenCall(x *exchange) bool {
	return x.route != nil && x.route.name == s.config.tokenCall
}

// tokenResponse returns the response of the token call with a new token.
func (s *Handler) tokenResponse(r *route) (any, error) {
	value, lifetime := s.issue()
	v, err := r.standard()
	if err != nil {
		return nil, err
	}
	response := json.RawMessage("{}")
	if v != nil {
		if response, err = json.Marshal(v); err != nil {
			return nil, err
		}
	}
	response = put(response, member{s.config.tokenKey, encodeString(value)})
	if key := s.config.expiryKey; key != "" {
		expiry := json.RawMessage(strconv.FormatInt(int64(max(0, math.Ceil(lifetime.Seconds()))), 10))
		if old := find(members(response), key); old != nil && kindOf(old) == aString {
			expiry = encodeString(string(expiry))
		}
		response = put(response, member{key, expiry})
	}
	return response, nil
}

// put returns the object with the member in place of that of its key, or added.
func put(obj json.RawMessage, m member) json.RawMessage {
	var all []member
	done := false
	for _, old := range members(obj) {
		if old.key == m.key {
			old, done = m, true
		}
		all = append(all, old)
	}
	if !done {
		all = append(all, m)
	}
	return object(all...)
}

// learn accepts from now on the token in an answer of the token call.
func (s *Handler) learn(r *route, body []byte) {
	if !json.Valid(body) {
		return
	}
	all := members(body)
	if r.responseKey != "" {
		all = members(find(all, r.responseKey))
	}
	var value string
	if json.Unmarshal(find(all, s.config.tokenKey), &value) != nil || value == "" {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.tokens[value] != nil {
		return
	}
	lifetime := s.lifetime
	text := strings.Trim(string(find(all, s.config.expiryKey)), `"`)
	if n, err := strconv.ParseInt(text, 10, 32); err == nil {
		lifetime = time.Duration(n) * time.Second
	}
	s.keep(value, &token{expires: time.Now().Add(lifetime)})
}
