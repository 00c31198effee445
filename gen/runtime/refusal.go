package runtime

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How much of an answer an error holds.
const (
	mdspecMaxMessage = 4 << 10  // bytes of Message
	mdspecMaxBody    = 64 << 10 // bytes of Body
	mdspecMaxDecoded = 1 << 20  // bytes of an error body that is decoded
)

// enveloped reports whether every answer is an object that may hold a code.
func (m *mdspecClient) enveloped() bool { return m.codePath != nil && m.service.errorBody == nil }

// mdspecEnvelope is what an answer holds beside the response.
type mdspecEnvelope struct {
	code    ErrorCode
	message string
	err     error // the code is none
	keyed   bool  // the response's key is there
}

// envelope reads the envelope of an answer, provided that it is valid JSON. Where
// the documents have an error body, answers that succeed have none.
func (m *mdspecClient) envelope(call mdspecCall, a mdspecAnswer) (e mdspecEnvelope) {
	code, message := m.codePath, m.messagePath
	if m.service.errorBody != nil && a.good() {
		code, message = nil, nil
	}
	if code == nil && message == nil && call.responseKey == "" {
		return e
	}
	for member := range mdspecMembers(a.body) {
		if value := member.follow(code); value != nil {
			e.read(value, m.service.codeKey)
		}
		if value := member.follow(message); value != nil {
			e.message, _ = mdspecScalar(value)
		}
		e.keyed = e.keyed || member.key == call.responseKey && call.responseKey != ""
	}
	return e
}

// read reads a code: of several, the one that fails counts.
func (e *mdspecEnvelope) read(value []byte, key string) {
	code, err := mdspecNoCode, error(nil)
	if text, ok := mdspecScalar(value); ok {
		code, err = mdspecReadCode(text)
	} else if value[0] != 'n' {
		err = errors.New(mdspecNotACode)
	}
	if e.err = err; err != nil {
		e.err = fmt.Errorf("%s: %w", key, err)
	}
	if e.code == mdspecNoCode {
		e.code = code
	}
}

// refused returns the failure that the envelope or the HTTP status reports.
func (m *mdspecClient) refused(call mdspecCall, a mdspecAnswer, valid bool, found mdspecEnvelope) *Error {
	e := &Error{Class: m.statusClass(call, a.status)}
	if valid {
		e.Code, e.Message = found.code, found.message
	}
	if class := m.service.classes[e.Code]; e.Code != mdspecNoCode && class != "" {
		e.Class = class
	}
	return e
}

// statusClass returns what to do about a failure that the HTTP status reports.
func (m *mdspecClient) statusClass(call mdspecCall, status int) ErrorClass {
	if class := m.service.statusClasses[status]; class != "" {
		return class
	}
	switch status {
	case http.StatusUnauthorized:
		if call.token {
			return ClassToken
		}
	case http.StatusTooManyRequests:
		return ClassRate
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return ClassRetry
	}
	return ""
}

// tell adds to a failure what the answer says of it, without secrets: those of the
// client and the ones that are given. What the token call answers may hold a token
// that nobody knows yet.
func (m *mdspecClient) tell(e *Error, call mdspecCall, a *mdspecAnswer, secrets ...string) {
	forms := m.secretForms(secrets...)
	e.RequestID = m.requestID(*a, forms)
	if code := e.Code; code != mdspecShownCode(code, forms) {
		// Some credentials are words, such as a scope, and may be part of a code.
		e.Code, e.said = mdspecShownCode(code, forms), func() ErrorCode { return code }
	}
	var whole bool
	var body []byte
	if a.header != nil && call.name != m.service.tokenCall.name {
		e.Header = mdspecHideHeader(a.header, forms)
		body, whole = mdspecHideBody(a.body, forms)
		e.Body = bytes.Clone(body[:min(len(body), mdspecMaxBody)])
	}
	refused := e.Err == nil
	if refused && whole && !a.good() && m.service.errorBody != nil {
		out := m.service.errorBody()
		var err error
		if a.mismatches, err = mdspecDecode(body, out); err != nil {
			e.Err = fmt.Errorf("decode the error body: %w", err)
		} else {
			e.decoded = out
		}
	}
	switch {
	case e.Message != "":
		e.Message = mdspecCut(mdspecPrintable(mdspecHide(e.Message, forms)))
	case refused && e.Code == mdspecNoCode && whole && len(body) <= mdspecMaxMessage:
		e.Message = mdspecPrintable(string(body))
	case refused && e.Code == mdspecNoCode:
		e.Message = http.StatusText(a.status)
	}
}

// requestID returns how the service names the request.
func (m *mdspecClient) requestID(a mdspecAnswer, forms []string) string {
	return mdspecCut(mdspecPrintable(mdspecHide(mdspecHeader(a.header, m.service.requestID), forms)))
}

// mdspecHeader returns the header of a name, "" without a name.
func mdspecHeader(header http.Header, name string) string {
	if name == "" {
		return ""
	}
	return header.Get(name)
}

// mdspecHideHeader returns a copy of a header without cookies, secrets and queries.
func mdspecHideHeader(header http.Header, forms []string) http.Header {
	shown := header.Clone()
	shown.Del("Set-Cookie")
	shown.Del("Set-Cookie2")
	for key, values := range shown {
		for i, value := range values {
			value = mdspecHideQueries(mdspecHide(value, forms))
			if address, query, ok := strings.Cut(value, "?"); ok && query != mdspecHidden && strings.HasSuffix(key, "Location") {
				value = address + "?" + mdspecHidden
			}
			values[i] = value
		}
	}
	return shown
}

// mdspecHideBody returns the beginning of a body without secrets, and whether that
// is a whole value of JSON.
func mdspecHideBody(body []byte, forms []string) (shown []byte, whole bool) {
	if len(body) <= mdspecMaxDecoded && json.Valid(body) {
		return mdspecHideJSON(body, forms), true
	}
	body = body[:min(len(body), mdspecMaxDecoded)]
	return []byte(mdspecHide(string(body), forms)), false
}

// mdspecHideJSON returns JSON without secrets: each text is looked at without its
// escapes, and a number that is a secret becomes a text.
func mdspecHideJSON(data []byte, forms []string) []byte {
	var b bytes.Buffer
	for i := 0; i < len(data); {
		end := i + 1
		text := ""
		switch c := data[i]; {
		case c == '"':
			end = mdspecStringEnd(data, i) + 1
			text = mdspecText(data[i:end])
		case c == '-' || '0' <= c && c <= '9':
			end = mdspecValueEnd(data, i)
			text = string(data[i:end])
		}
		shown := data[i:end]
		if hidden := mdspecHide(text, forms); hidden != text {
			shown, _ = mdspecEncode(hidden) // a string can be encoded
		}
		b.Write(shown)
		i = end
	}
	return b.Bytes()
}

// mdspecCut returns the beginning of a text that is too long for an error, and how
// much is left out.
func mdspecCut(text string) string {
	if len(text) <= mdspecMaxMessage {
		return text
	}
	end := mdspecMaxMessage
	for !utf8.RuneStart(text[end]) {
		end--
	}
	return fmt.Sprintf("%s[… %d more bytes]", text[:end], len(text)-end)
}

// mdspecPrintable returns the text on one line, and without what would turn the
// line's direction.
func mdspecPrintable(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Bidi_Control) {
			return ' '
		}
		return r
	}, text)
}
