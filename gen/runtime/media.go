package runtime

import (
	"bytes"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/textproto"
	"strings"
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
	//
	// A content in which nothing is left, since it was read before, is an error. To
	// upload an empty file, use a content that can seek and is empty from its
	// beginning, such as bytes.NewReader(nil).
	Content io.Reader
}

// upload sends a call with a file. The content is not held in memory. If it is an
// [io.Seeker], its size is sent along, and the call can be repeated.
func (m *mdspecClient) upload(ctx context.Context, call mdspecCall, in any, file *MediaFile, out any, opts ...CallOption) error {
	if err := m.usable(ctx); err != nil {
		return &Error{Call: call.name, Err: err}
	}
	switch {
	case file == nil || mdspecIsNil(file.Content):
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
	u, err := mdspecNewBody(f.Content, w.FormDataContentType())
	if err != nil {
		return nil, err
	}
	u.head = bytes.Clone(b.Bytes())
	if err := w.Close(); err != nil {
		return nil, err
	}
	u.tail = b.Bytes()[len(u.head):]
	return u, nil
}
