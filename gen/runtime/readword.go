//go:build mdspecwords

package runtime

import "errors"

var mdspecErrNotCode = errors.New("it is neither a word nor a number")

// mdspecReadCode reads a code.
func mdspecReadCode(text string) (ErrorCode, error) {
	switch text {
	case "0": // as of services whose codes are numbers: there is no failure
		return mdspecNoCode, nil
	case "true", "false":
		return mdspecNoCode, mdspecErrNotCode
	}
	return ErrorCode(text), nil
}

// mdspecPlainCode returns the code as a value of logs.
func mdspecPlainCode(c ErrorCode) any { return string(c) }
