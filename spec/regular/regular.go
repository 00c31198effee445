// Package regular reads files that somebody names: on the command line, in a
// directory of documents, in a lock. Such a name may belong to a named pipe,
// to which nobody ever writes, to a device, or to a file without an end. Only
// regular files are opened, and of each no more is read than the caller has a use
// for. Symbolic links are followed.
//
// Windows keeps no named pipes in directories; names such as NUL and CON are
// devices there.
package regular

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// MaxName is the size in bytes of the longest name, without directories, that
// every file system has room for. Some of Windows and macOS count 255 characters
// instead.
const MaxName = 255

// ErrIrregular is what is wrong with a name that belongs to no regular file; the
// error says to what it belongs.
var ErrIrregular = errors.New("not a regular file")

// ErrTooLarge is what is wrong with a file of more bytes than the limit.
var ErrTooLarge = errors.New("too large")

// Open opens a regular file; flag is that of [os.OpenFile]. It never waits for
// another process. The error for anything else wraps [ErrIrregular].
func Open(name string, flag int) (*os.File, fs.FileInfo, error) {
	info, err := os.Stat(name) // before it is opened: to open some devices has effects
	if err != nil {
		return nil, nil, opening(name, err)
	}
	if err := check(name, info); err != nil {
		return nil, nil, err
	}
	f, err := os.OpenFile(name, flag|nonblock, 0)
	if err != nil {
		return nil, nil, err
	}
	if info, err = f.Stat(); err == nil {
		err = check(name, info) // it may be another file by now
	}
	if err != nil {
		_ = f.Close() // it is not used
		return nil, nil, err
	}
	return f, info, nil
}

// Start returns the first bytes of a file, as many as n or all of it.
func Start(name string, n int64) ([]byte, error) {
	f, _, err := Open(name, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	content, err := io.ReadAll(io.LimitReader(f, n))
	if err != nil {
		return nil, err
	}
	return content, nil
}

// Read returns the whole content of a file, never nil. For one with more bytes
// than the limit, which is one of MiB, the error wraps [ErrTooLarge].
func Read(name string, limit int64) ([]byte, error) {
	f, info, err := Open(name, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if info.Size() > limit {
		return nil, tooLarge(name, limit)
	}
	content, err := io.ReadAll(io.LimitReader(f, limit+1)) // it may have grown
	if err != nil {
		return nil, err
	}
	if int64(len(content)) > limit {
		return nil, tooLarge(name, limit)
	}
	return content, nil
}

func tooLarge(name string, limit int64) error {
	return &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("%w: more than %d MiB", ErrTooLarge, limit>>20)}
}

// opening returns an error of looking at a file as one of opening it, which is
// what the caller does.
func opening(name string, err error) error {
	if at := (*fs.PathError)(nil); errors.As(err, &at) {
		err = at.Err
	}
	return &fs.PathError{Op: "open", Path: name, Err: err}
}

// check returns an error unless the file is a regular one.
func check(name string, info fs.FileInfo) error {
	if info.Mode().IsRegular() {
		return nil
	}
	return &fs.PathError{Op: "open", Path: name, Err: fmt.Errorf("%s, %w", kind(info.Mode()), ErrIrregular)}
}

// kind names what is no regular file.
func kind(m fs.FileMode) string {
	switch {
	case m.IsDir():
		return "a directory"
	case m&fs.ModeNamedPipe != 0:
		return "a pipe"
	case m&fs.ModeSocket != 0:
		return "a socket"
	case m&fs.ModeDevice != 0:
		return "a device"
	}
	return "a special file"
}
