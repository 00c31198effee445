package lint

import (
	"net/http"
	"slices"
	"strconv"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// callRules look at calls, the service and its error codes.
var callRules = []*Rule{
	{Rule: book.Rule("envelope-missing"), Category: Standard, check: checkEnvelopeMissing},
	{Rule: book.Rule("envelope-repeated"), Category: Standard, check: checkEnvelopeRepeated},
	{Rule: book.Rule("error-unused"), Category: Standard, check: checkErrorUnused},
	{Rule: book.Rule("call-index"), Category: Standard, check: checkIndex},
	{Rule: book.Rule("call-without-errors"), Category: Strict, check: checkWithoutErrors},
	{Rule: book.Rule("bare-response"), Category: Strict, check: checkBareResponse},
	{Rule: book.Rule("raw-response"), Category: Standard, check: checkRawResponse},
	{Rule: book.Rule("call-cannot-grow"), Category: Strict, check: checkCannotGrow},
	{Rule: book.Rule("status-unknown"), Category: Standard, check: checkStatusUnknown},
}

// responses returns the models that are the whole response of a call, each once.
func (x *pass) responses() []*spec.Model {
	var out []*spec.Model
	seen := map[*spec.Model]bool{}
	for c := range x.Package.Calls() {
		t := c.Response
		if t == nil || t.Kind != spec.Named || t.Import != "" || c.ResponseKey != "" {
			continue
		}
		if m := x.index.Model(t.Name); m != nil && !seen[m] {
			seen[m] = true
			out = append(out, m)
		}
	}
	return out
}

// Keys by which services tell that a call failed, and what went wrong.
var (
	codeKeys    = []string{"errcode", "err_code", "error_code", "code", "ret", "retcode", "ret_code"}
	messageKeys = []string{"errmsg", "err_msg", "error_msg", "error_message", "message", "msg"}
)

// checkEnvelopeMissing finds responses that hold an error code and a message,
// in a package that does not say that these are an envelope.
func checkEnvelopeMissing(x *pass) {
	if set := x.settings(); set[spec.ErrorCodeKey] != "" || set[spec.ErrorBody] != "" {
		return
	}
	for _, m := range x.responses() {
		code := x.field(m, codeKeys, integerType)
		message := x.field(m, messageKeys, func(basic string) bool { return basic == "string" })
		if code != nil && message != nil {
			x.add(code.NameSpan, m.Name, jsonkey.Of(code))
		}
	}
}

// field returns the field of a model that has one of the keys and a basic type
// that the function accepts; nil if there is none.
func (x *pass) field(m *spec.Model, keys []string, accept func(basic string) bool) *spec.Field {
	for _, key := range keys {
		if k := x.index.Keys(m).ByName(key); k != nil && k.Field.Type != nil && accept(k.Field.Type.Base()) {
			return k.Field
		}
	}
	return nil
}

// checkEnvelopeRepeated finds responses with the keys of the envelope. Their
// fields are zero, or say that all is well: with anything else the call returns
// an error and no response.
func checkEnvelopeRepeated(x *pass) {
	set := x.settings()
	if set[spec.ErrorCodeKey] == "" || set[spec.ErrorBody] != "" {
		return
	}
	seen := map[*spec.Field]bool{}
	for _, m := range x.responses() {
		for _, key := range []string{set[spec.ErrorCodeKey], set[spec.ErrorMessageKey]} {
			k := x.index.Keys(m).ByName(key)
			if key != "" && k != nil && !seen[k.Field] {
				seen[k.Field] = true
				x.add(k.Field.NameSpan, m.Name, key)
			}
		}
	}
}

// checkStatusUnknown finds HTTP statuses that HTTP does not know.
func checkStatusUnknown(x *pass) {
	for e := range x.Package.Errors() {
		if e.Status != 0 && http.StatusText(e.Status) == "" {
			x.add(e.NameSpan, e.Name, strconv.Itoa(e.Status))
		}
	}
}

// checkErrorUnused finds error codes that nothing can return, and classes that
// change nothing. That no Service names the key of the error code is the
// parser's to say.
func checkErrorUnused(x *pass) {
	codes := slices.Collect(x.Package.Errors())
	if len(codes) == 0 {
		return
	}
	calls, tokens := 0, false
	for c := range x.Package.Calls() {
		calls++
		tokens = tokens || c.AccessToken
	}
	if calls == 0 {
		x.add(codes[0].NameSpan, codes[0].Name, diag.Say("the package has no call", "包里没有接口"))
		return
	}
	for _, e := range codes {
		if e.Class == spec.TokenStale && !tokens {
			x.add(e.NameSpan, e.Name, diag.Say("its class asks for a new token, and no call carries one",
				"它的类别要求重新获取凭证，但没有接口携带凭证"))
		}
	}
}
