package runtime

import (
	"bytes"
	"errors"
	"io"
	"sync/atomic"
	"time"
)

// mdspecUpload is a body that is read once, unless it can seek: of an upload, that
// between the head and the tail of the part.
type mdspecUpload struct {
	head, tail  []byte
	contentType string
	content     io.Reader
	size        int64          // of the content; -1: not known
	start       int64          // where the content begins
	last        *mdspecReading // nil: not opened yet
}

// mdspecNewBody returns the content as a body.
func mdspecNewBody(content io.Reader, contentType string) (*mdspecUpload, error) {
	u := &mdspecUpload{contentType: contentType, content: content, size: -1}
	if s, ok := content.(io.Seeker); ok {
		u.measure(s)
	}
	if u.size == 0 && u.start > 0 {
		return nil, mdspecReadBefore{}
	}
	return u, nil
}

// mdspecReadBefore is why a content is not sent: what was read before would be
// sent as if it were empty.
type mdspecReadBefore struct{}

func (mdspecReadBefore) Error() string {
	return "nothing is left to read: the content was read before; use bytes.NewReader(nil) for an empty one"
}

// mdspecUnread is a content of unknown size. It ends with an error, which ends
// the request, if there is nothing in it.
type mdspecUnread struct {
	r   io.Reader
	any bool
}

func (u *mdspecUnread) Read(p []byte) (int, error) {
	n, err := u.r.Read(p)
	if u.any = u.any || n > 0; err == io.EOF && !u.any {
		err = mdspecReadBefore{}
	}
	return n, err
}

// measure finds the size of the content. Some seekers cannot seek, such as a
// file that is a pipe.
func (u *mdspecUpload) measure(s io.Seeker) {
	start, err := s.Seek(0, io.SeekCurrent)
	if err != nil {
		return
	}
	end, err := s.Seek(0, io.SeekEnd)
	if err != nil {
		return
	}
	if _, err = s.Seek(start, io.SeekStart); err == nil && end >= start {
		u.start, u.size = start, end-start
	}
}

func (u *mdspecUpload) open() (body io.ReadCloser, size int64, contentType string) {
	size = -1
	var content io.Reader = &mdspecUnread{r: u.content}
	if u.size >= 0 {
		size = int64(len(u.head)) + u.size + int64(len(u.tail))
		content = io.LimitReader(u.content, u.size) // a file may grow meanwhile
	}
	u.last = &mdspecReading{
		r:      io.MultiReader(bytes.NewReader(u.head), content, bytes.NewReader(u.tail)),
		turn:   make(chan struct{}, 1),
		blocks: u.size < 0,
	}
	return u.last, size, u.contentType
}

func (u *mdspecUpload) rewind() bool {
	switch {
	case u.last == nil || u.last.quiet && !u.last.begun:
		return true
	case !u.last.quiet || u.size < 0:
		return false
	}
	_, err := u.content.(io.Seeker).Seek(u.start, io.SeekStart)
	return err == nil
}

func (u *mdspecUpload) release() {
	if u.last != nil {
		u.last.release()
	}
}

// mdspecReading is the body of one request. Package net/http may read a body
// after it has returned from sending it; the caller's reader must not be read
// then.
type mdspecReading struct {
	r      io.Reader
	turn   chan struct{} // held while reading
	over   atomic.Bool   // nothing may be read any more
	begun  bool          // something was read; guarded by turn
	quiet  bool          // the reading has ended; known to the sender of the request
	blocks bool          // a reading in progress may not end by itself
}

func (b *mdspecReading) Read(p []byte) (int, error) {
	b.turn <- struct{}{}
	defer func() { <-b.turn }()
	if b.over.Load() {
		return 0, errors.New("the upload is over")
	}
	b.begun = true
	return b.r.Read(p)
}

// Close does nothing: what is read is the caller's to close.
func (b *mdspecReading) Close() error { return nil }

// release lets no reading begin any more and waits for the one in progress: that
// of memory or of a file ends at once. That of a pipe may never end, and is
// left alone after a while.
func (b *mdspecReading) release() {
	b.over.Store(true)
	var patience <-chan time.Time
	if b.blocks {
		timer := time.NewTimer(100 * time.Millisecond)
		defer timer.Stop()
		patience = timer.C
	}
	select {
	case b.turn <- struct{}{}:
		b.quiet = true
		<-b.turn
	case <-patience:
	}
}
