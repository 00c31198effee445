//go:build mdspecwords

package fake

// ErrorCode stands for the type of that name in the generated package, which
// takes the place of this file.
type ErrorCode string
