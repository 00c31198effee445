// Command test runs tests of all packages and ends with a line that says how
// many ran. Of a package that passes it shows one line, of one that fails what
// the tests that failed have written.
//
// usage: go run .ci/test.go [-race PATTERNS] [FLAGS OF GO TEST]
//
// Packages that match the patterns, which blanks separate, are tested with the
// race detector, the others without. A test that skips itself under the race
// detector with the reason "without the race detector" is run once more without.
// The support code of generated packages is tested twice: with error codes that are
// integers, and with words.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"slices"
	"strings"
)

// withoutRace is part of what such a test says.
const withoutRace = "without the race detector"

func main() {
	var race []string
	flags := os.Args[1:]
	if len(flags) > 1 && flags[0] == "-race" {
		race, flags = strings.Fields(flags[1]), flags[2:]
	}
	ok, err := run(race, flags)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	if !ok {
		os.Exit(1)
	}
}

// run tests all packages and reports whether all of them pass.
func run(race, flags []string) (ok bool, err error) {
	raced, err := list(race...)
	if err != nil {
		return false, err
	}
	rest, err := list("./...")
	if err != nil {
		return false, err
	}
	rest = slices.DeleteFunc(rest, func(p string) bool { return slices.Contains(raced, p) })
	r := &report{packages: map[string]bool{}, output: map[test]string{}, again: map[string][]string{}}
	r.run(raced, append([]string{"-race"}, flags...))
	r.run(rest, flags)
	r.run([]string{"./gen/runtime/..."}, append([]string{"-tags=mdspecwords"}, flags...))
	for _, p := range slices.Sorted(maps.Keys(r.again)) {
		r.run([]string{p}, append([]string{"-run=^(" + strings.Join(r.again[p], "|") + ")$"}, flags...))
	}
	return r.end(), nil
}

// list returns the import paths of the packages that match.
func list(patterns ...string) ([]string, error) {
	if len(patterns) == 0 {
		return nil, nil
	}
	cmd := exec.Command("go", append([]string{"list", "--"}, patterns...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.Output()
	return strings.Fields(string(out)), err
}

// event is what go test -json writes of a test, of a package if there is no
// test, and of a build.
type event struct {
	Action        string
	Package, Test string
	Output        string
}

// test names a test; a package if it has no name.
type test struct{ pkg, name string }

// report is what is known of the tests so far.
type report struct {
	packages     map[string]bool
	ran, skipped int                 // tests and subtests
	failed       []string            // tests, packages and what else went wrong
	output       map[test]string     // of what has not ended
	again        map[string][]string // by package: tests to run without the race detector
}

// run runs go test on the packages.
func (r *report) run(packages, flags []string) {
	if len(packages) == 0 {
		return
	}
	cmd := exec.Command("go", slices.Concat([]string{"test", "-json"}, flags, packages)...)
	cmd.Stderr = os.Stderr
	events, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err == nil {
		err = errors.Join(r.read(events), cmd.Wait())
	}
	if err != nil && len(r.failed) == 0 {
		r.failed = append(r.failed, "go test: "+err.Error())
	}
}

// read takes events until there are no more.
func (r *report) read(events io.Reader) error {
	d := json.NewDecoder(events)
	for {
		var e event
		if err := d.Decode(&e); err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
		r.take(e)
	}
}

func (r *report) take(e event) {
	id := test{e.Package, e.Test}
	switch e.Action {
	case "build-output":
		fmt.Print(e.Output)
	case "output":
		if !strings.HasPrefix(e.Output, "=== ") { // RUN, PAUSE, CONT and NAME
			r.output[id] += e.Output
		}
	case "pass", "fail", "skip":
		if e.Test == "" {
			r.endPackage(e)
		} else {
			r.endTest(id, e.Action)
		}
	}
}

// endTest shows what a test has written if it failed.
func (r *report) endTest(id test, action string) {
	text := r.output[id]
	delete(r.output, id)
	switch {
	case action == "skip" && strings.Contains(text, withoutRace):
		r.runAgain(id)
	case action == "skip":
		r.skipped++
	case action == "fail":
		r.failed = append(r.failed, id.pkg+" "+id.name)
		fmt.Print(text)
		fallthrough
	default:
		r.ran++
	}
}

// runAgain notes the test, of a subtest the one that it is part of.
func (r *report) runAgain(id test) {
	name, _, _ := strings.Cut(id.name, "/")
	if !slices.Contains(r.again[id.pkg], name) {
		r.again[id.pkg] = append(r.again[id.pkg], name)
	}
}

// endPackage shows the last line of what a package has written, such as
// "ok …"; if it failed all of it, and what tests wrote that did not end.
func (r *report) endPackage(e event) {
	if e.Action != "skip" { // it has no tests
		r.packages[e.Package] = true
	}
	own := test{pkg: e.Package}
	text := r.output[own]
	delete(r.output, own)
	for id, unfinished := range r.output {
		if id.pkg == e.Package {
			text = unfinished + text
			delete(r.output, id)
		}
	}
	if e.Action == "fail" {
		r.failed = append(r.failed, e.Package)
	} else {
		text = text[strings.LastIndex(strings.TrimSuffix(text, "\n"), "\n")+1:]
	}
	fmt.Print(text)
}

// end says what failed and, in the last line, how many tests ran. It reports
// whether all is well.
func (r *report) end() bool {
	if r.ran == 0 {
		r.failed = append(r.failed, "no test ran")
	}
	for _, what := range r.failed {
		fmt.Println("FAIL:", what)
	}
	fmt.Printf("%d packages and %d tests ran, %d tests were skipped\n", len(r.packages), r.ran, r.skipped)
	return len(r.failed) == 0
}
