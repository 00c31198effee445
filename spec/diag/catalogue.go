package diag

import "slices"

// Catalogue returns every rule of mdspec, in the order of its themes. It is the
// one place from which messages come: a translation or an explanation is
// written against the IDs and parameters found here.
func Catalogue() []*Rule {
	return slices.Concat(
		documentRules, tableRules, fieldRules, callRules, serviceRules,
		limitRules, goRules, outputRules, acceptRules, []*Rule{UnformattedTable},
	)
}

// OutputRules returns those rules of the catalogue that documents cannot break:
// they are of output directories.
func OutputRules() []*Rule { return slices.Clone(outputRules) }
