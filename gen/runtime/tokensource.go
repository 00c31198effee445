package runtime

// WithTokenSource sets where tokens come from. The client asks for one when it
// needs one, and keeps it until shortly before it expires (but for a second at
// least) or until the service refuses it. Neither credentials nor a
// [TokenStore] are used.
func WithTokenSource(source TokenSource) Option {
	return func(c *mdspecConfig) error {
		c.source = source
		return nil
	}
}

// WithTokenStore sets where tokens are kept. Without it, each client keeps its
// own. Clients that find the store empty at the same time fetch a token each.
func WithTokenStore(store TokenStore) Option {
	return func(c *mdspecConfig) error {
		c.store = store
		return nil
	}
}
