package gen

// Client says what becomes of the API calls, the service settings and the error
// codes that documents define. The zero Client is ClientAuto.
type Client string

const (
	// ClientAuto: a client is generated if a document defines a call or a
	// service, and constants for error codes.
	ClientAuto Client = "auto"
	// ClientNone: none of them is.
	ClientNone Client = "none"
)

// Options say how a package is generated.
type Options struct {
	Package string // name of the Go package
	Client  Client
	// ImportPath is the path under which other packages import the package; "" if
	// it is not known. The fake server, a package of its own, needs it.
	ImportPath string
}

// File is one generated file.
type File struct {
	Name     string // such as "chat_info.md.go"; with a slash in a package of its own, such as "wecomtest/server.go"
	Document string // base name of the document it comes from, "" for support code
	Content  []byte // formatted Go
}
