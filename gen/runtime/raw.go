package runtime

import (
	"bytes"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
	"sync"
)

// mdspecMaxRaw is how many bytes are held in memory of an answer that is no JSON. What
// is larger is for calls that return a stream.
const mdspecMaxRaw = 1 << 30

// mdspecTakeText reads the answer of a call that returns a text.
func mdspecTakeText(m *mdspecClient, _ *mdspecRequest, resp *http.Response) (mdspecTaken, error) {
	defer resp.Body.Close()
	var b strings.Builder
	b.Grow(mdspecSize(resp)) // so that the text is not copied while it grows
	if err := mdspecRead(&b, resp); err != nil {
		return mdspecTaken{}, err
	}
	text := b.String()
	taken := mdspecTaken{give: func(out any) { *out.(*string) = text }}
	if m.enveloped() && strings.HasPrefix(strings.TrimLeft(text, " \t\r\n"), "{") {
		taken.start = []byte(text)
	}
	return taken, nil
}

// mdspecSize returns how much room to make for an answer whose size is known. Of what
// the header says of very large ones nothing is believed before it is there.
func mdspecSize(resp *http.Response) int {
	const most = 256 << 20
	if n := resp.ContentLength; n > 0 && n <= most {
		return int(n)
	}
	return 0
}

// mdspecTakeBytes reads the answer of a call that returns bytes.
func mdspecTakeBytes(_ *mdspecClient, r *mdspecRequest, resp *http.Response) (mdspecTaken, error) {
	defer resp.Body.Close()
	b := bytes.NewBuffer(make([]byte, 0, mdspecSize(resp)))
	if err := mdspecRead(b, resp); err != nil {
		return mdspecTaken{}, err
	}
	data := b.Bytes()
	if len(data) == 0 && r.call.optional {
		data = nil
	}
	return mdspecTaken{start: data, give: func(out any) { *out.(*[]byte) = data }}, nil
}

// mdspecRead reads a body, of which the size may be known, in parts.
func mdspecRead(to io.Writer, resp *http.Response) error {
	if resp.ContentLength > mdspecMaxRaw {
		return mdspecTooLarge(mdspecMaxRaw)
	}
	n, err := io.Copy(mdspecWriter{to}, io.LimitReader(resp.Body, mdspecMaxRaw+1))
	if err == nil && n > mdspecMaxRaw {
		return mdspecTooLarge(mdspecMaxRaw)
	}
	return err
}

// mdspecWriter is a writer and nothing else: a bytes.Buffer that reads by itself
// needs room behind the end of what it reads.
type mdspecWriter struct{ io.Writer }

// mdspecPeek is how much of a stream of JSON is read to find out whether it is the
// envelope of an error.
const mdspecPeek = 64 << 10

// mdspecTakeStream hands over the answer of a call that returns a stream.
func mdspecTakeStream(m *mdspecClient, r *mdspecRequest, resp *http.Response) (mdspecTaken, error) {
	clean := func(err error) error { return m.clean(err, r.hidden()...) }
	body := &mdspecStream{body: resp.Body, rest: resp.Body, clean: clean, end: r.stop}
	taken := mdspecTaken{drop: func() { body.Close() }, give: func(out any) {
		if resp.ContentLength == 0 && r.call.optional || resp.StatusCode == http.StatusNoContent && r.call.optional {
			body.Close()
			return
		}
		r.stream = body
		body.end = func() { r.stop(); r.cancel() } // until here, the call may go on without it
		*out.(*io.ReadCloser) = body
	}}
	kind, _, err := mime.ParseMediaType(resp.Header.Get("Content-Type"))
	if !m.enveloped() || err != nil || kind != "application/json" || resp.ContentLength > mdspecPeek {
		return taken, nil
	}
	start, err := io.ReadAll(io.LimitReader(resp.Body, mdspecPeek))
	if err != nil {
		body.Close()
		return mdspecTaken{}, err
	}
	taken.start, body.rest = start, io.MultiReader(bytes.NewReader(start), resp.Body)
	return taken, nil
}

// mdspecStream is the body of an answer. Its errors repeat no credentials.
type mdspecStream struct {
	body  io.Closer
	rest  io.Reader
	clean func(error) error
	end   func() // of the time that it may take
	once  sync.Once
	err   error
}

func (s *mdspecStream) Read(p []byte) (int, error) {
	n, err := s.rest.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = s.clean(err)
	}
	return n, err
}

// Close lets the connection go. It may be called more than once.
func (s *mdspecStream) Close() error {
	s.once.Do(func() {
		if s.err = s.body.Close(); s.err != nil {
			s.err = s.clean(s.err)
		}
		s.end()
	})
	return s.err
}
