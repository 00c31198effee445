//go:build linux || darwin

package main

import (
	"bytes"
	"os"
	"os/exec"
	"syscall"
	"testing"
)

// TestSignal interrupts fmt while it reads a standard input that never ends: it
// must stop at once, without having written anything.
func TestSignal(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			var stdout, stderr bytes.Buffer
			cmd := exec.CommandContext(t.Context(), "mdspec", "fmt")
			cmd.Stdin, cmd.Stdout, cmd.Stderr = r, &stdout, &stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			r.Close()
			// A pipe holds less than that: from here on fmt reads.
			if _, err := w.Write(make([]byte, 4<<20)); err != nil {
				t.Fatal(err)
			}
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			if code := exitCode(cmd.Wait()); code != 2 || stderr.String() != "mdspec: interrupted\n" || stdout.Len() > 0 {
				t.Errorf("exit code %d, want 2; standard error: %s; standard output: %s", code, &stderr, &stdout)
			}
		})
	}
}

// TestBrokenPipe runs commands whose standard output nobody reads.
func TestBrokenPipe(t *testing.T) {
	for _, args := range [][]string{{"version"}, {"help", "generate"}, {"completion", "bash"}} {
		t.Run(args[0], func(t *testing.T) {
			r, w, err := os.Pipe()
			if err != nil {
				t.Fatal(err)
			}
			defer w.Close()
			r.Close()
			var stderr bytes.Buffer
			cmd := exec.CommandContext(t.Context(), "mdspec", args...)
			cmd.Stdout, cmd.Stderr = w, &stderr
			if err := cmd.Run(); err != nil || stderr.Len() > 0 {
				t.Errorf("%v; standard error: %s", err, &stderr)
			}
		})
	}
}
