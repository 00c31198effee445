package importer

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/mdspec-go/mdspec/gen/output/disk"
	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/parser/syntax"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/regular"
)

// Presets that are none: the best one is found by evidence, or there is none.
const (
	PresetAuto = foreign.AutoPreset
	PresetNone = foreign.NoPreset
)

// Presets returns what a preset may be asked for by.
func Presets() []string {
	return append([]string{PresetAuto, PresetNone}, foreign.PresetNames()...)
}

// Preset is a preset that was taken; the zero Preset is none.
type Preset struct {
	Name string
	Hash string // of what it says
}

// presetOf returns the preset of a profile that was chosen.
func presetOf(p *foreign.Profile) Preset {
	if p.Preset == "" {
		return Preset{}
	}
	return Preset{p.Preset, disk.Hash([]byte(foreign.PresetText(p.Preset)))}
}

// loaded is the profile that a file and a preset say together.
type loaded struct {
	profile  *foreign.Profile // nil if the file has faults
	hash     string           // of the file; "" without one
	findings diag.List        // of the file, and why the preset was taken
}

// loadProfile returns the profile for the sources.
func loadProfile(file, preset string, sources []foreign.Source) (l loaded, err error) {
	var own *foreign.Profile
	if file != "" {
		content, err := regular.Start(file, syntax.MaxSize+1)
		if err != nil {
			return l, err
		}
		if len(content) > syntax.MaxSize {
			return l, fmt.Errorf("%s: %w", filepath.ToSlash(file), errProfileSize)
		}
		l.hash = disk.Hash(content)
		if own, l.findings = foreign.ReadProfile(filepath.ToSlash(file), content); l.findings.HasErrors() {
			return l, nil
		}
	}
	chosen, why, err := foreign.Choose(sources, preset, own)
	l.profile, l.findings = chosen, append(l.findings, why...)
	return l, err
}

var errProfileSize = errors.New("a profile of that size is not read")
