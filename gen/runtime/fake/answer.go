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

func jsonAnswer(body []byte) answer { return newAnswer("application/json; charset=UTF-8", body) }

// success returns the answer with a response. A response that has the keys of
// the envelope itself goes before them.
func (c *config) success(r *route, v any) (answer, error) {
	envelope := c.envelope()
	if r.response == nil && v == nil {
		return jsonAnswer(object(envelope...)), nil
	}
	value, err := encode(v, r.response)
	switch {
	case err != nil:
		return answer{}, err
	case r.responseKey != "":
		return jsonAnswer(object(append(envelope, member{r.responseKey, value})...)), nil
	case kindOf(value) == anObject:
		return jsonAnswer(merge(envelope, value)), nil
	case kindOf(value) == aNull && len(envelope) > 0:
		return jsonAnswer(object(envelope...)), nil
	}
	return jsonAnswer(value), nil
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
