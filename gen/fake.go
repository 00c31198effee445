package gen

// fakeFiles returns the files of the fake server, a package of its own that
// imports the generated one at the path.
func (p *plan) fakeFiles(importPath string) ([]File, error) {
	return nil, nil
}
