package diag

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// SARIFOptions says how [WriteSARIF] writes.
type SARIFOptions struct {
	Tool Tool
	Lang Lang // English by default
	// Describe returns in the language what a rule says of any finding, and why it
	// is a rule; either may be "".
	Describe func(*Rule) (summary, why string)
}

// sarifSchema is the address of the schema that the form follows.
const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

// WriteSARIF writes the diagnostics, in the order of the list, as a SARIF 2.1.0
// log, as code scanning services take them. Files are named as the diagnostics
// name them, relative to the working directory. Columns count code points. A
// finding keeps its fingerprint while lines move and tables are formatted. Its
// subject and the row that accepts it are properties of the result. The
// errors returned are those of w.
func WriteSARIF(w io.Writer, l List, o SARIFOptions) error {
	run := sarifRun{
		Tool:       sarifTool{Driver: newSARIFDriver(l, o)},
		Language:   "en",
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
	if o.Lang == Chinese {
		run.Language = "zh-CN"
	}
	prints := fingerprints(l)
	for i, d := range l {
		r := newSARIFResult(d, o.Lang)
		r.RuleIndex = slices.IndexFunc(run.Tool.Driver.Rules, func(s sarifRule) bool { return s.ID == d.Rule.ID })
		r.Fingerprints = map[string]string{o.Tool.Name + fingerprintKind: prints[i]}
		run.Results = append(run.Results, r)
	}
	return writeIndented(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}})
}

// newSARIFDriver describes the tool and the rules that the list names.
func newSARIFDriver(l List, o SARIFOptions) sarifDriver {
	d := sarifDriver{
		Name:    o.Tool.Name,
		Version: o.Tool.Version,
		URI:     o.Tool.URI,
		Rules:   []sarifRule{},
	}
	var rules []*Rule
	for _, f := range l {
		if !slices.Contains(rules, f.Rule) {
			rules = append(rules, f.Rule)
		}
	}
	slices.SortFunc(rules, func(a, b *Rule) int { return cmp.Compare(a.ID, b.ID) })
	for _, r := range rules {
		d.Rules = append(d.Rules, newSARIFRule(r, o))
	}
	return d
}

func newSARIFRule(r *Rule, o SARIFOptions) sarifRule {
	s := sarifRule{ID: r.ID, Default: sarifConfiguration{r.Severity.String()}}
	if o.Describe == nil {
		return s
	}
	summary, why := o.Describe(r)
	if summary != "" {
		s.Short = &sarifText{summary}
	}
	if why != "" {
		s.Full, s.Help = &sarifText{why}, &sarifText{why}
	}
	return s
}

func newSARIFResult(d Diagnostic, l Lang) sarifResult {
	text := d.MessageIn(l)
	if hint := d.HintIn(l); hint != "" {
		text += "\n" + hint
	}
	r := sarifResult{
		RuleID:    d.Rule.ID,
		Level:     d.Rule.Severity.String(),
		Message:   sarifText{text},
		Locations: []sarifLocation{},
	}
	if !d.Span.IsZero() {
		r.Locations = append(r.Locations, newSARIFLocation(d.Span))
	}
	for i, related := range d.Related {
		at := sarifLocation{ID: i + 1, Message: &sarifText{related.Message.In(l)}}
		if !related.Span.IsZero() {
			at.Physical = newSARIFLocation(related.Span).Physical
		}
		r.Related = append(r.Related, at)
	}
	if d.Fix != nil {
		r.Fixes = []sarifFix{newSARIFFix(*d.Fix, l)}
	}
	if d.Subject != "" {
		r.Properties = &sarifProperties{d.Subject, d.Accept}
	}
	return r
}

func newSARIFLocation(s Span) sarifLocation {
	return sarifLocation{Physical: &sarifPhysical{sarifArtifact(s), newSARIFRegion(s)}}
}

func newSARIFRegion(s Span) sarifRegion {
	start, end := s.Position(), s.EndPosition()
	return sarifRegion{start.Line, start.Column, end.Line, end.Column}
}

func sarifArtifact(s Span) sarifArtifactLocation {
	return sarifArtifactLocation{fileURI(s.File())}
}

// fileURI returns a path with forward slashes as a URI reference: what would
// have a meaning in one is escaped.
func fileURI(path string) string {
	u := url.URL{Path: strings.TrimPrefix(path, "./")}
	if strings.HasPrefix(path, "/") {
		u.Scheme = "file"
	}
	return u.String() // ./HEAD:a.md, for HEAD is no scheme
}

// newSARIFFix groups the edits by file, in the order of their first one.
func newSARIFFix(f Fix, l Lang) sarifFix {
	out := sarifFix{Description: sarifText{f.Message.In(l)}}
	for _, e := range f.Edits {
		at := sarifArtifact(e.Span)
		i := slices.IndexFunc(out.Changes, func(c sarifChange) bool { return c.Artifact == at })
		if i < 0 {
			i = len(out.Changes)
			out.Changes = append(out.Changes, sarifChange{Artifact: at})
		}
		out.Changes[i].Replacements = append(out.Changes[i].Replacements,
			sarifReplacement{newSARIFRegion(e.Span), sarifText{e.New}})
	}
	return out
}

// fingerprintKind names, behind the tool, the way in which [fingerprints] are made;
// a service compares only those of the same name.
const fingerprintKind = "Finding/v1"

// fingerprints returns for each diagnostic a word by which the same finding is
// known in another version of the documents. It depends on the rule, the file,
// the English message and the text of the line without blanks and the dashes of
// tables, not on where the line is; equal findings are counted.
func fingerprints(l List) []string {
	out := make([]string, len(l))
	seen := map[string]int{}
	for i, d := range l {
		key := strings.Join([]string{d.Rule.ID, d.Span.File(), d.Message(), essence(d.Span)}, "\x00")
		sum := sha256.Sum256(fmt.Appendf(nil, "%s\x00%d", key, seen[key]))
		seen[key]++
		out[i] = hex.EncodeToString(sum[:16])
	}
	return out
}

// essence returns the characters of the span's first line that formatting a
// table leaves alone.
func essence(s Span) string {
	if s.IsZero() {
		return ""
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || r == '|' || r == '-' {
			return -1
		}
		return r
	}, string(s.Source.Line(s.Position().Line)))
}
