package runtime

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/textproto"
	"strings"
	"sync/atomic"
	"time"
	"unicode"
)

// MediaFile is a file to upload.
type MediaFile struct {
	Name        string // that the service sees; it must not be empty, and should have an extension
	ContentType string // media type; "" stands for application/octet-stream

	// Content is read from its current position to its end, and not closed. The method
	// that uploads it does not return while it is read; only if a Read of what
	// cannot seek, such as a pipe, blocks for longer than an instant, that one
	// Read may outlast the method.
	Content io.Reader
}

// upload sends a call with a file. The content is not held in memory. If it is an
// [io.Seeker], its size is sent along, and the call can be repeated.
func (m *mdspecClient) upload(ctx context.Context, call mdspecCall, in any, file *MediaFile, out any, opts ...CallOption) error {
	switch {
	case file == nil || file.Content == nil:
		return &Error{Call: call.name, Err: errors.New("there is no file")}
	case file.Name == "":
		return &Error{Call: call.name, Err: errors.New("the file has no name")}
	case strings.ContainsFunc(file.ContentType, unicode.IsControl):
		return &Error{Call: call.name, Err: errors.New("the content type of the file is no value of a header")}
	}
	r, err := m.prepare(call, in, opts...)
	if err == nil {
		r.file, err = mdspecNewUpload(call.media, file)
	}
	if err != nil {
		return &Error{Call: call.name, Err: m.clean(err)}
	}
	return m.run(ctx, r, out)
}

// mdspecUpload is a multipart body around a file.
type mdspecUpload struct {
	head, tail  []byte
	contentType string
	content     io.Reader
	size        int64          // of the content; -1: not known
	start       int64          // where the content begins
	last        *mdspecReading // nil: not opened yet
}

func mdspecNewUpload(part string, f *MediaFile) (*mdspecUpload, error) {
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	header := textproto.MIMEHeader{}
	header.Set("Content-Disposition", multipart.FileContentDisposition(part, f.Name))
	header.Set("Content-Type", f.ContentType)
	if f.ContentType == "" {
		header.Set("Content-Type", "application/octet-stream")
	}
	if _, err := w.CreatePart(header); err != nil {
		return nil, err
	}
	u := &mdspecUpload{contentType: w.FormDataContentType(), content: f.Content, size: -1}
	u.head = bytes.Clone(b.Bytes())
	if err := w.Close(); err != nil {
		return nil, err
	}
	u.tail = b.Bytes()[len(u.head):]
	if s, ok := f.Content.(io.Seeker); ok {
		u.measure(s)
	}
	return u, nil
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
	content := u.content
	if u.size >= 0 {
		size = int64(len(u.head)) + u.size + int64(len(u.tail))
		content = io.LimitReader(content, u.size) // a file may grow meanwhile
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
