package fake

import (
	"cmp"
	"encoding/json"
	"net/http"
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
	a := jsonAnswer(c.errorObject(f.Code, cmp.Or(f.Message, info.message)))
	switch {
	case info.status != 0:
		a.status = info.status
	case c.errorBody:
		a.status = http.StatusBadRequest
	case c.codeKey == "":
		a.status = http.StatusInternalServerError
	}
	return a
}

// bodyAnswer returns an answer that reports a failure with a body of its own. The
// code in it says with which status.
func (c *config) bodyAnswer(f Fault) answer {
	a := textAnswer(http.StatusOK, "")
	if a.body = []byte(f.Body); json.Valid(a.body) {
		a = jsonAnswer(a.body)
	}
	code := f.Code
	if code == noCode {
		code = decodeCode(c.codeIn(a.body))
	}
	if a.status = c.codes[code].status; a.status == 0 && c.errorBody {
		a.status = http.StatusBadRequest
	}
	a.status = cmp.Or(a.status, http.StatusOK)
	return a
}

// statusAnswer returns the answer that says by its status alone what failed.
func (c *config) statusAnswer(f Fault) answer {
	info := c.statuses[f.Status]
	if !c.errorBody || c.messageKey == "" {
		return textAnswer(f.Status, cmp.Or(f.Message, http.StatusText(f.Status)))
	}
	a := jsonAnswer(c.errorObject(noCode, cmp.Or(f.Message, info.message, http.StatusText(f.Status))))
	a.status = f.Status
	return a
}

// errorObject returns the body of an answer with an error.
func (c *config) errorObject(code ErrorCode, message string) json.RawMessage {
	codeKey, messageKey := c.codeKey, c.messageKey
	if codeKey == "" && messageKey == "" {
		codeKey, messageKey = "code", "message"
	}
	var all []member
	if codeKey != "" && code != noCode {
		all = place(all, strings.Split(codeKey, "."), encodeCode(code))
	}
	if messageKey != "" && (message != "" || c.messageKey != "") {
		all = place(all, strings.Split(messageKey, "."), encodeString(message))
	}
	return object(all...)
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
	if c.codeKey == "" || c.errorBody || code == nil || strings.Contains(c.codeKey+c.messageKey, ".") {
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
