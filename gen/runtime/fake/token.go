package fake

import (
	"cmp"
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
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
func (s *Server) SetTokenErrors(missing, unknown, expired ErrorCode) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.refusals = tokenErrors{missing, unknown, expired}
}

// RevokeTokens makes the server refuse every token that it has issued so far,
// with the code; the zero code stands for the one with which unknown tokens are refused.
func (s *Server) RevokeTokens(code ErrorCode) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, t := range s.tokens {
		t.revoked = s.config.refuseWith(cmp.Or(code, s.refusals.unknown))
	}
}

// SetTokenLifetime sets how long tokens are good for that the server issues from
// now on; at first it is two hours. Clients are told whole seconds, rounded up.
func (s *Server) SetTokenLifetime(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lifetime = d
}

// IssueToken returns a new token and when it expires, for clients that do not
// get theirs from the token call.
func (s *Server) IssueToken() (value string, expires time.Time) {
	value, lifetime := s.issue()
	return value, time.Now().Add(lifetime)
}

func (s *Server) issue() (value string, lifetime time.Duration) {
	random := make([]byte, 48)
	_, _ = rand.Read(random) // never fails
	value = base64.RawURLEncoding.EncodeToString(random)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tokens[value] = &token{expires: time.Now().Add(s.lifetime)}
	return value, s.lifetime
}

// tokenOf returns the token that a request carries.
func (s *Server) tokenOf(r *http.Request, query url.Values) string {
	if name := s.config.tokenParameter; name != "" {
		return query.Get(name)
	}
	value, _ := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return value
}

// refuse returns how a token is refused, nil if it is good. Without a token call
// any token is, until it is revoked.
func (s *Server) refuse(value string) *Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.tokens[value]
	if t == nil && value != "" && s.config.tokenCall == "" {
		t = &token{}
		s.tokens[value] = t
	}
	switch {
	case value == "":
		return s.config.refuseWith(s.refusals.missing)
	case t == nil:
		return s.config.refuseWith(s.refusals.unknown)
	case t.revoked != nil:
		return t.revoked
	case !t.expires.IsZero() && !time.Now().Before(t.expires):
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

func (s *Server) isTokenCall(x *exchange) bool {
	return x.route != nil && x.route.name == s.config.tokenCall
}

// tokenResponse returns the response of the token call with a new token.
func (s *Server) tokenResponse(r *route) (any, error) {
	value, lifetime := s.issue()
	response := json.RawMessage("{}")
	if r.response != nil {
		var err error
		if response, err = encode(nil, r.response); err != nil {
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
func (s *Server) learn(r *route, body []byte) {
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
	s.tokens[value] = &token{expires: time.Now().Add(lifetime)}
}
