package importer

import (
	"fmt"
	"path/filepath"

	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// Presets that are none: the best one is found by evidence, or there is none.
const (
	PresetAuto = "auto"
	PresetNone = "none"
)

// loadProfile returns the profile that the file and the preset say together, for the
// sources.
func loadProfile(file, preset string, _ []foreign.Source) (*foreign.Profile, diag.List, error) {
	if file != "" {
		return nil, nil, fmt.Errorf("%s: profiles cannot be read", filepath.ToSlash(file))
	}
	if preset != PresetAuto && preset != PresetNone {
		return nil, nil, fmt.Errorf("there is no preset %q", preset)
	}
	return &foreign.Profile{}, nil, nil
}
