//go:build mdspecwords

package fake

import "encoding/json"

// noCode is the code of no error.
const noCode ErrorCode = ""

// encodeCode returns a code as JSON.
func encodeCode(c ErrorCode) json.RawMessage { return encodeString(string(c)) }

// decodeCode reads a code; what is none is no error's.
func decodeCode(raw json.RawMessage) ErrorCode {
	var text string
	_ = json.Unmarshal(raw, &text)
	return ErrorCode(text)
}

// successCode is what an answer without an error says under a key of its own; nil
// if it has no such key.
func successCode() json.RawMessage { return nil }
