package parser

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// sameNames reports documents whose Go files would overwrite each other on a
// file system that ignores case.
func (r *resolver) sameNames() {
	first := map[string]*docReader{}
	for _, d := range r.docs {
		key := strings.ToLower(d.file.Name)
		if old, twice := first[key]; twice {
			reason := diag.Say("`%[1]s` differs from it in case only", "它与 `%[1]s` 只有大小写不同", old.file.Name)
			if old.file.Name == d.file.Name {
				reason = diag.Say("there is another document of that name", "还有一份同名的文档")
			}
			r.diags.Add(DocumentName, d.src.Span(0, 0), d.file.Name, reason)
			continue
		}
		first[key] = d
	}
}
