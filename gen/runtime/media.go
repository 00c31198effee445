package runtime

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/textproto"
)

// MediaFile is a file to upload.
type MediaFile struct {
	Name        string    // that the service sees; it should have an extension
	ContentType string    // media type; "" stands for application/octet-stream
	Content     io.Reader // read once from where it stands to its end, and not closed
}

// upload sends a call with a file. The content is not held in memory. If it is an
// [io.Seeker], its size is sent along, and the call can be repeated.
func (m *mdspecClient) upload(ctx context.Context, call mdspecCall, in any, file *MediaFile, out any) error {
	if file == nil || file.Content == nil {
		return &Error{Call: call.name, Err: errors.New("there is no file")}
	}
	r, err := m.prepare(call, in)
	if err == nil {
		r.file, err = mdspecNewUpload(call.media, file)
	}
	if err != nil {
		return &Error{Call: call.name, Err: err}
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
		r:    io.MultiReader(bytes.NewReader(u.head), content, bytes.NewReader(u.tail)),
		turn: make(chan struct{}, 1),
		wait: u.size >= 0,
	}
	return u.last, size, u.contentType
}

func (u *mdspecUpload) rewind() bool {
	if u.last == nil || u.last.over && !u.last.begun {
		return true
	}
	s, ok := u.content.(io.Seeker)
	if !ok || u.size < 0 {
		return false
	}
	_, err := s.Seek(u.start, io.SeekStart)
	return err == nil
}

func (u *mdspecUpload) release(ctx context.Context) {
	if u.last != nil {
		u.last.release(ctx)
	}
}

// mdspecReading is the body of one request. Package net/http may read a body
// after it has returned from sending it; the caller's reader must not be read
// then.
type mdspecReading struct {
	r     io.Reader
	turn  chan struct{} // held while reading, and for good once it is over
	begun bool          // something was read; guarded by turn
	over  bool          // nothing is read any more: the turn is held
	wait  bool          // a reading in progress ends by itself
}

func (b *mdspecReading) Read(p []byte) (int, error) {
	select {
	case b.turn <- struct{}{}:
	default:
		return 0, errors.New("the upload is over")
	}
	defer func() { <-b.turn }()
	b.begun = true
	return b.r.Read(p)
}

// Close does nothing: what is read is the caller's to close.
func (b *mdspecReading) Close() error { return nil }

// release ends the reading. One in progress is waited for if it ends by itself,
// as that of a file does, but that of a pipe may not.
func (b *mdspecReading) release(ctx context.Context) {
	select {
	case b.turn <- struct{}{}:
		b.over = true
		return
	default:
	}
	if !b.wait {
		return
	}
	select {
	case b.turn <- struct{}{}:
		b.over = true
	case <-ctx.Done():
	}
}
