package fake

// ErrorType sets the Content-Type of errors that are JSON, such as
// "application/problem+json"; at first it is that of all JSON. What a handler or a
// [Fault] says of it goes before.
func ErrorType(mediaType string) ServerOption {
	return func(s *settings) { s.errorType = mediaType }
}
