package importer

import "github.com/mdspec-go/mdspec/parser/foreign"

// Options say what is imported, and how.
type Options struct {
	Args    []string // files and directories
	Dir     string   // where the documents go; it need not exist
	Profile string   // a file; "" for none
	Preset  string   // a name, [PresetAuto] or [PresetNone]
	Group   Group
	// From is the URL of what the sources are a copy of. Documents then call a source by
	// its path in the directory that is named, else by its path from themselves. Neither
	// depends on where the command is run.
	From     string
	Revision string // of the sources; "" to ask git
	License  string
	// Known are the sources of the last import. One that is as it was keeps its revision,
	// and all keep the names that they had.
	Known []Origin
}

// Origin is where one source is from.
type Origin struct {
	Name     string // its path: see [Options].From
	Revision string // "" if it is not known
	Hash     string // SHA-256 of its bytes
	// Names are the Go names of its types and calls, by what it calls them.
	Names map[string]string
}

// names returns the names of the last import.
func (o Options) names() foreign.Names {
	names := foreign.Names{}
	for _, k := range o.Known {
		names[k.Name] = k.Names
	}
	return names
}

// Group says which sources become one document.
type Group string

// Groups.
const (
	GroupNone      Group = "none"      // a document for each source
	GroupDirectory Group = "directory" // one for each directory of sources
	GroupAll       Group = "all"       // one for all
)

// Groups returns every group.
func Groups() []Group { return []Group{GroupNone, GroupDirectory, GroupAll} }
