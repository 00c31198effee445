package importer

import (
	"errors"
	"fmt"
	"path/filepath"

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

// loadProfile returns the profile that the file and the preset say together, for the
// sources. The findings are those of the file, and why a preset was taken.
func loadProfile(file, preset string, sources []foreign.Source) (*foreign.Profile, diag.List, error) {
	var own *foreign.Profile
	var found diag.List
	if file != "" {
		content, err := regular.Start(file, syntax.MaxSize+1)
		if err != nil {
			return nil, nil, err
		}
		if len(content) > syntax.MaxSize {
			return nil, nil, fmt.Errorf("%s: %w", filepath.ToSlash(file), errProfileSize)
		}
		if own, found = foreign.ReadProfile(filepath.ToSlash(file), content); found.HasErrors() {
			return nil, found, nil
		}
	}
	chosen, why, err := foreign.Choose(sources, preset, own)
	return chosen, append(found, why...), err
}

var errProfileSize = errors.New("a profile of that size is not read")
