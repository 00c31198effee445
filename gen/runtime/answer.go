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
	retryAfter  time.Duration
	body        []byte
}

// send sends the request and reads the answer. The answer to a failed reading
// has its status all the same.
func (m *mdspecClient) send(ctx context.Context, r *mdspecRequest, token string) (mdspecAnswer, error) {
	req, err := r.http(ctx, m.url(r, token))
	if err != nil {
		return mdspecAnswer{}, err
	}
	if r.file != nil {
		defer r.file.release(ctx)
	}
	req.Header.Set("Accept", "application/json")
	if m.userAgent != "" {
		req.Header.Set("User-Agent", m.userAgent)
	}
	if r.call.token && m.service.tokenParameter == "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	resp, err := m.http.Do(req)
	if err != nil {
		return mdspecAnswer{}, err
	}
	defer resp.Body.Close()
	answer := mdspecAnswer{status: resp.StatusCode, retryAfter: mdspecRetryAfter(resp.Header)}
	answer.contentType, _, _ = mime.ParseMediaType(resp.Header.Get("Content-Type"))
	answer.body, err = mdspecRead(resp)
	return answer, err
}

// mdspecRead reads the body of an answer.
func mdspecRead(resp *http.Response) ([]byte, error) {
	var b bytes.Buffer
	if n := resp.ContentLength; n > 0 && n <= 1<<20 {
		b.Grow(int(n) + bytes.MinRead) // or reading the end would make it grow
	}
	n, err := b.ReadFrom(io.LimitReader(resp.Body, mdspecMaxAnswer+1))
	switch {
	case err != nil:
		return nil, &mdspecBrokenError{err}
	case n > mdspecMaxAnswer:
		return nil, fmt.Errorf("the answer is larger than %d bytes", mdspecMaxAnswer)
	}
	return b.Bytes(), nil
}

// judge decodes the answer into out; it returns what is wrong with it, nil if
// nothing. A failure that the service reports goes before everything else.
func (m *mdspecClient) judge(call mdspecCall, a mdspecAnswer, out any) *Error {
	direct := out != nil && call.responseKey == "" && a.status/100 == 2
	var fault error
	if direct {
		// In most cases there is no failure: decoding at once finds out on the way
		// whether the answer is valid.
		fault = json.Unmarshal(a.body, out)
	}
	var syntax *json.SyntaxError
	valid := !errors.As(fault, &syntax)
	if !direct {
		valid = json.Valid(a.body)
	}
	if valid {
		if e := m.refused(a); e != nil {
			return e
		}
	}
	switch {
	case a.status/100 != 2:
		return m.badStatus(call, a, valid)
	case !direct && (out != nil || m.service.codeKey != "" && a.status != http.StatusNoContent):
		fault = m.decode(call, a, valid, out)
	case direct && valid && fault == nil:
		fault = m.checkEnvelope(a)
	case direct && !valid:
		fault = mdspecNotJSON(a)
	}
	if fault != nil {
		return &Error{Err: fmt.Errorf("decode the answer: %w", fault)}
	}
	return nil
}

// refused returns the failure that the envelope of a valid answer reports.
func (m *mdspecClient) refused(a mdspecAnswer) *Error {
	if m.service.codeKey == "" {
		return nil
	}
	var e Error
	for member := range mdspecMembers(a.body) {
		switch member.key {
		case m.service.codeKey:
			n, err := mdspecInteger(member.value)
			if err != nil {
				return &Error{Err: fmt.Errorf("decode the answer: %s: %w", member.key, err)}
			}
			e.Code = ErrorCode(n)
		case m.service.messageKey:
			text, _ := mdspecScalar(member.value)
			e.Message = mdspecPrintable(text)
		}
	}
	if e.Code == 0 {
		return nil
	}
	e.Class, e.RetryAfter = m.service.classes[e.Code], a.retryAfter
	return &e
}

// badStatus returns the failure that the HTTP status reports.
func (m *mdspecClient) badStatus(call mdspecCall, a mdspecAnswer, valid bool) *Error {
	e := &Error{RetryAfter: a.retryAfter, Message: http.StatusText(a.status)}
	if valid && len(a.body) > 0 {
		e.Message = mdspecPrintable(string(a.body[:min(len(a.body), 1024)]))
	}
	switch {
	case a.status == http.StatusUnauthorized && call.token:
		e.Class = ClassToken
	case a.status == http.StatusTooManyRequests:
		e.Class = ClassRate
	case a.status == http.StatusBadGateway, a.status == http.StatusServiceUnavailable, a.status == http.StatusGatewayTimeout:
		e.Class = ClassRetry
	}
	return e
}

// decode decodes an answer that is not simply the response.
func (m *mdspecClient) decode(call mdspecCall, a mdspecAnswer, valid bool, out any) error {
	if !valid {
		return mdspecNotJSON(a)
	}
	if err := m.checkEnvelope(a); err != nil || out == nil {
		return err
	}
	var value []byte
	for member := range mdspecMembers(a.body) {
		if member.key == call.responseKey {
			value = member.value
		}
	}
	if value == nil {
		return fmt.Errorf("it has no %q", call.responseKey)
	}
	return json.Unmarshal(value, out)
}

// checkEnvelope makes sure that a valid answer can have had an envelope.
func (m *mdspecClient) checkEnvelope(a mdspecAnswer) error {
	if m.service.codeKey != "" && !mdspecIsObject(a.body) {
		return errors.New("it is not an object")
	}
	return nil
}

// mdspecNotJSON says what came instead of JSON, without repeating it.
func mdspecNotJSON(a mdspecAnswer) error {
	var v any
	err := json.Unmarshal(a.body, &v)
	if a.contentType != "" && a.contentType != "application/json" {
		return fmt.Errorf("it is not JSON but %s", a.contentType)
	}
	return fmt.Errorf("it is not JSON: %w", err)
}

// mdspecPrintable returns the text on one line, cut if it is long.
func mdspecPrintable(text string) string {
	const limit = 512
	n := 0
	return strings.Map(func(r rune) rune {
		if n++; n > limit {
			return -1
		}
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
}
