package parser

import (
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// sameNames reports documents whose Go files would overwrite each other on a
// file system that ignores case.
func (r *resolver) sameNames() {
	first := map[string]*docReader{}
	for _, d := range r.docs {
		key := strings.ToLower(d.file.Name)
		if old, twice := first[key]; twice {
			reason := "`" + old.file.Name + "` differs from it in case only"
			if old.file.Name == d.file.Name {
				reason = "there is another document of that name"
			}
			d.diags.Add(diag.DocumentName, d.src.Span(0, 0), d.file.Name, words(reason))
			continue
		}
		first[key] = d
	}
}

// checkCalls reports calls that stand twice, and types that nobody declares.
func (r *resolver) checkCalls() {
	first := map[string]diag.Span{}
	for _, d := range r.docs {
		for _, c := range d.calls {
			for _, t := range []*spec.Type{c.call.Request, c.call.Response} {
				if r.client && t != nil {
					r.resolveType(t, c.diags)
				}
			}
			if c.call.NameSpan.IsZero() {
				continue
			}
			if at, twice := first[c.call.Name]; twice {
				f := c.diags.Add(diag.DuplicateCall, c.call.NameSpan, c.call.Name)
				f.Related = []diag.Related{{Span: at, Message: "first declared here"}}
				continue
			}
			first[c.call.Name] = c.call.NameSpan
		}
		if at := d.firstClientPart(); r.client && !at.IsZero() {
			d.diags.Add(diag.CallsWithoutClient, at)
		}
	}
}

// firstClientPart returns the first call, service or error code of a document.
func (d *docReader) firstClientPart() diag.Span {
	for _, t := range d.doc.Topics {
		for _, i := range t.Items {
			switch {
			case i.Call != nil:
				return i.Call.NameSpan
			case i.Service != nil:
				return i.Service.Span
			case i.Error != nil:
				return i.Error.NameSpan
			}
		}
	}
	return diag.Span{}
}

// checkServices reports settings and error codes that stand twice in the
// package, and a token call that is none of its calls.
func (r *resolver) checkServices() {
	calls := map[string]bool{}
	for _, d := range r.docs {
		for _, c := range d.calls {
			calls[c.call.Name] = true
		}
	}
	settings, codes := map[string]diag.Span{}, map[string]diag.Span{}
	for _, d := range r.docs {
		for _, t := range d.doc.Topics {
			for _, i := range t.Items {
				if i.Service != nil {
					r.checkSettings(d, i.Service, settings, calls)
				}
				if i.Error != nil {
					r.checkCode(d, i.Error, codes)
				}
			}
		}
	}
}

func (r *resolver) checkSettings(d *docReader, s *spec.Service, first map[string]diag.Span, calls map[string]bool) {
	for _, set := range s.Settings {
		if at, twice := first[set.Name]; twice {
			f := d.diags.Add(diag.DuplicateSetting, set.Span, set.Name)
			f.Related = []diag.Related{{Span: at, Message: "first here"}}
			continue
		}
		first[set.Name] = set.Span
		if set.Name == "token call" && !calls[set.Value] && !r.unsure {
			var known []string
			for c := range calls {
				known = append(known, c)
			}
			d.diags.Add(diag.InvalidSetting, set.Span, set.Value, set.Name, words("no document declares such a call")).
				Suggest = diag.Suggest(set.Value, known)
		}
	}
}

func (r *resolver) checkCode(d *docReader, e *spec.ErrorCode, first map[string]diag.Span) {
	code := strconv.FormatInt(e.Code, 10)
	if at, twice := first[code]; twice {
		f := d.diags.Add(diag.DuplicateCode, e.NameSpan, code)
		f.Related = []diag.Related{{Span: at, Message: "first here"}}
		return
	}
	first[code] = e.NameSpan
}
