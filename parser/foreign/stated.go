package foreign

import (
	"encoding/json"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
)

// stated returns the value that a cell states for a field of the type: as JSON, if it
// is one of the type; else, where notes are allowed, as a note.
func stated(text string, t *spec.Type, notes bool) *spec.Stated {
	if text = strings.Join(strings.Fields(text), " "); text == "" {
		return nil
	}
	for t.Kind == spec.Pointer {
		t = t.Elem
	}
	if t.Kind == spec.Basic {
		if value, ok := literal(text, t.Name); ok {
			return &spec.Stated{Text: value, JSON: value}
		}
	}
	if notes {
		return &spec.Stated{Text: text}
	}
	return nil
}

// literal returns the JSON of a value of the basic type.
func literal(text, typ string) (string, bool) {
	bare := strings.Trim(text, "\"'“”")
	switch {
	case typ == "bool":
		lower := strings.ToLower(bare)
		return lower, lower == "true" || lower == "false"
	case typ == "string":
		if strings.Contains(text, " ") || len(text) > 80 || strings.ContainsAny(text, "。，；`|\\") {
			return "", false
		}
		quoted, err := json.Marshal(bare)
		return string(quoted), err == nil && !strings.ContainsAny(string(quoted), `\`)
	case spec.IsInteger(typ):
		_, err := strconv.ParseInt(bare, 10, 32)
		return bare, err == nil && bare == text && (bare[0] != '-' || !strings.HasPrefix(typ, "u"))
	case spec.IsFloat(typ):
		var n json.Number
		return bare, json.Unmarshal([]byte(bare), &n) == nil && n.String() == bare
	}
	return "", false
}

// setTags gives a field the tags that its key and its place make.
func setTags(f *spec.Field, key string) {
	tag := key
	if f.Presence == spec.Optional {
		tag += ",omitzero"
	}
	if f.In == spec.InHeader || f.In == spec.InForm || f.In == spec.InQuery && f.Tags != nil {
		f.Tags = []spec.Tag{{Key: string(f.In), Value: tag}, {Key: "json", Value: "-"}}
		if f.In == spec.InQuery {
			f.Tags[0], f.Tags[1] = f.Tags[1], f.Tags[0]
		}
		return
	}
	f.Tags = []spec.Tag{{Key: "json", Value: tag}}
}
