package runtime

// WithTokenSource sets where tokens come from. The client asks for one when it
// needs one, and keeps it for itself until shortly before it expires (but for a
// second at least) or until the service refuses it.
func WithTokenSource(source TokenSource) Option {
	return func(c *mdspecConfig) error {
		c.source = source
		return nil
	}
}
