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
	"time"
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

// good reports whether the status says that the call succeeded.
func (a mdspecAnswer) good() bool { return a.status/100 == 2 }

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
	if r.call.token && m.service.tokenParameter == "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	for name, values := range r.config.header {
		req.Header[name] = values
	}
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
	e := m.envelope(call, a)
	if e.code != mdspecNoCode || e.err != nil || !a.good() {
		valid := json.Valid(a.body)
		switch {
		case valid && e.code != mdspecNoCode, !a.good():
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

// decode decodes an answer that reports no failure.
func (m *mdspecClient) decode(call mdspecCall, a mdspecAnswer, out any) error {
	bodyless := call.method == http.MethodHead || a.status == http.StatusNoContent
	if out == nil && (bodyless || !m.enveloped()) {
		return nil
	}
	if out == nil && !json.Valid(a.body) {
		return mdspecNotJSON(a)
	}
	if m.enveloped() && !mdspecIsObject(a.body) {
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
