package fake

import (
	"encoding/json"
	"net/http"
	"reflect"
	"strconv"
)

// answer is what a request is answered with.
type answer struct {
	status int
	header http.Header
	body   []byte
}

func newAnswer(contentType string, body []byte) answer {
	return answer{http.StatusOK, http.Header{"Content-Type": {contentType}}, body}
}

func textAnswer(status int, text string) answer {
	a := newAnswer("text/plain; charset=utf-8", []byte(text+"\n"))
	a.status = status
	return a
}

func jsonAnswer(body []byte) answer { return newAnswer("application/json; charset=UTF-8", body) }

// codeAnswer returns the answer with an error of the service. Without a message
// it says nothing in words: errors of a client tell the code by themselves.
func (c *config) codeAnswer(f Fault) answer {
	code := strconv.AppendInt(nil, int64(f.Code), 10)
	if c.codeKey != "" {
		return jsonAnswer(object(c.envelope(code, f.Message)...))
	}
	all := []member{{"code", code}}
	if f.Message != "" {
		all = append(all, member{"message", encodeString(f.Message)})
	}
	a := jsonAnswer(object(all...))
	a.status = http.StatusInternalServerError
	return a
}

// envelope returns the members that every answer of the service has.
func (c *config) envelope(code []byte, message string) []member {
	if c.codeKey == "" {
		return nil
	}
	all := []member{{c.codeKey, code}}
	if c.messageKey != "" {
		all = append(all, member{c.messageKey, encodeString(message)})
	}
	return all
}

// success returns the answer with a response. A response that has the keys of
// the envelope itself goes before them.
func (c *config) success(r *route, v any) (answer, error) {
	envelope := c.envelope([]byte("0"), "ok")
	if r.response == nil && v == nil {
		return jsonAnswer(object(envelope...)), nil
	}
	switch {
	case isMissing(r, v):
		return missing(), nil
	case r.raw:
		return rawAnswer(r, v)
	}
	value, err := encode(v, r.response)
	if err != nil {
		return answer{}, err
	}
	a := c.jsonSuccess(r, envelope, value)
	return a, new(types).setHeaders(a, v)
}

// jsonSuccess returns the answer with the JSON of a response.
func (c *config) jsonSuccess(r *route, envelope []member, value json.RawMessage) answer {
	switch {
	case r.responseKey != "":
		return jsonAnswer(object(append(envelope, member{r.responseKey, value})...))
	case kindOf(value) == anObject:
		return jsonAnswer(merge(envelope, value))
	case kindOf(value) == aNull && len(envelope) > 0:
		return jsonAnswer(object(envelope...))
	}
	return jsonAnswer(value)
}

// encode returns the JSON of a response; a nil pointer stands for the zero value.
func encode(v any, t reflect.Type) (json.RawMessage, error) {
	if rv := reflect.ValueOf(v); !rv.IsValid() || rv.Kind() == reflect.Pointer && rv.IsNil() {
		v = zero(t)
	}
	return json.Marshal(v)
}

// merge returns an object with the members in front, except those that it has
// itself.
func merge(front []member, obj json.RawMessage) json.RawMessage {
	own := members(obj)
	var all []member
	for _, m := range front {
		if find(own, m.key) == nil {
			all = append(all, m)
		}
	}
	return object(append(all, own...)...)
}
