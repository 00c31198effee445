package main

import (
	"bytes"
	"context"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/gen/output"
)

// kills is how often TestKill kills a run.
const kills = 100

// TestKill kills generate at random points. Whatever it leaves, each file is
// wholly that of the documents before or of those after, and the next run makes
// everything good, for whichever documents there are by then.
// Half of the points lie anywhere in a run, the others right after it has begun
// to replace files. MDSPEC_KILL_SEED repeats the delays of a run.
func TestKill(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long: make test-long runs it")
	}
	seed := killSeed(t)
	rng := rand.New(rand.NewPCG(seed, 0))
	k := newKiller(t)
	killed, mixed := 0, 0
	other := map[string]string{"A": "B", "B": "A"}
	before := "A"
	k.heal(t, before)
	for i := range kills {
		after := other[before]
		k.install(t, after)
		var dead bool
		if i%2 == 0 {
			dead = k.kill(t, anywhere(rng, k.duration))
		} else {
			dead = k.kill(t, k.whileReplacing(t, rng))
		}
		if dead {
			killed++
		}
		if k.inspect(t, before, after) {
			mixed++
		}
		before = []string{before, after}[rng.IntN(2)]
		k.heal(t, before)
		if t.Failed() {
			t.Fatalf("run %d of seed %d failed", i, seed)
		}
	}
	t.Logf("seed %d: %d of %d runs were killed, %d with some files new and some old; a run takes %v", seed, killed, kills, mixed, k.duration)
	if killed == 0 {
		t.Error("every run ended before it was killed: nothing was tested")
	}
}

func killSeed(t *testing.T) uint64 {
	t.Helper()
	text := os.Getenv("MDSPEC_KILL_SEED")
	if text == "" {
		return uint64(time.Now().UnixNano())
	}
	seed, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		t.Fatal(err)
	}
	return seed
}

// killer runs generate on a sample.
type killer struct {
	sample
	binary   string
	want     map[string]map[string]string // by version: the output
	duration time.Duration                // of the shortest whole run
}

func newKiller(t *testing.T) killer {
	t.Helper()
	k := killer{sample: newSample(t, t.TempDir()), binary: buildBinary(t), want: map[string]map[string]string{}, duration: time.Hour}
	for range 2 {
		for _, version := range []string{"A", "B"} {
			k.install(t, version)
			start := time.Now()
			k.generate(t)
			k.duration = min(k.duration, time.Since(start))
			k.want[version] = k.files(t)
		}
	}
	if k.want["A"]["outtest/server.go"] == "" || len(k.want["A"]) < sampleSize || maps.Equal(k.want["A"], k.want["B"]) {
		t.Fatalf("the sample is too small, or without a fake server: %v", slices.Sorted(maps.Keys(k.want["A"])))
	}
	return k
}

// generate runs generate to its end; it must succeed.
func (k killer) generate(t *testing.T) {
	t.Helper()
	out, err := exec.Command(k.binary, "generate", "--out", k.out, k.spec).CombinedOutput()
	if err != nil {
		t.Errorf("generate: %v\n%s", err, out)
	}
}

// buildBinary builds the command as users do, without the race detector that
// these tests may run with: its start would take most of a run.
func buildBinary(t *testing.T) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "mdspec.exe") // a name that every system runs
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return binary
}

// A moment waits until a run is to be killed, or is over, which is when ctx is
// done.
type moment func(ctx context.Context)

// anywhere returns a moment within the duration of a run.
func anywhere(rng *rand.Rand, duration time.Duration) moment {
	return after(time.Duration(rng.Int64N(int64(duration))))
}

func after(delay time.Duration) moment {
	return func(ctx context.Context) {
		ctx, cancel := context.WithTimeout(ctx, delay)
		defer cancel()
		<-ctx.Done()
	}
}

// whileReplacing returns a moment within the millisecond after the lock has
// changed for the first time, which is when files begin to be replaced.
func (k killer) whileReplacing(t *testing.T, rng *rand.Rand) moment {
	t.Helper()
	lock := filepath.Join(k.out, output.LockName)
	before, err := os.ReadFile(lock)
	if err != nil {
		t.Fatal(err)
	}
	delay := time.Duration(rng.Int64N(int64(time.Millisecond)))
	return func(ctx context.Context) {
		for ctx.Err() == nil {
			if now, err := os.ReadFile(lock); err != nil || !bytes.Equal(now, before) {
				after(delay)(ctx)
				return
			}
		}
	}
}

// kill starts generate, kills it at the moment and reports whether it was still
// running then.
func (k killer) kill(t *testing.T, at moment) bool {
	t.Helper()
	var stderr bytes.Buffer
	cmd := exec.Command(k.binary, "generate", "--out", k.out, k.spec)
	cmd.Stderr = &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	ctx, over := context.WithCancel(t.Context())
	waited := make(chan error, 1)
	go func() {
		waited <- cmd.Wait()
		over()
	}()
	at(ctx)
	killed := cmd.Process.Kill() == nil // else it is over
	err := <-waited
	if err != nil && (!killed || stderr.Len() > 0) {
		t.Errorf("generate: %v\n%s", err, &stderr)
	}
	return err != nil
}

// inspect checks what a killed run left, and reports whether it left files of
// both versions.
func (k killer) inspect(t *testing.T, before, after string) (mixed bool) {
	t.Helper()
	old, young := false, false
	for name, text := range k.files(t) {
		if name == output.LockName { // it announces what is about to change
			if _, broken, err := output.ReadRecipe(k.out); err != nil || len(broken) > 0 {
				t.Errorf("the lock cannot be read: %v, %v\n%s", err, broken, text)
			}
			continue
		}
		was, wasThere := k.want[before][name]
		is, isThere := k.want[after][name]
		switch {
		case wasThere && isThere && was == is && text == was:
		case wasThere && text == was:
			old = true
		case isThere && text == is:
			young = true
		case wasThere || isThere:
			t.Errorf("%s is neither the file before nor the one after:\n%s", name, text)
		case strings.HasSuffix(name, ".go"):
			t.Errorf("%s was left behind where the compiler finds it", name)
		}
	}
	return old && young
}

// heal generates the output of the version and checks it.
func (k killer) heal(t *testing.T, version string) {
	t.Helper()
	k.install(t, version)
	k.generate(t)
	got := k.files(t)
	if !maps.Equal(got, k.want[version]) {
		t.Errorf("the next run made %v, want %v, with the contents of version %s",
			slices.Sorted(maps.Keys(got)), slices.Sorted(maps.Keys(k.want[version])), version)
	}
	out, err := exec.Command(k.binary, "check", k.out).CombinedOutput()
	if err != nil || len(out) > 0 {
		t.Errorf("check after the next run: %v\n%s", err, out)
	}
	left, err := filepath.Glob(filepath.Join(filepath.Dir(k.out), "*"))
	if err != nil || len(left) != 3 {
		t.Errorf("beside the documents, the output and go.mod there is more: %v, %v", left, err)
	}
}
