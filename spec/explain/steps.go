package explain

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// StepsFile is the name of a sample's script.
const StepsFile = "steps"

// Step is one line of a sample's script: a command and its arguments.
type Step struct {
	Text  string // as it is written
	Words []string
}

// HasSteps reports whether a script belongs to the files of a sample.
func HasSteps(files []File) bool {
	return slices.ContainsFunc(files, func(f File) bool { return f.Name == StepsFile })
}

// Steps returns the script of a sample; none if it has no script. An error says
// what is wrong with the script itself.
func Steps(files []File) ([]Step, error) {
	var steps []Step
	for _, f := range files {
		if f.Name != StepsFile {
			continue
		}
		for line := range strings.Lines(string(f.Content)) {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			step, err := readStep(line)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", StepsFile, line, err)
			}
			steps = append(steps, step)
		}
	}
	return steps, nil
}

// arguments are how many words follow each command; -1 means any number.
var arguments = map[string]int{"mdspec": -1, "commit": 0, "remove": 1, "mkdir": 1, "hide": 1, "write": 2, "fill": 2, "edit": 3}

// readStep splits a line into words and checks their number.
func readStep(line string) (Step, error) {
	words, err := splitWords(line)
	if err != nil {
		return Step{}, err
	}
	n, known := arguments[words[0]]
	switch {
	case !known:
		return Step{}, fmt.Errorf("unknown command %s", words[0])
	case n >= 0 && len(words) != n+1:
		return Step{}, fmt.Errorf("%s has %d arguments, not %d", words[0], n, len(words)-1)
	}
	return Step{line, words}, nil
}

// splitWords splits a line at blanks. A word in quotes is a string of Go.
func splitWords(line string) ([]string, error) {
	var words []string
	for line = strings.TrimLeft(line, " "); line != ""; line = strings.TrimLeft(line, " ") {
		if !strings.ContainsAny(line[:1], "\"`") {
			word, rest, _ := strings.Cut(line, " ")
			words, line = append(words, word), rest
			continue
		}
		quoted, err := strconv.QuotedPrefix(line)
		if err != nil {
			return nil, fmt.Errorf("a word without its closing quote")
		}
		word, err := strconv.Unquote(quoted)
		if err != nil {
			return nil, err
		}
		words, line = append(words, word), line[len(quoted):]
	}
	return words, nil
}
