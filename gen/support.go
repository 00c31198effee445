package gen

import (
	"embed"
	"io/fs"
	"slices"

	"github.com/mdspec-go/mdspec/spec"
)

// Names of the support files.
const (
	limitsFile = "mdspec_limits.go" // LimitError
	clientFile = "mdspec_client.go" // the client, or the error codes alone
)

// runtimeSources are the files of package runtime but for its tests.
//
//go:embed runtime/limits.go
//go:embed runtime/client.go runtime/options.go runtime/calloption.go runtime/tokenstore.go
//go:embed runtime/errorcode.go runtime/errorword.go runtime/errorstatus.go runtime/errors.go
//go:embed runtime/errorbody.go runtime/refusal.go runtime/readcode.go runtime/readword.go
//go:embed runtime/page.go runtime/media.go runtime/request.go runtime/answer.go
//go:embed runtime/token.go runtime/retry.go runtime/json.go runtime/redact.go
var runtimeSources embed.FS

// clientSources are those of the client file, in its order: first what a reader
// of the file looks for, then the machinery behind it.
var clientSources = []string{
	"client.go", "options.go", "calloption.go", "errorcode.go", "errorword.go", "errorstatus.go", "errors.go", "tokenstore.go", "page.go", "media.go",
	"request.go", "answer.go", "refusal.go", "readcode.go", "readword.go", "errorbody.go", "token.go", "retry.go", "json.go", "redact.go",
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
	return slices.DeleteFunc(slices.Clone(clientSources), func(name string) bool {
		switch name {
		case "errorcode.go":
			return p.words()
		case "errorword.go":
			return !p.words()
		case "errorstatus.go":
			return !slices.ContainsFunc(p.errors, (*spec.ErrorCode).IsStatus)
		case "errors.go":
			return false
		case "errorbody.go":
			return p.client == nil || p.client.errorBody == nil
		case "readcode.go":
			return p.client == nil || p.words()
		case "readword.go":
			return p.client == nil || !p.words()
		case "page.go":
			return p.client == nil || len(p.client.paged) == 0
		case "media.go":
			return p.client == nil || !p.client.uploads()
		}
		return p.client == nil
	})
}
