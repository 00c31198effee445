package runtime

import (
	"fmt"
	"io"
	"net/http"
	"slices"
)

// mdspecMaxAnswer is how many bytes of an answer are read.
const mdspecMaxAnswer = 64 << 20

// mdspecTooLarge is the error about an answer that is larger than its bytes.
type mdspecTooLarge int64

func (n mdspecTooLarge) Error() string {
	return fmt.Sprintf("the answer is larger than %d bytes", int64(n))
}

// read reads the body of an answer. Of one that is too large it reads no more than
// it must to know that.
func (m *mdspecClient) read(resp *http.Response, method string) ([]byte, error) {
	size := resp.ContentLength
	switch {
	case method == http.MethodHead:
		size = 0 // that of the body which a GET would get
	case size > m.maxAnswer:
		return nil, mdspecTooLarge(m.maxAnswer)
	}
	data, err := mdspecReadAll(io.LimitReader(resp.Body, m.maxAnswer+1), size)
	switch {
	case err != nil:
		return nil, err
	case int64(len(data)) > m.maxAnswer:
		return nil, mdspecTooLarge(m.maxAnswer)
	}
	return data, nil
}

// mdspecReadAll reads all that r holds; size is how much that should be, -1 if it
// is not known. What is read of a known size is not copied, of an unknown one
// once.
func mdspecReadAll(r io.Reader, size int64) ([]byte, error) {
	const first, most = 4 << 10, 4 << 20
	size++ // room to find that there is no more
	if size == 0 {
		size = first
	}
	part := make([]byte, 0, size)
	var parts [][]byte
	for {
		if len(part) == cap(part) {
			parts = append(parts, part)
			part = make([]byte, 0, min(max(2*cap(part), first), most))
		}
		n, err := r.Read(part[len(part):cap(part)])
		part = part[:len(part)+n]
		switch {
		case err == io.EOF && parts == nil:
			return part, nil
		case err == io.EOF:
			return slices.Concat(append(parts, part)...), nil
		case err != nil:
			return nil, err
		}
	}
}
