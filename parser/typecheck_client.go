package parser

import (
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// clientStub is one declaration of the generated client as fences and
// hand-written Go see it.
type clientStub struct{ name, text string }

var errorStubs = []clientStub{
	{"ErrorCode", "type ErrorCode int64\nfunc (ErrorCode) Error() string"},
	{"ErrorClass", "type ErrorClass string"},
	{"ClassRetry", `const ClassRetry ErrorClass = "retry"`},
	{"ClassToken", `const ClassToken ErrorClass = "token"`},
	{"ClassRate", `const ClassRate ErrorClass = "rate"`},
	{"Error", "type Error struct { Call string; Status int; Code ErrorCode; Class ErrorClass; Message string; Attempts int; RetryAfter time.Duration; Err error }\n" +
		"func (*Error) Error() string\nfunc (*Error) Unwrap() error\nfunc (*Error) Is(error) bool"},
}

var runtimeStubs = []clientStub{
	{"Client", "type Client struct { mdspec int }\nfunc (*Client) Do(ctx context.Context, method, path string, in, out any) error"},
	{"Option", "type Option func(*struct{ mdspec int }) error"},
	{"WithBaseURL", "func WithBaseURL(string) Option"},
	{"WithTokenStore", "func WithTokenStore(TokenStore) Option"},
	{"WithTokenSource", "func WithTokenSource(TokenSource) Option"},
	{"WithRetry", "func WithRetry(RetryPolicy) Option"},
	{"WithLimiter", "func WithLimiter(Limiter) Option"},
	{"WithObserver", "func WithObserver(Observer) Option"},
	{"WithUserAgent", "func WithUserAgent(string) Option"},
	{"TokenStore", "type TokenStore interface {\nGet(ctx context.Context, key string) (token string, expires time.Time, err error)\n" +
		"Set(ctx context.Context, key, token string, expires time.Time) error\nDelete(ctx context.Context, key, token string) error\n}"},
	{"MemoryTokenStore", "type MemoryTokenStore struct { mdspec int }\n" +
		"func (*MemoryTokenStore) Get(ctx context.Context, key string) (token string, expires time.Time, err error)\n" +
		"func (*MemoryTokenStore) Set(ctx context.Context, key, token string, expires time.Time) error\n" +
		"func (*MemoryTokenStore) Delete(ctx context.Context, key, token string) error"},
	{"TokenSource", "type TokenSource func(ctx context.Context) (token string, expires time.Time, err error)"},
	{"RetryPolicy", "type RetryPolicy struct { MaxRetries int; BaseDelay, MaxDelay time.Duration }"},
	{"Limiter", "type Limiter interface { Wait(ctx context.Context) error }"},
	{"Observer", "type Observer func(ctx context.Context, e CallEvent)"},
	{"CallEvent", "type CallEvent struct { Call, Method, Path string; Attempt int; Start time.Time; Duration time.Duration; Status int; Code ErrorCode; Err error }"},
}

var uploadStubs = []clientStub{
	{"MediaFile", "type MediaFile struct { Name, ContentType string; Content io.Reader }"},
}

// client writes stand-ins for the parts of the client. A name that a document
// or hand-written Go takes is reported elsewhere.
func (w *stubWriter) client(pkg *spec.Package, parts clientParts, taken map[string]diag.Span) {
	var stubs []clientStub
	if parts.errors || parts.client {
		stubs = append(stubs, errorStubs...)
	}
	if parts.client {
		stubs = append(stubs, runtimeStubs...)
	}
	if parts.uploads {
		stubs = append(stubs, uploadStubs...)
	}
	for _, s := range stubs {
		if taken[s.name].IsZero() {
			w.b.WriteString(w.qualified(s.text) + "\n")
		}
	}
	if parts.errors {
		for e := range pkg.Errors() {
			w.b.WriteString("const " + e.Name + " ErrorCode = " + strconv.FormatInt(e.Code, 10) + "\n")
		}
	}
	if parts.client && taken["Client"].IsZero() {
		w.newClient(pkg)
		index := jsonkey.NewIndex(pkg)
		for c := range pkg.Calls() {
			w.call(c)
			w.pages(c, index)
		}
	}
}

// undeclared are names of the client without a stand-in, because the package of
// one of their types would take longer to read than all else.
var undeclared = []string{"WithHTTPClient"}

// newClient writes the function that makes a client, whose parameters depend on
// the settings of the package.
func (w *stubWriter) newClient(pkg *spec.Package) {
	base, token := "baseURL string, ", ""
	for s := range pkg.Services() {
		for _, one := range s.Settings {
			switch one.Name {
			case "base url":
				base = ""
			case "token call":
				token = one.Value
			}
		}
	}
	credentials := ""
	for c := range pkg.Calls() {
		if text, ok := w.typeText(c.Request); ok && c.Name == token {
			credentials = "credentials " + text + ", "
		}
	}
	w.b.WriteString("func NewClient(" + base + credentials + "opts ...Option) (*Client, error)\n")
}

// qualified returns the text of a stub with the names under which its packages
// are imported.
func (w *stubWriter) qualified(text string) string {
	for _, path := range []string{"context", "io", "iter", "time"} {
		if strings.Contains(text, path+".") {
			text = strings.ReplaceAll(text, path+".", w.packageName(path)+".")
		}
	}
	return text
}

// call writes the methods of a call.
func (w *stubWriter) call(c *spec.Call) {
	if _, ok := w.scope.method("Client", c.Name); ok {
		return
	}
	w.b.WriteString(w.qualified("func (*Client) " + c.Name + "(ctx context.Context"))
	if c.Request != nil {
		w.b.WriteString(", req ")
		w.callType(c.Request)
	}
	if c.Media != "" {
		w.b.WriteString(", file *MediaFile")
	}
	w.b.WriteString(") (")
	if c.Response != nil {
		w.b.WriteString("_ ")
		w.callType(c.Response)
		w.b.WriteString(", ")
	}
	w.b.WriteString("_ error)\n")
}

// pages writes the iterator of a call that pages.
func (w *stubWriter) pages(c *spec.Call, index *jsonkey.Index) {
	if c.Page == nil || c.Request == nil || c.Response == nil {
		return
	}
	request, requestOK := w.typeText(c.Request)
	m := index.Model(c.Response.Name)
	if m == nil || !requestOK {
		return
	}
	path := index.FieldPath(m, c.Page.Items)
	if path == nil || last(path).Type == nil {
		return
	}
	if item, ok := w.typeText(last(path).Type.Elem); ok {
		w.b.WriteString(w.qualified("func (*Client) " + c.Name + "All(ctx context.Context, req *" + request + ") iter.Seq2[" + item + ", error]\n"))
	}
}

// callType writes the type of a parameter or result.
func (w *stubWriter) callType(t *spec.Type) {
	text, ok := w.typeText(t)
	if !ok {
		text = "any"
	}
	if t.IsStruct() {
		w.b.WriteString("*")
	}
	w.marked(stubMark{call: t}, text)
}
