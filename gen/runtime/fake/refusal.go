package fake

import (
	"cmp"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
)

// errorInfo is what the documents say of an error.
type errorInfo struct {
	status  int // HTTP status; 0: not stated
	message string
}

// codeAnswer returns the answer with an error of the service. Without a message
// it says what the documents say of the code, if that: errors of a client tell the
// code by themselves.
func (c *config) codeAnswer(f Fault) answer {
	info := c.codes[f.Code]
	status := http.StatusOK
	switch {
	case c.errorBody != nil:
		status = http.StatusBadRequest
	case c.codeKey == "":
		status = http.StatusInternalServerError
	}
	return c.errorAnswer(cmp.Or(f.Status, info.status, status), f.Code, cmp.Or(f.Message, info.message))
}

// bodyAnswer returns an answer that reports a failure with a body of its own. The
// code in it says with which status.
func (c *config) bodyAnswer(f Fault) answer {
	a := textAnswer(http.StatusOK, "")
	if a.body = []byte(f.Body); json.Valid(a.body) {
		a = newAnswer(c.jsonErrors, a.body)
	}
	code := f.Code
	if code == noCode {
		code = decodeCode(c.codeIn(a.body))
	}
	if a.status = c.codes[code].status; a.status == 0 && c.errorBody != nil {
		a.status = http.StatusBadRequest
	}
	a.status = cmp.Or(a.status, http.StatusOK)
	return a
}

// statusAnswer returns the answer that says by its status alone what failed. It is
// plain text where no JSON could say a message.
func (c *config) statusAnswer(f Fault) answer {
	if c.errorBody == nil || c.messageKey == "" && f.Message != "" {
		return textAnswer(f.Status, cmp.Or(f.Message, http.StatusText(f.Status)))
	}
	return c.errorAnswer(f.Status, noCode, cmp.Or(f.Message, c.statuses[f.Status].message, http.StatusText(f.Status)))
}

// errorAnswer returns the answer with an error: the error body of the documents, if
// they have one, with the code, the message and the status.
func (c *config) errorAnswer(status int, code ErrorCode, message string) answer {
	codeKey, messageKey := c.codeKey, c.messageKey
	if codeKey == "" && messageKey == "" && c.errorBody == nil {
		codeKey, messageKey = "code", "message"
	}
	all := c.emptyError(status)
	if codeKey != "" && (code != noCode || c.codeIn(object(all...)) != nil) {
		all = place(all, strings.Split(codeKey, "."), encodeCode(code))
	}
	if messageKey != "" && (message != "" || c.messageKey != "") {
		all = place(all, strings.Split(messageKey, "."), encodeString(message))
	}
	a := newAnswer(c.jsonErrors, object(all...))
	a.status = status
	return a
}

// emptyError returns the members that the error body has whatever has failed. A
// number with the key "status" is the HTTP status, as in RFC 9457.
func (c *config) emptyError(status int) []member {
	if c.errorBody == nil {
		return nil
	}
	v, err := sampled(c.errorBody, c.errorSample)
	if err != nil {
		return nil
	}
	raw, _ := json.Marshal(v)
	all := members(raw)
	for i, m := range all {
		if m.key == "status" && kindOf(m.value) == aNumber {
			all[i].value = strconv.AppendInt(nil, int64(status), 10)
		}
	}
	return all
}

// place returns the members of an object with a value at the end of a way.
func place(all []member, way []string, value json.RawMessage) []member {
	at := -1
	for i, m := range all {
		if m.key == way[0] {
			at = i
		}
	}
	if at < 0 {
		all, at = append(all, member{key: way[0]}), len(all)
	}
	if len(way) > 1 {
		value = object(place(members(all[at].value), way[1:], value)...)
	}
	all[at].value = value
	return all
}

// codeIn returns the code in the body of an answer, nil without one.
func (c *config) codeIn(body json.RawMessage) json.RawMessage {
	if c.codeKey == "" || !json.Valid(body) {
		return nil
	}
	for _, key := range strings.Split(c.codeKey, ".") {
		if body = find(members(body), key); body == nil {
			return nil
		}
	}
	return body
}

// envelope returns the members that every answer without an error has: a code
// that is a word, or further inside, is missing then.
func (c *config) envelope() []member {
	code := successCode()
	if c.codeKey == "" || c.errorBody != nil || code == nil || strings.Contains(c.codeKey+c.messageKey, ".") {
		return nil
	}
	all := []member{{c.codeKey, code}}
	if c.messageKey != "" {
		all = append(all, member{c.messageKey, encodeString("ok")})
	}
	return all
}

// bodyOf returns an error body as JSON, for [Fault.Body].
func bodyOf(v any) string {
	raw, _ := json.Marshal(v)
	return string(raw)
}
