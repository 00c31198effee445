package wecom_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// maxGrowth is by how many hundredths a program may grow that uses the client
// instead of net/http and encoding/json.
const maxGrowth = 5.0

// TestProgramSize builds the two programs of testdata/size without symbols.
func TestProgramSize(t *testing.T) {
	if testing.Short() {
		t.Skip("builds two programs")
	}
	byHand, byClient := programSize(t, "baseline"), programSize(t, "client")
	growth := 100 * (float64(byClient)/float64(byHand) - 1)
	t.Logf("%d bytes by hand, %d with the client: %.1f %% more", byHand, byClient, growth)
	if growth > maxGrowth {
		t.Errorf("the client adds %.1f %% to a program, more than %.1f %%", growth, maxGrowth)
	}
}

// programSize returns the size of a program in bytes.
func programSize(t *testing.T, name string) int64 {
	t.Helper()
	out := filepath.Join(t.TempDir(), name)
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags=-s -w", "-o", out, "./testdata/size/"+name)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=")
	if text, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	info, err := os.Stat(out)
	if err != nil {
		t.Fatal(err)
	}
	return info.Size()
}
