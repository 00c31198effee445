package fake

import (
	"context"
	"net"
	"net/http/httptest"
	"testing"
)

// Server is a [Handler] that listens on the loopback interface, for tests of code
// that calls the service. NewServer starts one. Everything that a Handler has it
// has too: the methods On…, [Handler.Inject], [Handler.Requests] and so on.
//
// What a Handler refuses, and what goes wrong in the functions that answer,
// fails the test.
type Server struct {
	*Handler
	// URL is the base URL of the service, without a slash at its end.
	URL string

	t testing.TB
}

// newServer starts a server that closes when the test ends.
func newServer(t testing.TB, c config, opts []ServerOption) *Server {
	t.Helper()
	h := newHandler(t, c, opts)
	ctx, cancel := context.WithCancel(context.Background())
	server := httptest.NewUnstartedServer(h)
	server.Config.BaseContext = func(net.Listener) context.Context { return ctx }
	server.Start()
	t.Cleanup(func() {
		cancel() // delays end, so that Close has nothing to wait for
		server.Close()
		h.end()
	})
	return &Server{Handler: h, URL: server.URL, t: t}
}
