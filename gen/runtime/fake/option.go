package fake

// ServerOption changes what NewServer and NewHandler make.
type ServerOption func(*settings)

// settings are what options set.
type settings struct {
	strict    bool
	anyToken  bool
	maxBody   int64
	errorType string // media type of errors that are JSON; "": that of all JSON
}

// maxBody is how large the body of a request may be unless MaxBody says so.
const maxBody = 32 << 20

// Strict refuses too, of an optional key, what the client leaves out rather than
// sends: null, and the zero value of its type.
func Strict() ServerOption { return func(s *settings) { s.strict = true } }

// AnyToken takes every token, though the token call has not given it away, until
// it is revoked: for requests that were recorded elsewhere.
func AnyToken() ServerOption { return func(s *settings) { s.anyToken = true } }

// MaxBody sets how many bytes the body of a request may have; a larger one is
// refused with HTTP status 413. At first it is 32 MiB.
func MaxBody(bytes int64) ServerOption { return func(s *settings) { s.maxBody = bytes } }
