//go:build !mdspecwords

package fake

import (
	"encoding/json"
	"strconv"
	"strings"
)

// noCode is the code of no error.
const noCode ErrorCode = 0

// encodeCode returns a code as JSON.
func encodeCode(c ErrorCode) json.RawMessage { return strconv.AppendInt(nil, int64(c), 10) }

// decodeCode reads a code; what is none is no error's.
func decodeCode(raw json.RawMessage) ErrorCode {
	n, _ := strconv.ParseInt(strings.Trim(string(raw), `"`), 10, 64)
	return ErrorCode(n)
}

// successCode is what an answer without an error says under a key of its own; nil
// if it has no such key.
func successCode() json.RawMessage { return encodeCode(noCode) }
