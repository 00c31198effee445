package progress_test

import (
	"bytes"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/progress"
)

func TestLine(t *testing.T) {
	start := time.Unix(1000, 0)
	const erase = "\r\x1b[K"
	type step struct {
		text  string        // set before the tick
		after time.Duration // since the start
	}
	tests := []struct {
		name  string
		steps []step
		want  string
	}{
		{"no tick, nothing shown", nil, ""},
		{"a short run shows nothing", []step{{"parsing", 100 * time.Millisecond}, {"parsing", 499 * time.Millisecond}}, ""},
		{"shown after the delay, erased at the end", []step{{"parsing", progress.Delay}}, erase + "parsing" + erase},
		{
			"rewritten in place",
			[]step{{"parsing", 400 * time.Millisecond}, {"parsing", 600 * time.Millisecond}, {"writing", 700 * time.Millisecond}},
			erase + "parsing" + erase + "writing" + erase,
		},
		{"the same text is drawn once", []step{{"parsing", time.Second}, {"parsing", 2 * time.Second}}, erase + "parsing" + erase},
		{"nothing to say", []step{{"", time.Second}}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var out bytes.Buffer
			ticks := make(chan time.Time)
			l := progress.Start(&out, start, ticks)
			for _, s := range test.steps {
				l.Set("%s", s.text)
				ticks <- start.Add(s.after)
				ticks <- start // too early to draw; taken once the tick before it is done with
			}
			l.Stop()
			if got := out.String(); got != test.want {
				t.Errorf("wrote %q, want %q", got, test.want)
			}
		})
	}
}

func TestStopTwice(t *testing.T) {
	var out bytes.Buffer
	ticks := make(chan time.Time)
	l := progress.Start(&out, time.Unix(0, 0), ticks)
	l.Set("%d of %d", 1, 2)
	ticks <- time.Unix(1, 0)
	l.Stop()
	l.Stop()
	select {
	case ticks <- time.Unix(2, 0):
		t.Error("a tick was taken after Stop: the goroutine is still there")
	default:
	}
	if want := "\r\x1b[K1 of 2\r\x1b[K"; out.String() != want {
		t.Errorf("wrote %q, want %q", out.String(), want)
	}
}

func TestClosedTicks(t *testing.T) {
	var out bytes.Buffer
	ticks := make(chan time.Time)
	l := progress.Start(&out, time.Unix(0, 0), ticks)
	close(ticks)
	l.Stop()
	if out.Len() != 0 {
		t.Errorf("wrote %q, want nothing", out.String())
	}
}

func TestNilLine(t *testing.T) {
	var l *progress.Line
	l.Set("nobody reads this")
	l.Stop()
}
