package foreign

import (
	"cmp"
	"embed"
	"fmt"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/profile"
	"github.com/mdspec-go/mdspec/spec/diag"
)

//go:embed presets/*.profile.md
var presetFiles embed.FS

// NoPreset is the name that asks for no preset, and AutoPreset for the one that fits.
const (
	NoPreset   = "none"
	AutoPreset = "auto"
)

// Match is a preset that may fit, with the evidence for it.
type Match = profile.Match

// presets reads the presets once. That they have no faults is tested.
var presets = sync.OnceValue(func() []*Profile {
	files, err := presetFiles.ReadDir("presets")
	if err != nil {
		return nil
	}
	var out []*Profile
	for _, f := range files {
		name := path.Join("presets", f.Name())
		content, err := presetFiles.ReadFile(name)
		if err != nil {
			continue
		}
		p, _ := profile.Read(name, content)
		p.Ship()
		out = append(out, p)
	}
	return out
})

// Presets returns the profiles that are a part of the program, by their names.
func Presets() []*Profile { return slices.Clone(presets()) }

// PresetNames returns the names of the presets.
func PresetNames() []string {
	var out []string
	for _, p := range presets() {
		out = append(out, p.Name)
	}
	return out
}

// ReadProfile reads a profile. Rows with faults are left out, and found.
func ReadProfile(name string, content []byte) (*Profile, diag.List) {
	return profile.Read(name, content, PresetNames()...)
}

// Preset returns the preset of the name; nil if there is none.
func Preset(name string) *Profile {
	for _, p := range presets() {
		if p.Name == name {
			return p
		}
	}
	return nil
}

// Detect returns the presets for which the documents give evidence, the best one first.
// The first one is to be used if it fits, see [Match.Fits].
func Detect(sources []Source) []Match {
	var pages []*diag.Source
	for _, s := range sorted(sources) {
		pages = append(pages, diag.NewSource(s.Path, s.Content))
	}
	return profile.Detect(presets(), pages)
}

// Choose returns the profile to import the documents with: own, which may be nil, over the
// preset. The name of the preset is that of one of [Presets], [NoPreset], or [AutoPreset]
// for the one that the profile names, else the one that fits. The Preset of what is returned
// is the name of the one that was taken, "" for none. The findings say which one fits, and
// why. It returns an error for a name that no preset has.
func Choose(sources []Source, preset string, own *Profile) (*Profile, diag.List, error) {
	if (preset == AutoPreset || preset == "") && own != nil && own.Preset != "" {
		preset = own.Preset
	}
	switch preset {
	case NoPreset:
		return over(own, nil), nil, nil
	case AutoPreset, "":
		matches := Detect(sources)
		if len(matches) == 0 || !matches[0].Fits() {
			return over(own, nil), nil, nil
		}
		return over(own, matches[0].Preset), diag.List{picked(matches[0])}, nil
	}
	base := Preset(preset)
	if base == nil {
		return nil, nil, fmt.Errorf("no preset is called %q: there are %s", preset, strings.Join(PresetNames(), ", "))
	}
	return over(own, base), nil, nil
}

// over returns the profile over the preset, of which either may be missing.
func over(own, preset *Profile) *Profile {
	out := Profile{}
	if p := own.Extend(preset); p != nil {
		out = *p
	}
	if out.Preset = ""; preset != nil {
		out.Preset = preset.Name
	}
	return &out
}

// shownEvidence is how many pieces of evidence the message has; the others are places.
const shownEvidence = 3

// picked reports that a preset is used, with the evidence for it: the heaviest first.
func picked(m Match) diag.Diagnostic {
	found := slices.Clone(m.Found)
	slices.SortStableFunc(found, func(a, b profile.Found) int { return cmp.Compare(b.Weight, a.Weight) })
	var marks []string
	for _, f := range found[:min(shownEvidence, len(found))] {
		marks = append(marks, "`"+strings.ReplaceAll(f.Pattern, "`", "'")+"`")
	}
	d := diag.New(PresetPicked, found[0].Span, m.Preset.Name, diag.Verbatim(strings.Join(marks, ", ")))
	for _, f := range found[1:] {
		d.Relate(f.Span, diag.Say("this is evidence, too; pages that have it: %[1]d", "这也是依据；含有它的页面数：%[1]d", f.Pages))
	}
	return d
}
