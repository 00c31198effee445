// Package progress shows, on one line of a terminal, what a long run is at.
package progress

import (
	"fmt"
	"io"
	"sync"
	"time"
)

const (
	// Delay is how long a run goes on before the line shows.
	Delay = 500 * time.Millisecond
	// Interval is the time between two drawings of the line.
	Interval = 100 * time.Millisecond
)

// erase moves to the start of the line and erases it.
const erase = "\r\x1b[K"

// Line is one line of a terminal that is drawn again and again. A nil Line
// shows nothing. Its methods may be called from any goroutine.
type Line struct {
	w     io.Writer
	stop  chan struct{}
	ended chan struct{}
	once  sync.Once

	mu   sync.Mutex
	text string
}

// Start returns a line on w that is drawn, when its text has changed, at each
// tick that comes [Delay] or more after start. It draws until [Line.Stop] or
// until ticks is closed.
func Start(w io.Writer, start time.Time, ticks <-chan time.Time) *Line {
	l := &Line{w: w, stop: make(chan struct{}), ended: make(chan struct{})}
	go l.run(start, ticks)
	return l
}

func (l *Line) run(start time.Time, ticks <-chan time.Time) {
	defer close(l.ended)
	drawn := ""
	defer func() {
		if drawn != "" {
			io.WriteString(l.w, erase)
		}
	}()
	for {
		select {
		case <-l.stop:
			return
		case now, ok := <-ticks:
			if !ok {
				return
			}
			if text := l.current(); now.Sub(start) >= Delay && text != drawn {
				drawn = text
				io.WriteString(l.w, erase+text)
			}
		}
	}
}

func (l *Line) current() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text
}

// Set changes what the line says from the next drawing on. The text should be
// short: a line that wraps cannot be erased.
func (l *Line) Set(format string, args ...any) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.text = fmt.Sprintf(format, args...)
}

// Stop erases the line if it shows and returns when nothing more is written.
// It may be called more than once.
func (l *Line) Stop() {
	if l == nil {
		return
	}
	l.once.Do(func() { close(l.stop) })
	<-l.ended
}
