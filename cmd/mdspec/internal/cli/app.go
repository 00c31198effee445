package cli

import (
	"errors"
	"io"
	"sync"
	"sync/atomic"
	"time"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/progress"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Exit codes.
const (
	exitFine     = 0
	exitFindings = 1 // the documents or the output have faults
	exitUsage    = 2 // wrong usage, or the disk failed, or interrupted
	exitBug      = 3 // a fault of mdspec itself
)

// Env is what a run takes from its surroundings.
type Env struct {
	Args     []string // without the program's name
	Stdin    io.Reader
	Stdout   io.Writer
	Stderr   io.Writer
	Getenv   func(string) string
	Terminal func(io.Writer) bool // reports whether a stream is a terminal
	Now      func() time.Time
	Ticks    func() (ticks <-chan time.Time, stop func()) // one each progress.Interval
}

// app is one run.
type app struct {
	Env
	lang   diag.Lang // in which findings are worded
	writes gate
	line   atomic.Pointer[progress.Line] // of the command that runs; may be nil
}

// errFindings says that findings were shown; they say everything.
var errFindings = errors.New("findings")

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
