//go:build !mdspecwords

package runtime

import (
	"errors"
	"strconv"
)

// mdspecNotACode says what is wrong with what is no code.
const mdspecNotACode = "it is not an integer"

// mdspecReadCode reads a code.
func mdspecReadCode(text string) (ErrorCode, error) {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return mdspecNoCode, errors.New(mdspecNotACode)
	}
	return ErrorCode(n), nil
}

// mdspecShownCode returns the code as an error holds it: a number hides nothing.
func mdspecShownCode(c ErrorCode, _ []string) ErrorCode { return c }

// mdspecPlainCode returns the code as a value of logs.
func mdspecPlainCode(c ErrorCode) any { return int64(c) }
