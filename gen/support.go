package gen

import (
	"embed"
	"io/fs"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// Names of the support files.
const (
	limitsFile   = "mdspec_limits.go"   // LimitError
	nullableFile = "mdspec_nullable.go" // Nullable
	clientFile   = "mdspec_client.go"   // the client, or the error codes alone
)

// runtimeSources are the files of package runtime but for its tests.
//
//go:embed runtime/limits.go runtime/nullable.go
//go:embed runtime/client.go runtime/options.go runtime/calloption.go runtime/tokenstore.go
//go:embed runtime/page.go runtime/pagecursor.go runtime/pageoffset.go runtime/pagenumber.go
//go:embed runtime/pagecount.go runtime/pagelink.go runtime/linkheader.go runtime/media.go
//go:embed runtime/request.go runtime/place.go runtime/answer.go runtime/raw.go
//go:embed runtime/auth.go runtime/fixedtoken.go runtime/basicauth.go runtime/tokensource.go
//go:embed runtime/errorcode.go runtime/errorword.go runtime/errorstatus.go runtime/errors.go
//go:embed runtime/errorbody.go runtime/refusal.go runtime/readcode.go runtime/readword.go
//go:embed runtime/token.go runtime/retry.go runtime/json.go runtime/redact.go
//go:embed runtime/do.go runtime/body.go runtime/timelimit.go runtime/read.go
//go:embed runtime/repair.go runtime/fit.go runtime/field.go
var runtimeSources embed.FS

// clientSources are those of the client file, in its order: first what a reader
// of the file looks for, then the machinery behind it.
var clientSources = []string{
	"client.go", "options.go", "fixedtoken.go", "basicauth.go", "tokensource.go", "calloption.go",
	"errorcode.go", "errorword.go", "errorstatus.go", "errors.go", "tokenstore.go",
	"page.go", "pagecursor.go", "pageoffset.go", "pagenumber.go", "pagecount.go", "pagelink.go", "linkheader.go", "media.go",
	"request.go", "place.go", "answer.go", "raw.go", "refusal.go", "readcode.go", "readword.go", "errorbody.go",
	"auth.go", "token.go", "retry.go", "json.go", "redact.go",
	"do.go", "body.go", "timelimit.go", "read.go", "repair.go", "fit.go", "field.go",
}

// supportFiles returns the code that the package needs and no document
// declares.
func (p *plan) supportFiles() ([]File, error) {
	runtime, err := fs.Sub(runtimeSources, "runtime")
	if err != nil {
		return nil, err
	}
	var files []File
	add := func(file string, parts ...string) error {
		content, err := mergeRuntime(runtime, parts, p.options.Package)
		files = append(files, File{Name: file, Content: content})
		return err
	}
	if parts := p.clientParts(); len(parts) > 0 {
		if err := add(clientFile, parts...); err != nil {
			return nil, err
		}
	}
	if len(p.checked) > 0 {
		if err := add(limitsFile, "limits.go"); err != nil {
			return nil, err
		}
	}
	if p.nullable {
		if err := add(nullableFile, "nullable.go"); err != nil {
			return nil, err
		}
	}
	if secrets, err := p.secretsSource(); err != nil {
		return nil, err
	} else if secrets != nil {
		files = append(files, File{Name: secretsFile, Content: secrets})
	}
	if !p.hasFake() {
		return files, nil
	}
	fake, err := p.fakeFiles(p.options.ImportPath)
	return append(files, fake...), err
}

// hasFake reports whether the package gets a fake server beside it. That
// imports the package, so that it has to be known under which path, and that
// it can be imported at all.
func (p *plan) hasFake() bool {
	return p.client != nil && len(p.client.calls) > 0 && p.options.ImportPath != "" && p.options.Package != "main"
}

// clientParts returns the sources that make the package's client file.
func (p *plan) clientParts() []string {
	if p.client == nil && len(p.errors) == 0 {
		return nil
	}
	needed := map[string]bool{
		"errors.go":      true,
		"errorcode.go":   !p.words(),
		"errorword.go":   p.words(),
		"errorstatus.go": slices.ContainsFunc(p.errors, (*spec.ErrorCode).IsStatus),
	}
	if p.client != nil {
		p.client.parts(needed)
		needed["readcode.go"], needed["readword.go"] = !p.words(), p.words()
	}
	return slices.DeleteFunc(slices.Clone(clientSources), func(name string) bool {
		if kinds, ofPages := pageSources[name]; ofPages && p.client != nil {
			return !p.client.pages(kinds)
		}
		wanted, optional := needed[name]
		return optional && !wanted || !optional && p.client == nil
	})
}

// pageSources are the sources that go from page to page, and which kinds of pages
// need them.
var pageSources = map[string][]spec.PageKind{
	"page.go":       {spec.CursorPages, spec.OffsetPages, spec.NumberPages, spec.LinkPages},
	"pagecursor.go": {spec.CursorPages},
	"pageoffset.go": {spec.OffsetPages},
	"pagenumber.go": {spec.NumberPages},
	"pagecount.go":  {spec.OffsetPages, spec.NumberPages},
	"pagelink.go":   {spec.LinkPages},
	"linkheader.go": {spec.LinkPages},
}

// parts notes which sources that not every client needs this one does.
func (c *client) parts(needed map[string]bool) {
	needed["place.go"] = c.places()
	needed["raw.go"] = c.raw()
	needed["media.go"] = c.uploads()
	needed["fixedtoken.go"] = c.tokens() && !c.basic()
	needed["basicauth.go"] = c.tokens() && c.basic()
	needed["tokensource.go"] = !c.tokens() || !c.basic()
	needed["tokenstore.go"] = c.tokenCall != nil
	needed["errorbody.go"] = c.errorBody != nil
}
