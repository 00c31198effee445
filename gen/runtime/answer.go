package runtime

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"
	"time"
	"unicode"
)

// mdspecMaxAnswer is how many bytes of an answer are read.
const mdspecMaxAnswer = 64 << 20

// mdspecAnswer is the answer to a request.
type mdspecAnswer struct {
	status      int // 0: there is no answer
	contentType string
	header      http.Header
	retryAfter  time.Duration
	body        []byte
	fault       mdspecFault
}

// send sends the request and reads the answer. The answer to a failed reading
// has its status all the same.
func (m *mdspecClient) send(ctx context.Context, r *mdspecRequest, token string) (mdspecAnswer, error) {
	req, err := r.http(ctx, m.url(r, token))
	if err != nil {
		return mdspecAnswer{}, err
	}
	if r.file != nil {
		defer r.file.release()
	}
	req.Header.Set("Accept", "application/json")
	if m.userAgent != "" {
		req.Header.Set("User-Agent", m.userAgent)
	}
	for name, values := range r.config.header {
		req.Header[name] = values
	}
	m.authorize(req.Header, r.call, token)
	resp, err := m.http.Do(req)
	if err != nil {
		return mdspecAnswer{fault: mdspecFaultOf(err)}, err
	}
	defer resp.Body.Close()
	answer := mdspecAnswer{
		status: resp.StatusCode, contentType: resp.Header.Get("Content-Type"),
		header: resp.Header, retryAfter: mdspecRetryAfter(resp.Header),
	}
	answer.body, err = m.read(resp)
	switch {
	case err != nil:
		answer.fault = mdspecFaultLost
		return answer, fmt.Errorf("the answer broke off: %w", err)
	case int64(len(answer.body)) > m.maxAnswer:
		return answer, fmt.Errorf("the answer is larger than %d bytes", m.maxAnswer)
	}
	return answer, nil
}

// read reads the body of an answer, but hardly more of it than the client takes.
func (m *mdspecClient) read(resp *http.Response) ([]byte, error) {
	var b bytes.Buffer
	if n := resp.ContentLength; n > 0 && n <= 1<<20 {
		b.Grow(int(n) + bytes.MinRead) // or reading the end would make it grow
	}
	_, err := b.ReadFrom(io.LimitReader(resp.Body, m.maxAnswer+1))
	return b.Bytes(), err
}

// judge decodes the answer into out; it returns what is wrong with it, nil if
// nothing. A failure that the service reports goes before everything else: the
// response of such an answer is not decoded.
func (m *mdspecClient) judge(call mdspecCall, a mdspecAnswer, out any) *Error {
	e := m.envelope(call, a.body)
	if e.code != 0 || e.err != nil || a.status/100 != 2 {
		valid := json.Valid(a.body)
		switch {
		case valid && e.code != 0, a.status/100 != 2:
			return m.refused(call, a, valid, e)
		case valid && e.err != nil:
			return mdspecUndecoded(e.err)
		}
	}
	err := m.decode(call, a, out)
	if err == nil && out != nil && call.responseKey != "" && !e.keyed {
		err = fmt.Errorf("it has no %q", call.responseKey)
	}
	if err != nil {
		return mdspecUndecoded(err)
	}
	return nil
}

func mdspecUndecoded(err error) *Error {
	return &Error{Err: fmt.Errorf("decode the answer: %w", err)}
}

// refused returns the failure that the envelope or the HTTP status reports.
func (m *mdspecClient) refused(call mdspecCall, a mdspecAnswer, valid bool, found mdspecEnvelope) *Error {
	e := &Error{Class: mdspecStatusClass(call, a.status)}
	if valid {
		e.Code, e.Message = found.code, found.message
	}
	if class := m.service.classes[e.Code]; e.Code != 0 && class != "" {
		e.Class = class
	}
	if e.Code == 0 && e.Message == "" {
		e.Message = m.statusMessage(call, a, valid)
	}
	return e
}

// mdspecEnvelope is what an answer holds beside the response.
type mdspecEnvelope struct {
	code    ErrorCode
	message string
	err     error // the code is none
	keyed   bool  // the response's key is there
}

// envelope reads the envelope of an answer, provided that it is valid.
func (m *mdspecClient) envelope(call mdspecCall, body []byte) (e mdspecEnvelope) {
	if m.service.codeKey == "" && call.responseKey == "" {
		return e
	}
	for member := range mdspecMembers(body) {
		switch member.key {
		case m.service.codeKey:
			var n int64
			if n, e.err = mdspecInteger(member.value); e.err != nil {
				e.err = fmt.Errorf("%s: %w", member.key, e.err)
			}
			if e.code == 0 { // of several, the one that fails counts
				e.code = ErrorCode(n)
			}
		case m.service.messageKey:
			e.message, _ = mdspecScalar(member.value)
		case call.responseKey:
			e.keyed = true
		}
	}
	return e
}

// mdspecStatusClass returns what to do about a failure that the HTTP status
// reports.
func mdspecStatusClass(call mdspecCall, status int) ErrorClass {
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

// statusMessage returns what an answer without an envelope says of its failure:
// its beginning, if it is JSON. What the token call answers may hold a token.
func (m *mdspecClient) statusMessage(call mdspecCall, a mdspecAnswer, valid bool) string {
	const much = 4096
	if len(a.body) == 0 || len(a.body) > much || call.name == m.service.tokenCall.name || !valid {
		return http.StatusText(a.status)
	}
	return string(a.body)
}

// decode decodes an answer that reports no failure.
func (m *mdspecClient) decode(call mdspecCall, a mdspecAnswer, out any) error {
	bodyless := call.method == http.MethodHead || a.status == http.StatusNoContent
	if out == nil && (bodyless || m.service.codeKey == "") {
		return nil
	}
	if out == nil && !json.Valid(a.body) {
		return mdspecNotJSON(a)
	}
	if m.service.codeKey != "" && !mdspecIsObject(a.body) {
		if !json.Valid(a.body) {
			return mdspecNotJSON(a)
		}
		return errors.New("it is not an object")
	}
	if out == nil {
		return nil
	}
	err := json.Unmarshal(a.body, out)
	if err != nil && !json.Valid(a.body) {
		return mdspecNotJSON(a)
	}
	return err
}

// mdspecNotJSON says what came instead of JSON, without repeating it.
func mdspecNotJSON(a mdspecAnswer) error {
	start := bytes.TrimLeft(a.body, " \t\r\n")
	meant := bytes.HasPrefix(start, []byte("{")) || bytes.HasPrefix(start, []byte("["))
	if kind, _, err := mime.ParseMediaType(a.contentType); err == nil && kind != "application/json" && !meant {
		return fmt.Errorf("it is not JSON but %s", kind)
	}
	var v any
	return fmt.Errorf("it is not JSON: %w", json.Unmarshal(a.body, &v))
}

// mdspecPrintable returns the text on one line, cut if it is long, and without
// what would turn the line's direction.
func mdspecPrintable(text string) string {
	const limit = 512
	n := 0
	return strings.Map(func(r rune) rune {
		if n++; n > limit {
			return -1
		}
		if unicode.IsControl(r) || unicode.In(r, unicode.Zl, unicode.Zp, unicode.Bidi_Control) {
			return ' '
		}
		return r
	}, text)
}
