package golden

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/parser/foreign"
)

// presetOf are the presets of the cases, by the first words of their names. All others are
// of no kind that there is a preset for.
var presetOf = map[string]string{
	"aliyun": "aliyun", "shape-aliyun": "aliyun",
	"apifox": "widdershins", "widdershins": "widdershins", "shape-widdershins": "widdershins",
	"crd-ref-docs": "crd-ref-docs", "shape-crd-ref-docs": "crd-ref-docs",
	"discord": "discord", "shape-discord": "discord",
	"gitlab": "gitlab", "shape-gitlab": "gitlab",
	"onebot": "onebot", "cqhttp": "onebot", "shape-onebot": "onebot",
	"openapi-generator": "openapi-generator", "shape-openapi-generator": "openapi-generator",
	"protoc-gen-doc": "protoc-gen-doc", "shape-protoc-gen-doc": "protoc-gen-doc",
	"qq": "qq", "shape-html-call": "qq",
	"showdoc": "showdoc", "shape-showdoc": "showdoc",
	"swagger2markup": "swagger2markup", "shape-swagger2markup": "swagger2markup",
}

// TestDetect tells the documents of vendors apart.
func TestDetect(t *testing.T) {
	files, err := filepath.Glob("foreign/*.txtar")
	if err != nil || len(files) < 36 {
		t.Fatal("cases are missing", err)
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name, want := strings.TrimSuffix(filepath.Base(file), ".txtar"), ""
		for prefix, preset := range presetOf {
			if strings.HasPrefix(name, prefix) {
				want = preset
			}
		}
		if got := detected(t, foreignSources(archive)); got != want {
			t.Errorf("%s: detected %q, want %q", name, got, want)
		}
	}
}

// TestDetectDialect takes no document of the dialect, and none of the project, for one of a
// vendor.
func TestDetectDialect(t *testing.T) {
	for _, pattern := range []string{"../spec/*.md", "../*.md", "../parser/foreign/*.md"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if got := detected(t, []foreign.Source{{Path: filepath.ToSlash(file), Content: content}}); got != "" {
				t.Errorf("%s: detected %q", file, got)
			}
		}
	}
}

// detected returns the name of the preset that fits; a match must say why.
func detected(t *testing.T, sources []foreign.Source) string {
	matches := foreign.Detect(sources)
	if len(matches) == 0 || !matches[0].Fits() {
		return ""
	}
	best := matches[0]
	_, found, err := foreign.Choose(sources, foreign.AutoPreset, nil)
	if err != nil || len(found) != 1 || found[0].Rule != foreign.PresetPicked || found[0].Span.IsZero() || len(found[0].Related) != len(best.Found)-1 {
		t.Errorf("%s: the choice is not said: %v %v", best.Preset.Name, found, err)
	}
	for _, f := range best.Found {
		if f.Span.Text() == "" {
			t.Errorf("%s: the place of %q is not known", best.Preset.Name, f.Pattern)
		}
	}
	if len(matches) > 1 && matches[1].Score*2 > best.Score {
		t.Logf("%s: %s %d, but %s %d", sources[0].Path, best.Preset.Name, best.Score, matches[1].Preset.Name, matches[1].Score)
	}
	return best.Preset.Name
}

// foreignSources returns the documents of a case.
func foreignSources(archive *txtar.Archive) (sources []foreign.Source) {
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "source/"); ok {
			sources = append(sources, foreign.Source{Path: name, Content: f.Data})
		}
	}
	return sources
}
