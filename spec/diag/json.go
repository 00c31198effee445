package diag

import (
	"bytes"
	"encoding/json"
	"io"
)

// jsonVersion rises when a member of the JSON form changes its meaning or goes.
const jsonVersion = 1

// WriteJSON writes the diagnostics, in the order of the list, as one indented
// JSON document that ends in a line break:
//
//	{
//	  "version": 1,
//	  "diagnostics": [
//	    {
//	      "rule": "unknown-type",
//	      "severity": "error",
//	      "message": "unknown type `strng`",
//	      "hint": "did you mean `string`?",
//	      "suggest": ["string"],
//	      "file": "spec/chat_info.md",
//	      "start": {"offset": 181, "line": 10, "column": 16, "utf16": 15},
//	      "end": {"offset": 186, "line": 10, "column": 21, "utf16": 20},
//	      "related": [
//	        {"message": "…", "file": "…", "start": {…}, "end": {…}}
//	      ],
//	      "diff": "",
//	      "fix": {
//	        "message": "write `string`",
//	        "certain": false,
//	        "edits": [{"file": "…", "start": {…}, "end": {…}, "new": "string"}]
//	      },
//	      "subject": "",
//	      "accept": ""
//	    }
//	  ]
//	}
//
// Severity is error, warning or note. Offsets are bytes from 0; lines and
// columns (code points) count from 1, UTF-16 code units from 0; end is behind
// the last character. A fix replaces what is between start and end of each of
// its edits, which do not overlap; one that is not certain is an offer to a
// reader, and no program should make it unasked. Subject names what an incompatible
// change is about, by which it is told from others of its rule, such as Chat.Owner;
// accept is the row for the table of accepted changes, in which "…" stands for the
// reason and the last day. All members are always there:
// without a place file is "" and start and end are null, without a fix it is
// null, and what is empty is "" or []. New members do not raise the version.
// Messages and hints are in lang, all else is the same in each language. The
// errors returned are those of w.
func WriteJSON(w io.Writer, l List, lang Lang) error {
	report := jsonReport{Version: jsonVersion, Diagnostics: make([]jsonDiagnostic, len(l))}
	for i, d := range l {
		report.Diagnostics[i] = newJSONDiagnostic(d, lang)
	}
	return writeIndented(w, report)
}

// writeIndented writes a value as JSON, see [EncodeJSON].
func writeIndented(w io.Writer, value any) error {
	doc, err := EncodeJSON(value)
	if err == nil {
		_, err = w.Write(doc)
	}
	return err
}

// EncodeJSON returns a value as indented JSON that ends in a line break. It drives
// nothing where it is printed: in strings, what is not shown is spelled out, as are
// commands to a service that runs builds. It is no part of a web page, so that <, >
// and & stay as they are.
func EncodeJSON(value any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	err := enc.Encode(value)
	return escapeJSON(b.Bytes()), err
}

type jsonReport struct {
	Version     int              `json:"version"`
	Diagnostics []jsonDiagnostic `json:"diagnostics"`
}

type jsonDiagnostic struct {
	Rule     string   `json:"rule"`
	Severity Severity `json:"severity"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint"`
	Suggest  []string `json:"suggest"`
	jsonPlace
	Related []jsonRelated `json:"related"`
	Diff    string        `json:"diff"`
	Fix     *jsonFix      `json:"fix"`
	Subject string        `json:"subject"`
	Accept  string        `json:"accept"`
}

type jsonFix struct {
	Message string     `json:"message"`
	Certain bool       `json:"certain"`
	Edits   []jsonEdit `json:"edits"`
}

type jsonEdit struct {
	jsonPlace
	New string `json:"new"`
}

type jsonRelated struct {
	Message string `json:"message"`
	jsonPlace
}

type jsonPlace struct {
	File  string    `json:"file"`
	Start *Position `json:"start"`
	End   *Position `json:"end"`
}

func newJSONDiagnostic(d Diagnostic, lang Lang) jsonDiagnostic {
	j := jsonDiagnostic{
		Rule:      d.Rule.ID,
		Severity:  d.Rule.Severity,
		Message:   d.MessageIn(lang),
		Hint:      d.HintIn(lang),
		Suggest:   append([]string{}, d.Suggest...),
		jsonPlace: newJSONPlace(d.Span),
		Related:   make([]jsonRelated, len(d.Related)),
		Diff:      d.Diff,
		Fix:       newJSONFix(d.Fix, lang),
		Subject:   d.Subject,
		Accept:    d.Accept,
	}
	for i, r := range d.Related {
		j.Related[i] = jsonRelated{r.Message.In(lang), newJSONPlace(r.Span)}
	}
	return j
}

func newJSONFix(f *Fix, lang Lang) *jsonFix {
	if f == nil {
		return nil
	}
	j := &jsonFix{Message: f.Message.In(lang), Certain: f.Certain, Edits: make([]jsonEdit, len(f.Edits))}
	for i, e := range f.Edits {
		j.Edits[i] = jsonEdit{newJSONPlace(e.Span), e.New}
	}
	return j
}

func newJSONPlace(s Span) jsonPlace {
	if s.IsZero() {
		return jsonPlace{}
	}
	start, end := s.Position(), s.EndPosition()
	return jsonPlace{s.File(), &start, &end}
}
