package fake

import (
	"bytes"
	"io"
	"maps"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// Fault is what happens to one request instead of a good answer. The zero Fault
// lets the request pass.
//
// Code, Status, Body and HTML make an answer of their own. The call's handler does
// not run then, nor is the token looked at, unless AfterHandler is set: the call
// may then have taken effect. All other fields change the answer, whichever it is.
//
// A handler can return a Fault as its error, of which Code, Message, Status, Body,
// HTML, Header and RetryAfter count.
type Fault struct {
	// Code answers with an error of the service. Unless Status says otherwise, the
	// HTTP status is the one that the documents state for the code; else 400 if
	// they have an error body, 200 if every answer holds a code, and otherwise 500.
	Code ErrorCode
	// Message is what the service says in words. Without one, it is what the
	// documents say of a code or status for which they state a status, or nothing.
	Message string
	// Status is the HTTP status. Without Code, Body and HTML, the body is the error
	// body of the documents, and plain text if they have none, or none for a message.
	Status int
	// Body is the body of the answer as it stands, instead of what the other fields
	// make. It is JSON or plain text, unless Header says otherwise. Unless Status says
	// otherwise, the HTTP status is the one that the documents state for the code,
	// which may be in it; else 400 if they have an error body, and 200 if not.
	Body string
	// Header is added to the answer.
	Header http.Header
	// HTML answers with a page of HTML, as a gateway would.
	HTML bool
	// RetryAfter adds the header Retry-After, in whole seconds, rounded up.
	RetryAfter time.Duration
	// Delay is waited for in front of the handler or, with AfterHandler, behind
	// it. If the client goes away meanwhile, nothing more happens.
	Delay time.Duration
	// Cut closes the connection when the first bytes of an answer are sent,
	// before its status. The handler does not run, unless AfterHandler is set.
	Cut bool
	// CutBody closes the connection in the middle of the answer's body.
	CutBody bool
	// SlowBody moves Delay to the middle of the answer's body.
	SlowBody bool
	// Malformed breaks the JSON of the answer.
	Malformed bool
	// Trailing adds a second JSON value to the answer.
	Trailing bool
	// AfterHandler lets the handler run before the fault shows.
	AfterHandler bool
}

// Error returns what the answer says, with its status and code, such as "no such
// task (404 5)", and what befalls it.
func (f Fault) Error() string {
	text := f.Message
	var codes []string
	if f.Status != 0 {
		codes = append(codes, strconv.Itoa(f.Status))
	}
	if f.Code != noCode {
		codes = append(codes, codeText(f.Code))
	}
	switch {
	case text != "":
	case f.Body != "":
		text = short(f.Body, maxKey)
	case f.HTML:
		text = "a page of HTML"
	case f.Code == noCode && f.Status != 0:
		text = http.StatusText(f.Status)
	case f.Code != noCode:
		text = "error"
	}
	if codes != nil {
		text = strings.TrimSpace(text + " (" + strings.Join(codes, " ") + ")")
	}
	return strings.TrimPrefix(text+f.effects(), ", ")
}

// codeText returns a code as it stands in a text.
func codeText(code ErrorCode) string { return strings.Trim(string(encodeCode(code)), `"`) }

// effects returns what the fault does to an answer, each thing behind a comma.
func (f Fault) effects() string {
	text := ""
	for _, e := range []struct {
		is   bool
		name string
	}{
		{f.Delay != 0, "after " + f.Delay.String()}, {f.SlowBody, "slow"}, {f.Cut, "cut off"},
		{f.CutBody, "cut in two"}, {f.Malformed, "malformed"}, {f.Trailing, "with something behind it"},
		{f.AfterHandler, "after the handler"},
	} {
		if e.is {
			text += ", " + e.name
		}
	}
	return text
}

// answers reports whether the fault makes an answer of its own.
func (f Fault) answers() bool { return f.Code != noCode || f.Status != 0 || f.Body != "" || f.HTML }

// damages reports whether the fault changes the answer that it meets.
func (f Fault) damages() bool {
	return f.Cut || f.CutBody || f.SlowBody || f.Malformed || f.Trailing || f.AfterHandler ||
		f.RetryAfter != 0 || len(f.Header) > 0
}

// failure returns the answer that the fault makes of its own.
func (c *config) failure(f Fault) answer {
	var a answer
	switch {
	case f.Body != "":
		a = c.bodyAnswer(f)
	case f.HTML:
		a = newAnswer("text/html; charset=utf-8", []byte(page))
	case f.Code != noCode:
		a = c.codeAnswer(f)
	default:
		a = c.statusAnswer(f)
	}
	if f.Status != 0 {
		a.status = f.Status
	}
	f.addHeader(a.header)
	return a
}

// addHeader adds what the fault adds to the header of an answer.
func (f Fault) addHeader(header http.Header) {
	if f.RetryAfter > 0 {
		header.Set("Retry-After", seconds(f.RetryAfter))
	}
	for key, values := range f.Header {
		header[http.CanonicalHeaderKey(key)] = values
	}
}

const page = "<!DOCTYPE html>\n<html><head><title>Bad Gateway</title></head><body><h1>Bad Gateway</h1></body></html>\n"

// seconds returns d in whole seconds, rounded up.
func seconds(d time.Duration) string {
	return strconv.FormatInt(int64(math.Ceil(d.Seconds())), 10)
}

// write sends the answer, as far as the fault lets it.
func (f Fault) write(w http.ResponseWriter, r *http.Request, a answer) {
	if f.Cut {
		cut(w)
	}
	maps.Copy(w.Header(), a.header)
	f.addHeader(w.Header())
	if a.status == http.StatusNoContent && (f.CutBody || f.Malformed || f.Trailing) {
		a.status = http.StatusOK // or there could be no body to damage
	}
	if a.status == http.StatusNoContent || a.status == http.StatusNotModified {
		w.WriteHeader(a.status)
		return
	}
	body := f.spoil(a.body)
	size := len(body)
	if f.CutBody {
		size = max(size, 1) // of an empty body nothing could be missing
	}
	w.Header().Set("Content-Length", strconv.Itoa(size))
	w.WriteHeader(a.status)
	f.writeBody(w, r, body)
}

// spoil returns the body with what makes it no good JSON.
func (f Fault) spoil(body []byte) []byte {
	if f.Malformed {
		body = append(bytes.Clone(body[:len(body)/2]), '{')
	}
	if f.Trailing {
		body = append(bytes.Clone(body), `{"trailing":"garbage"}`...)
	}
	return body
}

func (f Fault) writeBody(w http.ResponseWriter, r *http.Request, body []byte) {
	half := len(body)
	if f.CutBody || f.SlowBody {
		half /= 2
	}
	_, _ = w.Write(body[:half]) // the client may be gone
	if f.SlowBody && f.Delay > 0 {
		flush(w)
		wait(r.Context(), f.Delay)
	}
	if f.CutBody {
		flush(w)
		panic(http.ErrAbortHandler)
	}
	_, _ = w.Write(body[half:])
}

func flush(w http.ResponseWriter) { _ = http.NewResponseController(w).Flush() }

// cut closes the connection. Something is sent before, or package net/http of
// the client may silently repeat the request.
func cut(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err == nil {
		_, _ = io.WriteString(conn, "HTTP/1.1")
		conn.Close()
	}
	panic(http.ErrAbortHandler)
}
