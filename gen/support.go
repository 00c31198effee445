package gen

import (
	"embed"
	"io/fs"
	"slices"
	"strings"
)

// Names of the support files.
const (
	limitsFile = "mdspec_limits.go" // LimitError
	clientFile = "mdspec_client.go" // the client, or the error codes alone
)

//go:embed runtime/*.go
var runtimeSources embed.FS

// supportFiles returns the code that the package needs and no document
// declares.
func (p *plan) supportFiles() ([]File, error) {
	runtime, err := fs.Sub(runtimeSources, "runtime")
	if err != nil {
		return nil, err
	}
	parts, err := p.clientParts(runtime)
	if err != nil {
		return nil, err
	}
	var files []File
	add := func(file string, parts ...string) error {
		content, err := mergeRuntime(runtime, parts, p.options.Package)
		files = append(files, File{Name: file, Content: content})
		return err
	}
	if len(parts) > 0 {
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

// clientOrder are the files of the runtime that a reader of the client file
// looks for first. The machinery behind them follows by name.
var clientOrder = []string{"client.go", "options.go", "errors.go", "tokenstore.go", "page.go", "media.go"}

// clientParts returns the files of the runtime that make the client file.
func (p *plan) clientParts(runtime fs.FS) ([]string, error) {
	if p.client == nil {
		if len(p.errors) == 0 {
			return nil, nil
		}
		return []string{"errors.go"}, nil
	}
	all, err := fs.Glob(runtime, "*.go")
	if err != nil {
		return nil, err
	}
	without := map[string]bool{
		"doc.go": true, "limits.go": true, "page.go": !p.client.pages(), "media.go": !p.client.uploads(),
	}
	var parts []string
	for _, name := range slices.Concat(clientOrder, all) {
		if !without[name] && !strings.HasSuffix(name, "_test.go") && slices.Contains(all, name) {
			without[name] = true
			parts = append(parts, name)
		}
	}
	return parts, nil
}
