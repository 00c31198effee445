package fake

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"maps"
	"net"
	"net/http"
)

// running is what the context of a handler holds.
type running struct {
	request Request
	out     *response
}

// exchangeKey is under which a handler's context holds it.
type exchangeKey struct{}

// RequestOf returns the request that a handler answers, from the handler's
// context: its headers, its token, which attempt it is. Of every other context
// it returns the zero Request.
func RequestOf(ctx context.Context) Request {
	if h, ok := ctx.Value(exchangeKey{}).(*running); ok {
		return h.request.clone()
	}
	return Request{}
}

// ResponseOf returns what a handler answers with, from the handler's context, to
// say more than the handler returns:
//
//	w := ResponseOf(ctx)
//	w.Header().Set("ETag", `"1"`)
//	w.WriteHeader(http.StatusCreated)
//	return task, nil
//
// The header and the status go with what the handler returns, a response or an
// error. A handler that writes a body too has answered with that, and returns
// neither; an error cuts the answer off. Written bytes are sent at once after a
// Flush, see [http.ResponseController]. Of a context that is none of a handler,
// ResponseOf returns nil.
func ResponseOf(ctx context.Context) http.ResponseWriter {
	if h, ok := ctx.Value(exchangeKey{}).(*running); ok {
		return h.out
	}
	return nil
}

// response takes what a handler writes, to send it or to keep it.
type response struct {
	w      http.ResponseWriter // nil: the answer is kept
	header http.Header
	status int  // 0 before it is set
	began  bool // the status and the header are final
	body   bytes.Buffer
	// contentType is the type of what is written, if the header does not say; "" lets
	// package net/http find out.
	contentType string
}

func newResponse(w http.ResponseWriter, keep bool) *response {
	if keep {
		return &response{header: http.Header{}}
	}
	return &response{w: w, header: w.Header()}
}

func (r *response) Header() http.Header { return r.header }

// WriteHeader sets the status. An informational one is sent at once.
func (r *response) WriteHeader(status int) {
	switch {
	case status >= 100 && status < 200 && status != http.StatusSwitchingProtocols:
		if r.w != nil {
			r.w.WriteHeader(status)
		}
	case !r.began:
		r.status = status
	}
}

// begin makes the status and the header final.
func (r *response) begin() {
	if r.began {
		return
	}
	r.began = true
	if r.contentType != "" && r.header.Get("Content-Type") == "" {
		r.header.Set("Content-Type", r.contentType)
	}
	r.status = cmp.Or(r.status, http.StatusOK)
	if r.w != nil {
		r.w.WriteHeader(r.status)
	}
}

func (r *response) Write(p []byte) (int, error) {
	r.begin()
	if r.w != nil {
		return r.w.Write(p)
	}
	return r.body.Write(p)
}

// Flush sends what was written so far.
func (r *response) Flush() {
	r.begin()
	if r.w != nil {
		flush(r.w)
	}
}

// Hijack takes the connection over.
func (r *response) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	if r.w == nil {
		return nil, nil, http.ErrNotSupported
	}
	conn, rw, err := http.NewResponseController(r.w).Hijack()
	r.began = r.began || err == nil
	return conn, rw, err
}

// Unwrap returns the writer that the answer goes to, for [http.ResponseController].
func (r *response) Unwrap() http.ResponseWriter { return r.w }

// answer returns what was written.
func (r *response) answer() answer { return answer{r.status, r.header, r.body.Bytes()} }

// complete returns the answer with the status and the header that were set.
func (r *response) complete(a answer) answer {
	maps.Copy(a.header, r.header)
	a.status = cmp.Or(r.status, a.status)
	return a
}
