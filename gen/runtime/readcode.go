//go:build !mdspecwords

package runtime

import (
	"errors"
	"strconv"
)

var mdspecErrNotCode = errors.New("it is not an integer")

// mdspecReadCode reads a code.
func mdspecReadCode(text string) (ErrorCode, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return mdspecNoCode, mdspecErrNotCode
	}
	return ErrorCode(n), nil
}

// mdspecPlainCode returns the code as a value of logs.
func mdspecPlainCode(c ErrorCode) any { return int64(c) }
