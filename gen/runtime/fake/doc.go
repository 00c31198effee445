// Package fake is the support code of generated fake servers: ordinary Go that
// is tested here and then emitted into the package that stands beside a
// generated one, together with what the generator writes for the calls.
//
// Files that are emitted import the standard library alone. What they need to
// know of the generated package, which they cannot import, is in [config].
package fake
