package spec

import (
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// Call is one row of an API call table, or a heading of its own.
type Call struct {
	Name        string       `json:"name"`                  // Go identifier of the method
	Request     *Type        `json:"request,omitempty"`     // nil: the call takes no request
	Response    *Type        `json:"response,omitempty"`    // nil: the call returns only an error
	ResponseKey string       `json:"responseKey,omitempty"` // the JSON key under which the response lies
	Page        *Page        `json:"page,omitempty"`        // nil: the call does not page
	AccessToken bool         `json:"accessToken,omitempty"` // the call carries the service's token, be it by itself or by the setting that holds for all
	Method      string       `json:"method"`                // one of Methods
	Media       string       `json:"media,omitempty"`       // the part that holds the file of a multipart upload
	Path        string       `json:"path"`                  // begins with "/"; {name} is a field of the request
	Form        ResponseForm `json:"form,omitempty"`        // what the response is; "" for JSON
	Optional    bool         `json:"optional,omitempty"`    // the response may be missing
	Heading     bool         `json:"heading,omitempty"`     // the call has a heading of its own
	Examples    []Example    `json:"examples,omitempty"`    // JSON fences below the response, if that names its type; a model has them too
	Errors      []string     `json:"errors,omitempty"`      // names of the error codes that the document lists for it, in its order
	Doc         Doc          `json:"doc,omitzero"`
	NameSpan    diag.Span    `json:"nameSpan"`
	URLSpan     diag.Span    `json:"urlSpan"`
	Span        diag.Span    `json:"span"` // the row, or the heading
}

// ResponseForm says what the response of a call is on the wire.
type ResponseForm string

const (
	JSONForm   ResponseForm = ""
	TextForm   ResponseForm = "text"   // a string
	BytesForm  ResponseForm = "bytes"  // a []byte
	StreamForm ResponseForm = "stream" // an io.ReadCloser
)

// Methods returns the methods that a call can have.
func Methods() []string { return []string{"GET", "POST", "PUT", "PATCH", "DELETE"} }

// PageKind says how the next page of a call is asked for.
type PageKind string

const (
	CursorPages PageKind = ""       // by a cursor that the response gives
	OffsetPages PageKind = "offset" // by how many items come before it
	NumberPages PageKind = "page"   // by its number
	LinkPages   PageKind = "link"   // by the link rel="next" in the header Link (RFC 8288)
)

// WholeResponse is what [Page.Items] is if the response is the list itself.
const WholeResponse = "."

// Page says how a call's pages are linked. Its keys are keys of JSON objects; what
// the kind has no use for, or the document does not name, is "".
type Page struct {
	Kind           PageKind  `json:"kind,omitempty"`
	RequestCursor  string    `json:"requestCursor,omitempty"`  // of the request: the cursor, the offset or the number
	ResponseCursor string    `json:"responseCursor,omitempty"` // of the response: the cursor of the next page
	Limit          string    `json:"limit,omitempty"`          // of the request: how many items a page may have
	Items          string    `json:"items"`                    // of the response: the list; or [WholeResponse], but for cursors
	Total          string    `json:"total,omitempty"`          // of the response: how many items all pages have
	Pages          string    `json:"pages,omitempty"`          // of the response: how many pages there are
	Span           diag.Span `json:"span"`
}

// HoldsAll reports whether the response is the list of items itself.
func (p *Page) HoldsAll() bool { return p.Kind != CursorPages && p.Items == WholeResponse }

// Service is a table of settings that hold for all calls of the package.
type Service struct {
	Settings []Setting `json:"settings"` // in table order
	Doc      Doc       `json:"doc,omitzero"`
	Span     diag.Span `json:"span"` // the section's heading
}

// Setting is one row of a service table.
type Setting struct {
	Name  SettingName `json:"name"`
	Value string      `json:"value"`
	Doc   Doc         `json:"doc,omitzero"`
	Span  diag.Span   `json:"span"` // the value
}

// SettingName names a setting; package dialect says what its value may be and
// which other settings it goes with.
type SettingName string

const (
	BaseURL         SettingName = "base url"         // where the service is
	ErrorCodeKey    SettingName = "error code"       // way to the code in an answer; 0, "" or nothing there means success
	ErrorMessageKey SettingName = "error message"    // way to a text for people in an answer
	ErrorBody       SettingName = "error body"       // name of the model that answers decode into whose HTTP status is not 2xx
	RequestID       SettingName = "request id"       // header of an answer: how the service names the request
	TokenCall       SettingName = "token call"       // name of the call that fetches a token
	TokenKey        SettingName = "token key"        // JSON key of that call's response: the token
	TokenExpiryKey  SettingName = "token expiry key" // JSON key of that call's response: for how many seconds the token is good
	TokenParameter  SettingName = "token parameter"  // query parameter that carries the token
	AuthSetting     SettingName = "auth"             // how calls carry the token, see ReadAuth
	TokenDefault    SettingName = "access token"     // "+" or "-": whether calls that do not say carry it
)

// SettingNames returns the settings that there are.
func SettingNames() []SettingName {
	return []SettingName{BaseURL, ErrorCodeKey, ErrorMessageKey, ErrorBody, RequestID, TokenCall, TokenKey, TokenExpiryKey, TokenParameter, AuthSetting, TokenDefault}
}

// KeyPath returns the keys of a way to a value in an answer, such as "error.code",
// the outermost first.
func KeyPath(way string) []string { return strings.Split(way, ".") }

// ErrorClass says what a client does about an error code.
type ErrorClass string

const (
	Permanent  ErrorClass = ""      // reported to the caller
	Retry      ErrorClass = "retry" // transient: the call may be repeated
	TokenStale ErrorClass = "token" // a new token is fetched once and the call repeated once
	RateLimit  ErrorClass = "rate"  // never repeated without waiting
)

// ErrorCode is one row of an error table: a code of the service, which is an
// integer or a word, or an HTTP status alone. The codes of a package are all
// integers or all words.
type ErrorCode struct {
	Name     string     `json:"name"` // Go identifier of the constant
	Code     int64      `json:"code"` // 0 if the code is a word, or there is none
	Word     string     `json:"word,omitempty"`
	Status   int        `json:"status,omitempty"` // HTTP status of such answers; 0: not stated
	Class    ErrorClass `json:"class,omitempty"`
	Doc      Doc        `json:"doc,omitzero"`
	NameSpan diag.Span  `json:"nameSpan"`
	Span     diag.Span  `json:"span"`
}

// IsHTTPStatus reports whether an answer over HTTP can have the status.
func IsHTTPStatus(status int) bool { return 100 <= status && status <= 599 }

// IsStatus reports whether the row names an HTTP status and no code.
func (e *ErrorCode) IsStatus() bool { return e.Status != 0 && e.Code == 0 && e.Word == "" }
