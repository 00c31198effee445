package runtime

import (
	"bytes"
	"context"
	"encoding"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/url"
	"reflect"
	"strings"
)

// usable returns why nothing can be sent, nil if something can.
func (m *mdspecClient) usable(ctx context.Context) error {
	switch {
	case m == nil:
		return errors.New("the client was not made by NewClient")
	case ctx == nil:
		return errors.New("the context is nil")
	}
	return nil
}

// do sends the request of [Client.Do].
func (m *mdspecClient) do(ctx context.Context, call mdspecCall, in, out any, opts ...CallOption) error {
	err := m.usable(ctx)
	if err == nil {
		err = mdspecFillable(out)
	}
	var body *mdspecUpload
	if err == nil {
		body, in, err = mdspecOwnBody(call, in)
	}
	if err != nil {
		return &Error{Call: call.name, Err: err}
	}
	if body == nil {
		return m.call(ctx, call, in, out, opts...)
	}
	r, err := m.prepare(call, nil, opts...)
	if err != nil {
		return &Error{Call: call.name, Err: m.clean(err)}
	}
	r.file = body
	return m.run(ctx, r, out)
}

// mdspecOwnBody returns the body that in is by itself, nil if it is to be encoded
// as JSON or is part of the query.
func mdspecOwnBody(call mdspecCall, in any) (*mdspecUpload, any, error) {
	bodyless := mdspecBodyless(call.method)
	switch v := in.(type) {
	case json.Marshaler:
		if raw, ok := in.(json.RawMessage); ok && len(bytes.TrimSpace(raw)) == 0 {
			return nil, nil, nil // there is no JSON in it
		}
		return nil, in, nil
	case encoding.TextMarshaler:
		return nil, in, nil
	case url.Values:
		if bodyless {
			return nil, map[string][]string(v), nil
		}
		body, err := mdspecNewBody(strings.NewReader(v.Encode()), "application/x-www-form-urlencoded")
		return body, nil, err
	case io.Reader:
		switch {
		case mdspecIsNil(v):
			return nil, nil, fmt.Errorf("the reader is a %T that is nil", in)
		case bodyless:
			return nil, nil, fmt.Errorf("a %s request takes no body, which a %T would be", call.method, in)
		}
		body, err := mdspecNewBody(v, "application/octet-stream")
		return body, nil, err
	}
	if t := reflect.TypeOf(in); t != nil && t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 {
		return nil, nil, fmt.Errorf("a %T would be sent as Base64: use json.RawMessage for JSON, bytes.NewReader for all else", in)
	}
	return nil, in, nil
}

// mdspecIsNil reports whether a value is nil, or a pointer that is.
func mdspecIsNil(v any) bool {
	p := reflect.ValueOf(v)
	return !p.IsValid() || p.Kind() == reflect.Pointer && p.IsNil()
}

// mdspecFillable returns why JSON cannot be decoded into out, nil if it can or is
// not to be.
func mdspecFillable(out any) error {
	if out == nil {
		return nil
	}
	v := reflect.ValueOf(out)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return fmt.Errorf("the answer cannot be decoded into a %T that is nil or no pointer", out)
	}
	if _, decodes := out.(json.Unmarshaler); decodes {
		return nil
	}
	if _, writes := out.(io.Writer); writes {
		return fmt.Errorf("the answer is decoded, not written to a %T: use *json.RawMessage for its JSON", out)
	}
	t := v.Type().Elem()
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch k := t.Kind(); {
	case mdspecDecodesItself(t):
	case k == reflect.Slice && t.Elem().Kind() == reflect.Uint8:
		return fmt.Errorf("a %T would be filled with Base64: use *json.RawMessage for the JSON of the answer", out)
	case k == reflect.Interface && t.NumMethod() > 0, k == reflect.Func, k == reflect.Chan,
		k == reflect.Complex64, k == reflect.Complex128, k == reflect.UnsafePointer:
		return fmt.Errorf("JSON cannot be decoded into a %T", out)
	}
	return nil
}
