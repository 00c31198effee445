package house

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// pages returns the texts of the pages of this repository, which are its READMEs
// and what else is written for users, by their names from the root.
func pages(t *testing.T) map[string]string {
	t.Helper()
	texts := map[string]string{}
	err := walkModule(func(name string) error {
		if path.Ext(name) != ".md" || strings.HasPrefix(name, "golden/seed/") ||
			path.Dir(name) == "spec/tasks" || path.Dir(name) == "spec/wecom" || path.Base(name) == "example.md" {
			return nil
		}
		content, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
		texts[name] = prose(strings.ReplaceAll(string(content), "\r\n", "\n"))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

var (
	fenced  = regexp.MustCompile("(?ms)^(````markdown|```[a-z]*)\n.*?^```+$")
	inCode  = regexp.MustCompile("`+[^`\n]*`+")
	link    = regexp.MustCompile(`\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"`)
	heading = regexp.MustCompile(`(?m)^#+ (.*)$`)
)

// prose returns a page without its fences.
func prose(text string) string { return fenced.ReplaceAllString(text, "") }

// anchors returns the names under which a service shows the headings of a page.
func anchors(text string) []string {
	var names []string
	for _, m := range heading.FindAllStringSubmatch(text, -1) {
		names = append(names, strings.Map(func(r rune) rune {
			switch {
			case r == ' ':
				return '-'
			case r == '-' || r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r):
				return unicode.ToLower(r)
			}
			return -1
		}, m[1]))
	}
	return names
}

// TestLinks follows every link of a page to a file or a heading of this
// repository.
func TestLinks(t *testing.T) {
	texts := pages(t)
	found := 0
	for name, text := range texts {
		for _, m := range link.FindAllStringSubmatch(inCode.ReplaceAllString(text, ""), -1) {
			target, anchor, _ := strings.Cut(m[1]+m[2], "#")
			if strings.Contains(target, "://") {
				continue
			}
			found++
			file := name
			if target != "" {
				file = path.Join(path.Dir(name), target)
			}
			if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(file))); err != nil {
				t.Errorf("%s links to %s, which is not there", name, file)
			} else if anchor != "" && !slices.Contains(anchors(texts[file]), anchor) {
				t.Errorf("%s links to %s, which has no heading %q", name, file, anchor)
			}
		}
	}
	if found < 60 {
		t.Errorf("only %d links were followed", found)
	}
}

// TestFirstPages keeps the pages that users see first short: they are for the
// first hour, and what is longer belongs to the page of a package.
func TestFirstPages(t *testing.T) {
	for _, readme := range readmes {
		content, err := os.ReadFile(filepath.Join(root, readme))
		if lines := strings.Count(string(content), "\n"); err != nil || lines > 250 {
			t.Errorf("%s has %d lines, more than 250; error %v", readme, lines, err)
		}
	}
}
