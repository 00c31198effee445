// Package jsonkey says what encoding/json and encoding/xml see of a struct:
// which of its fields have which key, with those of the structs that it embeds.
//
// It knows structs as models of package spec; a [View] says what else is known
// of their types. [View.JSON] and [View.XML] walk a struct by the rules below,
// [Levels] by Go's own. Tests compare the answers with those of the packages.
//
// # encoding/json
//
// The rules are those of typeFields in encode.go, which goes through the
// struct, then through all it embeds, then through all that these embed:
//
//   - A field with the tag "-" does not exist. The tag "-," is the key "-".
//   - An unexported field does not exist, unless it is embedded and a struct.
//   - A tag gives a key if it has a name before the first comma and the name
//     holds only letters, digits and the ASCII punctuation that does not quote.
//     Any other name is no name: the field counts as one without a tag.
//   - An embedded struct without a name in its tag has no key: its fields are
//     those of the struct around it, one level deeper. With a name it is a field
//     like all others. A pointer to a struct counts as the struct.
//   - A field that is embedded but no struct has the name of its type as key.
//   - Without a name in the tag the key is the name of the field.
//   - Of fields with one key the one on the outermost level that has any counts.
//     Of several there the one whose tag gives the key counts, if it is the
//     only such one. Of several tagged ones, or several without a tag, none
//     counts, and none that lies deeper.
//   - A struct that is met again on a deeper level is not looked at again.
//   - Of a struct that fields of one level embed more than once, each field
//     counts twice, so that it clashes with itself. This holds for its own
//     fields only: what it embeds is counted once.
//   - To decode a key that is spelled like none, the first field, in the order of
//     declaration, whose key differs in case only is taken.
//
// The encoding/json of GOEXPERIMENT=jsonv2 differs in two points, which are not
// followed, since nobody knows with which one a package will be built: of a name
// in which a quote or a backslash stands it takes what precedes that; and of keys
// that differ in case only it takes the outermost.
//
// # encoding/xml
//
// The rules are those of getTypeInfo in typeinfo.go, which adds up the fields
// of a struct in their order, those of an embedded struct as they are of that:
//
//   - A field with the tag "-" does not exist, nor an unexported one that is not
//     embedded. The field XMLName names the struct and is no field of it.
//   - The fields of an embedded struct, or of a pointer to one, are those of the
//     struct around it, whatever name its tag gives.
//   - A tag is an optional name space and a blank, a path of names with ">"
//     between them, and options. A path that begins with ">" begins with the name
//     of the field. Without a path it is the name in the tag of XMLName in the
//     struct that the field holds, and else the name of the field.
//   - Fields can clash only if the options make both the same: elements,
//     attributes, character data, comments and so on; and only if they do not
//     state different name spaces.
//   - Two fields clash if one's path is the beginning of the other's, and if both
//     paths and both name spaces are the same.
//   - A new field that clashes with one of a level further out is left out, even
//     if it clashes with others too. Else, clashing with one of its own level, it
//     makes the whole type one that encoding/xml refuses, and so all types that
//     hold it. Else those it clashes with lie deeper and are left out.
package jsonkey
