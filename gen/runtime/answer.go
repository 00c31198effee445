package runtime

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"time"
	"unicode"
)

// mdspecAnswer is the answer to a request.
type mdspecAnswer struct {
	status      int // 0: there is no answer
	contentType string
	header      http.Header
	retryAfter  time.Duration
	body        []byte
	taken       mdspecTaken // in the place of the body, if that is no JSON
	fault       mdspecFault
	mismatches  []string // see mdspecDecode
}

// mdspecTaken is an answer that is no JSON.
type mdspecTaken struct {
	start []byte        // of the body, as far as it may be an envelope
	give  func(out any) // hands it over
	drop  func()        // lets it go instead; nil if it holds nothing
}

// good reports whether the status says that the call succeeded.
func (a mdspecAnswer) good() bool { return a.status/100 == 2 }

// send sends the request and reads the answer. The answer to a failed reading
// has its status all the same.
func (m *mdspecClient) send(ctx context.Context, r *mdspecRequest) (mdspecAnswer, error) {
	ctx, clock := m.clock(ctx, r)
	held := false
	defer func() {
		if !held {
			clock.stop()
		}
	}()
	req, err := m.request(ctx, r)
	if err != nil {
		return mdspecAnswer{}, err
	}
	if r.file != nil {
		defer r.file.release()
	}
	resp, err := m.http.Do(req)
	if err != nil {
		return mdspecAnswer{fault: mdspecFaultOf(err)}, clock.why(ctx, err)
	}
	answer := mdspecAnswer{
		status: resp.StatusCode, contentType: resp.Header.Get("Content-Type"),
		header: resp.Header, retryAfter: mdspecRetryAfter(resp.Header),
	}
	if r.call.take != nil && answer.good() {
		r.stop = clock.stop // a stream does it when it is closed
		answer.taken, err = r.call.take(m, r, resp)
		held = answer.taken.drop != nil
		clock.lift()
	} else {
		answer.body, err = m.read(resp, r.call.method)
		resp.Body.Close()
	}
	var large mdspecTooLarge
	if err != nil && !errors.As(err, &large) {
		answer.fault = mdspecFaultLost
		err = fmt.Errorf("the answer broke off: %w", clock.why(ctx, err))
	}
	return answer, err
}

// request returns the request with its headers.
func (m *mdspecClient) request(ctx context.Context, r *mdspecRequest) (*http.Request, error) {
	req, err := r.http(ctx, m.url(r, r.token))
	if err != nil {
		return nil, err
	}
	req.Header.Set("Accept", cmp.Or(r.call.accept, "application/json"))
	if m.userAgent != "" {
		req.Header.Set("User-Agent", m.userAgent)
	}
	for name, values := range r.config.header {
		req.Header[name] = values
	}
	if m.service.tokenParameter == "" && strings.ContainsFunc(r.token, unicode.IsControl) {
		return nil, errors.New("the token is no value of a header: it holds a line break or another control character")
	}
	m.authorize(req.Header, r.call, r.token)
	return req, nil
}

// judge decodes the answer into out; it returns what is wrong with it, nil if
// nothing. A failure that the service reports goes before everything else: the
// response of such an answer is not decoded.
func (m *mdspecClient) judge(call mdspecCall, a *mdspecAnswer, out any) *Error {
	if a.taken.give != nil {
		return m.judgeTaken(call, *a, out)
	}
	e := m.envelope(call, *a)
	if e.code != mdspecNoCode || e.err != nil || !a.good() {
		valid := json.Valid(a.body)
		switch {
		case valid && e.code != mdspecNoCode, !a.good():
			return m.refused(call, *a, valid, e)
		case valid && e.err != nil:
			return mdspecUndecoded(e.err)
		}
	}
	if call.optional && a.good() && len(bytes.TrimSpace(a.body)) == 0 {
		return nil
	}
	err := m.decode(call, a, out)
	if err == nil && out != nil && call.responseKey != "" && !e.keyed {
		err = fmt.Errorf("it has no %q", call.responseKey)
	}
	if err == nil && out != nil && m.service.fill != nil {
		err = m.service.fill(a.header, out, call.responseKey != "")
	}
	if err != nil {
		return mdspecUndecoded(err)
	}
	return nil
}

// judgeTaken hands over an answer that is no JSON, unless it is an envelope that
// reports a failure.
func (m *mdspecClient) judgeTaken(call mdspecCall, a mdspecAnswer, out any) *Error {
	a.body = a.taken.start
	if e := m.envelope(call, a); e.code != mdspecNoCode && json.Valid(a.body) {
		if a.taken.drop != nil {
			a.taken.drop()
		}
		return m.refused(call, a, true, e)
	}
	a.taken.give(out)
	return nil
}

func mdspecUndecoded(err error) *Error {
	return &Error{Err: fmt.Errorf("decode the answer: %w", err)}
}

// decode decodes an answer that reports no failure.
func (m *mdspecClient) decode(call mdspecCall, a *mdspecAnswer, out any) (err error) {
	if call.bare {
		out = nil
	}
	bodyless := call.method == http.MethodHead || a.status == http.StatusNoContent
	if out == nil && (bodyless || !m.enveloped()) {
		return nil
	}
	if out == nil && !json.Valid(a.body) {
		return mdspecNotJSON(*a)
	}
	if m.enveloped() && !mdspecIsObject(a.body) {
		if !json.Valid(a.body) {
			return mdspecNotJSON(*a)
		}
		return errors.New("it is not an object")
	}
	if out == nil {
		return nil
	}
	a.mismatches, err = mdspecDecode(a.body, out)
	if err != nil && !json.Valid(a.body) {
		return mdspecNotJSON(*a)
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
	if mdspecTooDeep(a.body) {
		return errors.New("it is not JSON: it nests too deep") // for every decoder
	}
	var v any
	return fmt.Errorf("it is not JSON: %w", json.Unmarshal(a.body, &v))
}
