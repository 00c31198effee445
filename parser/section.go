package parser

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// section is a part of a topic, recognised by its title (rule 2.2).
type section int

const (
	prose section = iota
	models
	enums
	calls
	service
	errorCodes
)

// sectionTitles are the titles of each section, in lower case.
var sectionTitles = map[section][]string{
	models:     {"models", "模型", "数据模型"},
	enums:      {"enums", "枚举"},
	calls:      {"api calls", "接口", "接口列表"},
	service:    {"service", "服务"},
	errorCodes: {"errors", "错误码"},
}

// knownTitles returns the titles as messages suggest them.
func knownTitles() []string {
	return []string{
		"Models", "模型", "数据模型", "Enums", "枚举", "API calls", "接口", "接口列表",
		"Service", "服务", "Errors", "错误码",
	}
}

// sectionOf returns the section of the title; prose for any other title.
func sectionOf(title string) section {
	title = strings.ToLower(strings.Join(strings.Fields(title), " "))
	for s := models; s <= errorCodes; s++ {
		if slices.Contains(sectionTitles[s], title) {
			return s
		}
	}
	return prose
}

// openSection starts the section under a heading of level two.
func (d *docReader) openSection(b block) {
	d.closeService()
	title := b.text.of(d.text)
	d.section = sectionOf(title)
	d.misspelt = false
	d.sectionSpan = d.span(b.text)
	if d.section != prose {
		d.known = true
		if d.section == service {
			d.openService()
		}
		return
	}
	if near := diag.Suggest(title, knownTitles()); near != nil {
		d.diags.Add(diag.UnknownSection, d.span(b.text), title).Suggest = near
		d.misspelt = true
		d.known = true // one finding is enough for the document
	}
}

// checkLevel reports a section's title on a heading of another level.
func (d *docReader) checkLevel(b block) {
	title := b.text.of(d.text)
	if b.level != 2 && sectionOf(title) != prose {
		d.diags.Add(diag.SectionLevel, d.span(b.text), title, b.level)
		d.known = true
	}
}
