package cli

import (
	"errors"
	"sync"
)

// errInterrupted says that nothing may be written any more.
var errInterrupted = errors.New("interrupted")

// gate lets writes through one at a time until it is shut.
type gate struct {
	mu     sync.Mutex
	closed bool
}

// do runs write, unless the gate is shut.
func (g *gate) do(write func() error) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.closed {
		return errInterrupted
	}
	return write()
}

// shut waits for the write that runs and lets no other begin.
func (g *gate) shut() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.closed = true
}
