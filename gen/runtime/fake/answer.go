package fake

import (
	"encoding/json"
	"net/http"
	"reflect"
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

const jsonType = "application/json; charset=UTF-8"

func jsonAnswer(body []byte) answer { return newAnswer(jsonType, body) }

// success returns the answer with a response, which is no stream. A response that
// has the keys of the envelope itself goes before them.
func (c *config) success(r *route, v any) (answer, error) {
	envelope := c.envelope()
	switch {
	case isMissing(r, v), r.response == nil && v == nil && envelope == nil:
		return missing(), nil
	case r.response == nil && v == nil:
		return jsonAnswer(object(envelope...)), nil
	case r.raw:
		return rawAnswer(v), nil
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

// octets is the type of a response that is bytes, or a stream of them.
const octets = "application/octet-stream"

// rawAnswer returns the answer with a response that is no JSON.
func rawAnswer(v any) answer {
	if text, ok := v.(string); ok {
		return newAnswer("text/plain; charset=utf-8", []byte(text))
	}
	return newAnswer(octets, as[[]byte](v))
}

// missing is the answer without a response.
func missing() answer { return answer{status: http.StatusNoContent, header: http.Header{}} }

// isMissing reports whether a handler has returned no response, where there need not
// be one.
func isMissing(r *route, v any) bool {
	if !r.optional {
		return false
	}
	rv := reflect.ValueOf(v)
	return !rv.IsValid() || isNullable(rv.Type()) && rv.IsNil()
}

// encode returns the JSON of a response; nil stands for the zero value.
func encode(v any, t reflect.Type) (json.RawMessage, error) {
	if rv := reflect.ValueOf(v); !rv.IsValid() || isNullable(rv.Type()) && rv.IsNil() {
		v = empty(t)
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
