package spec

// Index finds the models of a package by name.
type Index struct {
	models map[string]*Model
}

// NewIndex returns the index of a package. Of models that share a name, which
// the parser reports, it knows the first.
func NewIndex(p *Package) *Index {
	x := &Index{models: map[string]*Model{}}
	for m := range p.Models() {
		if x.models[m.Name] == nil {
			x.models[m.Name] = m
		}
	}
	return x
}

// Model returns the model of the name, nil if there is none.
func (x *Index) Model(name string) *Model { return x.models[name] }
