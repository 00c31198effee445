package runtime

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"net/http"
	"net/url"
	"reflect"
	"strings"
)

// mdspecRequest is a request that can be sent, several times if need be.
type mdspecRequest struct {
	call  mdspecCall
	base  string // what the path follows; "": the base URL of the service
	path  string // filled in and escaped
	query string // without the token
	json  []byte // the body; nil without one
	file  mdspecBody

	config mdspecCallConfig

	cancel context.CancelFunc // ends the call's time
	stop   func()             // ends one request, of which a stream is read later
	stream io.Closer          // the response, if it is one
	kept   bool               // the caller has the stream, which ends the call's time
	token  string             // that the last request carries

	contentType string      // of the body, if it is no JSON and no file
	header      http.Header // that the request itself holds
	placed      []string    // its values that are no JSON

	secrets []string // that no error may repeat, beside those of the client
}

// hidden returns what no error about the request may repeat.
func (r *mdspecRequest) hidden() []string { return append([]string{r.token, r.query}, r.secrets...) }

// leave ends the call, unless a stream of it goes on. One that nobody will get,
// since the observer panicked, is closed.
func (r *mdspecRequest) leave() {
	switch {
	case r.kept:
	case r.stream != nil:
		r.stream.Close()
	default:
		r.cancel()
	}
}

// mdspecBody is a body that is no JSON.
type mdspecBody interface {
	// open returns the body, its size, or -1 if that is not known, and its type.
	open() (body io.ReadCloser, size int64, contentType string)
	// rewind reports whether the body can be opened again.
	rewind() bool
	// release ends the reading of the body.
	release()
}

// prepare checks the request and encodes it.
func (m *mdspecClient) prepare(call mdspecCall, in any, opts ...CallOption) (*mdspecRequest, error) {
	r := &mdspecRequest{call: call, path: call.path}
	if err := r.config.apply(opts); err != nil {
		return nil, err
	}
	if r.config.called != nil {
		*r.config.called = call.name
	}
	if name := m.service.tokenHeader; call.token && r.config.header.Values(name) != nil {
		return nil, fmt.Errorf("WithHeader: %s is the client's to set", http.CanonicalHeaderKey(name))
	}
	switch {
	case call.method == "":
		return nil, errors.New("there is no method")
	case !strings.HasPrefix(call.path, "/") || strings.Contains(call.path+call.query, "#"):
		return nil, errors.New("the path does not begin with a slash, or holds a number sign")
	}
	body, err := mdspecRequestBody(in)
	if err != nil {
		return nil, err
	}
	if call.name == m.service.tokenCall.name {
		r.secrets = append([]string{}, mdspecSecrets(body)...)
		if err := mdspecNoEmpty(body); err != nil {
			return nil, err
		}
	}
	if !call.filled && strings.Contains(call.path, "{") {
		if body, err = r.fillPath(body); err != nil {
			return nil, err
		}
	}
	if call.media == "" && (call.body || !mdspecBodyless(call.method)) {
		r.json, r.query = body, call.query
		return r, m.place(r, in)
	}
	query, err := mdspecQuery(body)
	if err != nil {
		return nil, err
	}
	r.query = mdspecJoin(call.query, query.Encode())
	return r, m.place(r, in)
}

// place puts the parts of the request that stand neither in its JSON nor in the
// path where they travel.
func (m *mdspecClient) place(r *mdspecRequest, in any) error {
	if m.service.place == nil || in == nil {
		return nil
	}
	err := m.service.place(r, in)
	if r.secrets != nil {
		r.secrets = append(r.secrets, r.placed...)
	}
	return err
}

// mdspecRequestBody checks a request and returns it as JSON, nil for no request.
// A nil pointer stands for the zero request, a nil map for an empty object, a nil
// slice for an empty array.
func mdspecRequestBody(in any) ([]byte, error) {
	if in == nil {
		return nil, nil
	}
	switch v := reflect.ValueOf(in); {
	case v.Kind() == reflect.Pointer && v.IsNil():
		in = reflect.New(v.Type().Elem()).Interface()
	case v.Kind() == reflect.Map && v.IsNil():
		return []byte("{}"), nil
	case v.Kind() == reflect.Slice && v.IsNil():
		return []byte("[]"), nil
	}
	if v, ok := in.(interface{ Validate() error }); ok {
		if err := v.Validate(); err != nil {
			return nil, err
		}
	}
	return mdspecEncode(in)
}

// mdspecBodyless reports whether requests of the method carry a query in place
// of a body.
func mdspecBodyless(method string) bool {
	return method == http.MethodGet || method == http.MethodHead || method == http.MethodDelete
}

// fillPath puts values of the request in place of the names in the path, and
// returns the request without them.
func (r *mdspecRequest) fillPath(body []byte) ([]byte, error) {
	rest := []byte("{")
	filled := r.path
	for m := range mdspecMembers(body) {
		name := "{" + m.key + "}"
		if !strings.Contains(r.call.path, name) {
			if len(rest) > 1 {
				rest = append(rest, ',')
			}
			rest = append(rest, m.text...)
			continue
		}
		text, ok := mdspecScalar(m.value)
		if !ok || text == "" || text == "." || text == ".." {
			return nil, fmt.Errorf("%s cannot be part of a path: it is empty, a dot, or more than a scalar", m.key)
		}
		filled = strings.ReplaceAll(filled, name, url.PathEscape(text))
	}
	if i := strings.IndexByte(filled, '{'); i >= 0 {
		return nil, fmt.Errorf("the request has no value for %s of the path", r.call.path)
	}
	r.path = filled
	return append(rest, '}'), nil
}

// mdspecQuery turns the members of an object into a query: an array repeats its
// key, null leaves it out.
func mdspecQuery(object []byte) (url.Values, error) {
	query := url.Values{}
	for m := range mdspecMembers(object) {
		switch {
		case m.value[0] == 'n':
		case m.value[0] == '[':
			for element := range mdspecElements(m.value) {
				text, ok := mdspecScalar(element)
				if !ok {
					return nil, fmt.Errorf("%s cannot be part of a query: it nests values", m.key)
				}
				query.Add(m.key, text)
			}
		default:
			text, ok := mdspecScalar(m.value)
			if !ok {
				return nil, fmt.Errorf("%s cannot be part of a query: it nests values", m.key)
			}
			query.Add(m.key, text)
		}
	}
	if len(object) > 0 && !mdspecIsObject(object) {
		return nil, errors.New("the request cannot be a query: it is not an object")
	}
	return query, nil
}

// mdspecJoin returns a query of two.
func mdspecJoin(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "&" + b
}

// mdspecEscape returns a query without the characters that would break the line
// of the request.
func mdspecEscape(query string) string {
	var b strings.Builder
	for i := range len(query) {
		if c := query[i]; c <= ' ' || c >= 0x7f {
			fmt.Fprintf(&b, "%%%02X", c)
		} else {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// idempotent reports whether the service acts on the request but once, however
// often it is sent.
func (r *mdspecRequest) idempotent() bool {
	if r.config.idempotent {
		return true
	}
	switch r.call.method {
	case http.MethodGet, http.MethodHead, http.MethodPut, http.MethodDelete, http.MethodOptions:
		return true
	}
	return false
}

// rewind reports whether the request can be sent again.
func (r *mdspecRequest) rewind() bool { return r.file == nil || r.file.rewind() }

// http returns the request as net/http sends it.
func (r *mdspecRequest) http(ctx context.Context, url string) (*http.Request, error) {
	if r.file == nil {
		var body io.Reader = http.NoBody
		if r.json != nil {
			body = bytes.NewReader(r.json)
		}
		req, err := http.NewRequestWithContext(ctx, r.call.method, url, body)
		if err == nil && r.json != nil {
			req.Header.Set("Content-Type", cmp.Or(r.contentType, "application/json"))
		}
		return req, r.addHeader(req, err)
	}
	body, size, contentType := r.file.open()
	req, err := http.NewRequestWithContext(ctx, r.call.method, url, body)
	if err != nil {
		body.Close()
		return nil, err
	}
	req.ContentLength = size
	req.Header.Set("Content-Type", contentType)
	return req, r.addHeader(req, nil)
}

// addHeader adds the headers that the request itself holds, unless there is an
// error already.
func (r *mdspecRequest) addHeader(req *http.Request, err error) error {
	if err == nil {
		maps.Copy(req.Header, r.header)
	}
	return err
}
