//go:build mdspecwords

package runtime

import "errors"

// mdspecNotACode says what is wrong with what is no code.
const mdspecNotACode = "it is neither a word nor a number"

// mdspecReadCode reads a code.
func mdspecReadCode(text string) (ErrorCode, error) {
	switch text {
	case "0": // as of services whose codes are numbers: there is no failure
		return mdspecNoCode, nil
	case "true", "false":
		return mdspecNoCode, errors.New(mdspecNotACode)
	}
	return ErrorCode(text), nil
}

// mdspecShownCode returns the code as an error holds it: the service may put any
// text in its place.
func mdspecShownCode(c ErrorCode, forms []string) ErrorCode {
	return ErrorCode(mdspecCut(mdspecPrintable(mdspecHide(string(c), forms))))
}

// mdspecPlainCode returns the code as a value of logs.
func mdspecPlainCode(c ErrorCode) any { return string(c) }
