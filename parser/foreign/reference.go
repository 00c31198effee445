package foreign

import (
	_ "embed"
	"path"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var (
	//go:embed PROFILE.md
	profileReference string
	//go:embed PROFILE.zh-CN.md
	profileReferenceZH string
)

// otherLanguage is the line that leads to the reference in the other language.
var otherLanguage = lazyregexp.New(`(?m)^\[[^\]\n]+\]\(PROFILE[^)\n]*\)\n\n`)

// ProfileReference returns what a profile may say, in Markdown.
func ProfileReference(l diag.Lang) string {
	text := profileReference
	if l == diag.Chinese {
		text = profileReferenceZH
	}
	return otherLanguage.ReplaceAllString(strings.ReplaceAll(text, "\r\n", "\n"), "")
}

// PresetText returns the document of a preset; "" if none has the name.
func PresetText(name string) string {
	if Preset(name) == nil {
		return ""
	}
	content, err := presetFiles.ReadFile(path.Join("presets", name+ProfileExtension))
	if err != nil {
		return ""
	}
	return strings.ReplaceAll(string(content), "\r\n", "\n")
}
