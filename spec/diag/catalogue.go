package diag

// Catalogue returns every rule of mdspec, in the order of its themes. It is the
// one place from which messages come: a translation or an explanation is
// written against the IDs and parameters found here.
func Catalogue() []*Rule {
	var all []*Rule
	for _, theme := range [][]*Rule{} {
		all = append(all, theme...)
	}
	return all
}
