package cli

import (
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/spec/diag"
)

var aboutProfile = diag.Say("what a profile of an import may say", "导入用的 profile 的写法")

// explainProfile prints the reference of profiles, or presets as they are.
func (a *app) explainProfile(f format, names []string) error {
	if f == formatJSON {
		return usagef("--format json is for rules; the reference of profiles is text")
	}
	p := dialectPrinter{lang: a.lang}
	if len(names) == 0 {
		p.markdown(foreign.ProfileReference(a.lang))
	}
	for _, name := range names {
		text := foreign.PresetText(strings.ToLower(name))
		if text == "" {
			return usagef("unknown preset %s%s", quote(name), orList(name, foreign.PresetNames()))
		}
		if p.Len() > 0 {
			p.WriteString("\n\n")
		}
		p.WriteString(text)
	}
	_, err := a.Stdout.Write(p.Bytes())
	return err
}
