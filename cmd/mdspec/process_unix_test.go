//go:build linux || darwin

package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// TestSignal interrupts generate while it reads a document that never ends: it
// must stop at once, without having written anything.
func TestSignal(t *testing.T) {
	for _, signal := range []os.Signal{os.Interrupt, syscall.SIGTERM} {
		t.Run(signal.String(), func(t *testing.T) {
			dir := t.TempDir()
			document, out := filepath.Join(dir, "endless.md"), filepath.Join(dir, "out")
			if err := syscall.Mkfifo(document, 0o666); err != nil {
				t.Fatal(err)
			}
			var stderr bytes.Buffer
			cmd := exec.CommandContext(t.Context(), "mdspec", "generate", "--out", out, document)
			cmd.Stderr = &stderr
			if err := cmd.Start(); err != nil {
				t.Fatal(err)
			}
			// Opening waits for the reader: from here on generate reads.
			writer, err := os.OpenFile(document, os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer writer.Close()
			if err := cmd.Process.Signal(signal); err != nil {
				t.Fatal(err)
			}
			if code := exitCode(cmd.Wait()); code != 2 || stderr.String() != "mdspec: interrupted\n" {
				t.Errorf("exit code %d, want 2; standard error: %s", code, &stderr)
			}
			if _, err := os.Stat(out); !errors.Is(err, fs.ErrNotExist) {
				t.Errorf("the output directory is there: %v", err)
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
