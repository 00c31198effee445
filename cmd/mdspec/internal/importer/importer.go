// Package importer makes documents of the dialect of what others wrote in Markdown: it
// finds and decodes the sources, imports them, holds the result to what the compiler
// accepts, and writes documents that say where they are from. It reads the disk and
// never writes it.
//
//	r, err := importer.Run(importer.Options{Args: []string{"upstream/docs"}, Dir: "spec"})
package importer

import (
	"fmt"
	"slices"

	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Result is what the sources give.
type Result struct {
	Documents []parser.File // with their names as paths
	Origins   []Origin      // of all sources, sorted by name
	Profile   string        // the hash of the profile's file; "" without one
	Preset    Preset        // the one that was taken
	Report    *foreign.Report
	Findings  diag.List
}

// Run imports the sources. An error that [build.ErrInternal] is in is a bug of ours.
func Run(o Options) (*Result, error) {
	s, err := readSources(o)
	if err != nil {
		return nil, err
	}
	r := &Result{Origins: s.origins, Report: &foreign.Report{}, Findings: s.findings}
	if r.Findings.HasErrors() {
		return r, nil
	}
	p, err := loadProfile(o.Profile, o.Preset, s.list)
	found := p.findings
	if err != nil || found.HasErrors() {
		r.Findings = append(r.Findings, found...)
		return r, err
	}
	r.Profile, r.Preset = p.hash, presetOf(p.profile)
	imported := foreign.ImportAgain(s.list, p.profile, o.names())
	imported.Findings = append(imported.Findings, found...)
	w := &writer{options: o, imported: imported, origins: s.byName()}
	if r.Documents, err = w.documents(); err != nil {
		return nil, err
	}
	if err := s.spared(o.Dir, r.Documents); err != nil {
		return nil, err
	}
	s.show(imported)
	for i := range r.Origins {
		r.Origins[i].Names = imported.Names[r.Origins[i].Name]
	}
	r.Report, r.Findings = imported.Report, append(r.Findings, imported.Findings...)
	if len(r.Documents) == 0 && !r.Findings.HasErrors() {
		r.Findings.Add(NothingImported, diag.Span{}, len(s.list))
	}
	return r, nil
}

// Propose returns a profile for the sources, with what the profile and the preset of the
// options do not say already.
func Propose(o Options) ([]byte, diag.List, error) {
	s, err := readSources(o)
	if err != nil {
		return nil, nil, err
	}
	if s.findings.HasErrors() {
		return nil, s.findings, nil
	}
	p, err := loadProfile(o.Profile, o.Preset, s.list)
	found := append(s.findings, p.findings...)
	if err != nil || found.HasErrors() {
		return nil, found, err
	}
	return foreign.Propose(s.list, p.profile), found, nil
}

// MayWrite reports whether the documents may be written: there are some, and nothing is
// wrong but that a table is lost, which says nothing against the others.
func (r *Result) MayWrite() bool {
	return len(r.Documents) > 0 && !slices.ContainsFunc(r.Findings, func(d diag.Diagnostic) bool {
		return d.Rule.Severity == diag.Error && d.Rule != foreign.TableLost
	})
}

// CheckShare adds a finding if less than so many percent of the rows are read.
func (r *Result) CheckShare(percent float64) {
	n := r.Report.Counts()
	if n.Rows == 0 {
		return
	}
	if share := 100 * float64(n.Read) / float64(n.Rows); share < percent {
		r.Findings.Add(ImportShare, diag.Span{}, n.Read, n.Rows,
			diag.Verbatim(fmt.Sprintf("%.1f%%", share)), diag.Verbatim(fmt.Sprintf("%g%%", percent)))
	}
}
