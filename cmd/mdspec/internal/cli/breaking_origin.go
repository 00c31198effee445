package cli

import (
	"bytes"
	"path"
	"path/filepath"
	"regexp"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importdir"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// origins finds from which pages imported documents are.
type origins struct {
	known map[string]*importdir.Recipe // by directory; nil where no documents are imported
}

func newOrigins() *origins { return &origins{map[string]*importdir.Recipe{}} }

// of returns the section of a page that a place was imported from; "" if it was not.
func (o *origins) of(s diag.Span) string {
	if s.IsZero() {
		return ""
	}
	dir := path.Dir(s.File())
	recipe := o.recipe(dir)
	if recipe == nil {
		return ""
	}
	page := pageAbove(s)
	if page == "" || recipe.From != "" { // then it is called by its path at the vendor
		return page
	}
	return path.Join(dir, page)
}

// recipe returns how the documents of a directory were imported; nil if they were not.
func (o *origins) recipe(dir string) *importdir.Recipe {
	r, ok := o.known[dir]
	if !ok {
		r, _, _, _ = importdir.ReadRecipe(filepath.FromSlash(dir)) // what is wrong with it is not asked here
		o.known[dir] = r
	}
	return r
}

// originForm is the comment below the heading of what was imported.
var originForm = regexp.MustCompile(`^<!-- (?:from|出自) (.+?)(?:(?:; |；).*)? -->\s*$`)

// pageAbove returns what the comment below the heading above a place says.
func pageAbove(s diag.Span) string {
	for n := s.Position().Line; n > 0; n-- {
		switch line := s.Source.Line(n); {
		case bytes.HasPrefix(line, []byte("### ")):
			return pageBelow(s.Source, n)
		case bytes.HasPrefix(line, []byte("# ")), bytes.HasPrefix(line, []byte("## ")):
			return ""
		}
	}
	return ""
}

// pageBelow returns what the comment says that follows a line, after blank ones.
func pageBelow(src *diag.Source, n int) string {
	for n++; n <= src.Lines(); n++ {
		line := src.Line(n)
		if len(bytes.TrimSpace(line)) == 0 {
			continue
		}
		if m := originForm.FindSubmatch(line); m != nil {
			return string(m[1])
		}
		return ""
	}
	return ""
}
