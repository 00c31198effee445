package cli

import (
	"errors"
	"io"
	"syscall"
	"time"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/progress"
)

// quiet returns w without complaints that nobody reads it any more: a reader
// such as head may end before its writer.
func quiet(w io.Writer) io.Writer { return &pipe{w: w} }

type pipe struct {
	w      io.Writer
	broken bool
}

func (p *pipe) Write(b []byte) (int, error) {
	if p.broken {
		return len(b), nil
	}
	n, err := p.w.Write(b)
	if errors.Is(err, syscall.EPIPE) {
		p.broken = true
		return len(b), nil
	}
	return n, err
}

// terminal reports whether w, one of the run's own streams, is a terminal.
func (a *app) terminal(w io.Writer) bool {
	if p, ok := w.(*pipe); ok {
		w = p.w
	}
	return a.Terminal != nil && a.Terminal(w)
}

// colour reports whether what goes to w is to be coloured.
func (a *app) colour(w io.Writer) bool {
	return a.Getenv("NO_COLOR") == "" && a.Getenv("TERM") != "dumb" && a.terminal(w)
}

// stdoutIf returns standard output for what belongs to the result, and standard
// error for the rest.
func (a *app) stdoutIf(ok bool) io.Writer {
	if ok {
		return a.Stdout
	}
	return a.Stderr
}

// startProgress starts the progress line, unless it would disturb: off a
// terminal, in CI, and beside output for programs. The caller calls stop before
// anything else is printed.
func (a *app) startProgress(f format) (stop func()) {
	if f != formatText || a.Getenv("CI") != "" || a.Getenv("TERM") == "dumb" || !a.terminal(a.Stderr) {
		return func() {}
	}
	ticks, stopTicks := a.Ticks()
	line := progress.Start(a.Stderr, a.Now(), ticks)
	a.line.Store(line)
	return func() {
		line.Stop()
		stopTicks()
	}
}

// Ticker returns ticks for the progress line and what ends them.
func Ticker() (ticks <-chan time.Time, stop func()) {
	t := time.NewTicker(progress.Interval)
	return t.C, t.Stop
}
