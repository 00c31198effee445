package foreign

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func TestPresetsHaveNoFaults(t *testing.T) {
	files, err := presetFiles.ReadDir("presets")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		content, err := presetFiles.ReadFile("presets/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		p, found := ReadProfile(f.Name(), content)
		for _, d := range found {
			t.Errorf("%s: %s", d.Span, d.Message())
		}
		if len(p.Evidence) == 0 || p.Title == "" {
			t.Errorf("%s has no evidence or no title", f.Name())
		}
	}
	want := []string{"aliyun", "crd-ref-docs", "discord", "gitlab", "onebot", "openapi-generator", "protoc-gen-doc", "qq", "showdoc", "swagger2markup", "widdershins"}
	if got := PresetNames(); !slices.Equal(got, want) {
		t.Errorf("presets are %v, want %v", got, want)
	}
}

// TestProfileExamples reads the examples of the reference.
func TestProfileExamples(t *testing.T) {
	for _, name := range []string{"PROFILE.md", "PROFILE.zh-CN.md"} {
		content, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, example, _ := strings.Cut(string(content), "````markdown\n")
		example, _, _ = strings.Cut(example, "````")
		p, found := ReadProfile("lamp.profile.md", []byte(example))
		for _, d := range found {
			t.Errorf("%s: %s: %s", name, d.Span, d.Message())
		}
		if len(p.Columns) != 2 || len(p.Types) != 2 || len(p.Presence) != 1 || len(p.Sections) != 5 || len(p.Pages) != 1 || len(p.Calls) != 2 || len(p.Corrections) != 5 {
			t.Errorf("%s: read %+v", name, p)
		}
		for _, preset := range PresetNames() {
			if !strings.Contains(string(content), "`"+preset+"`") {
				t.Errorf("%s does not name the preset %s", name, preset)
			}
		}
	}
}

// TestChoose picks the preset: the one that is named, else the one of the profile, else the
// one that fits.
func TestChoose(t *testing.T) {
	tram := []Source{{Path: "a.md", Content: []byte("# A\n\n### Tram\n\n| Field | Type | Label | Description |\n| --- | --- | --- | --- |\n| speed | [float](#float) | | |\n")}}
	own, _ := ReadProfile("own.profile.md", []byte("## Settings\n\n| Setting | Value |\n| --- | --- |\n| preset | gitlab |\n"))
	plain, _ := ReadProfile("own.profile.md", []byte("## Types\n\n| Word | Type |\n| --- | --- |\n| float | `float64` |\n"))
	wrong, found := ReadProfile("own.profile.md", []byte("## Settings\n\n| Setting | Value |\n| --- | --- |\n| preset | gitlub |\n"))
	if len(found) != 1 || found[0].Rule.ID != "profile-value" || !slices.Equal(found[0].Suggest, []string{"gitlab"}) || found[0].Span.Text() != "gitlub" {
		t.Errorf("a profile that extends what is no preset: %v", found)
	}
	for _, tt := range []struct {
		name   string
		preset string
		own    *Profile
		want   string // the name of the preset
		speed  string
		notes  int
		fails  bool
	}{
		{"what fits", "", nil, "protoc-gen-doc", "float32", 1, false},
		{"auto", AutoPreset, nil, "protoc-gen-doc", "float32", 1, false},
		{"none", NoPreset, nil, "", "float64", 0, false},
		{"by name", "protoc-gen-doc", nil, "protoc-gen-doc", "float32", 0, false},
		{"another", "onebot", nil, "onebot", "float64", 0, false},
		{"that of the profile", "", own, "gitlab", "float64", 0, false},
		{"named beside a profile", "protoc-gen-doc", own, "protoc-gen-doc", "float32", 0, false},
		{"under a profile", "", plain, "protoc-gen-doc", "float64", 1, false},
		{"no such preset", "onebott", nil, "", "", 0, true},
		{"no such preset in the profile", "", wrong, "protoc-gen-doc", "float32", 1, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p, notes, err := Choose(tram, tt.preset, tt.own)
			if (err != nil) != tt.fails || len(notes) != tt.notes {
				t.Fatalf("%v, %v", err, notes)
			}
			if err != nil {
				return
			}
			if got := dump(Import(tram, p)); p.Preset != tt.want || !slices.Equal(got, []string{"Tram.Speed " + tt.speed}) {
				t.Errorf("preset %q: %q", p.Preset, got)
			}
		})
	}
}

// TestProfilesAreNoPages passes over profiles beside the pages.
func TestProfilesAreNoPages(t *testing.T) {
	r := Import([]Source{{Path: "x/lamp.profile.md", Content: []byte("## Columns\n\n| Header | Type |\n| --- | --- |\n| a | b |\n")}}, nil)
	if len(r.Documents) > 0 || len(r.Package.Documents) > 0 {
		t.Errorf("%+v", r.Documents)
	}
}
