package cell

import (
	"net/url"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/dialect"
)

// Setting says why the text is no value of the kind, and which values may have been
// meant; nothing if it is one (rule 7.1).
func Setting(kind dialect.SettingValue, text string) (fault diag.Phrase, meant []string) {
	if fault = settingFault(kind, text); !fault.IsZero() && kind == dialect.AuthValue {
		meant = suggestAuth(text)
	}
	return fault, meant
}

// settingFault says why the text is no value of the kind; nothing if it is one.
func settingFault(kind dialect.SettingValue, text string) diag.Phrase {
	switch kind {
	case dialect.AbsoluteURL:
		u, err := url.Parse(text)
		if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Hostname() == "" {
			return diag.Say("it is not an absolute URL of http or https", "它不是 http 或 https 的绝对地址")
		}
		if strings.ContainsAny(text, "?#") || u.User != nil {
			return diag.Say("it has more than a scheme, a host and a path", "除了协议、主机和路径，还有别的内容")
		}
	case dialect.CallName:
		if !ValidIdent(text) {
			return diag.Say("it is not the name of a call", "它不是接口名")
		}
	case dialect.Key:
		if !IsKey(text) {
			return diag.Say("it is not a key", "它不是 JSON 键")
		}
	case dialect.AuthValue:
		return authFault(text)
	case dialect.YesOrNo:
		if _, ok := dialect.NeedsToken(text); !ok {
			return diag.Say("it is neither `+` nor `-`", "它既不是 `+` 也不是 `-`")
		}
	case dialect.KeyPath:
		if !isKeyPath(text) {
			return diag.Say("it is neither a key nor a path of keys with dots between them", "它不是 JSON 键，也不是用点连接的多层键")
		}
	case dialect.ModelName:
		if !ValidIdent(text) {
			return diag.Say("it is not the name of a model", "它不是模型名")
		}
	case dialect.HeaderName:
		if !dialect.IsHeaderName(text) {
			return diag.Say("it is not the name of a header", "它不是头字段名")
		}
	}
	return diag.Phrase{}
}

// IsKey reports whether a text can be the key of an object.
func IsKey(text string) bool {
	return text != "" && !strings.Contains(text, ",") && jsonNameFault(text).IsZero()
}

func isKeyPath(text string) bool {
	for _, key := range spec.KeyPath(text) {
		if !IsKey(key) {
			return false
		}
	}
	return true
}

// authFault says why the text does not tell how calls carry the token; nothing if
// it does (rule 7.5).
func authFault(text string) diag.Phrase {
	a, ok := spec.ReadAuth(text)
	switch {
	case !ok && (a.Kind == spec.HeaderAuth || a.Kind == spec.QueryAuth):
		return diag.Say("one name has to follow `%[1]s`", "`%[1]s` 后面要写一个名字", string(a.Kind))
	case !ok && a.Kind != "":
		return diag.Say("nothing follows `%[1]s`", "`%[1]s` 后面不写别的", string(a.Kind))
	case !ok:
		return diag.Say("it is none of `bearer`, `header NAME`, `query NAME`, `basic`, `none`",
			"它不是 `bearer`、`header NAME`、`query NAME`、`basic`、`none` 之一")
	case a.Kind == spec.HeaderAuth && !dialect.IsHeaderName(a.Name):
		return diag.Say("`%[1]s` is not the name of a header", "`%[1]s` 不是请求头的名字", a.Name)
	case a.Kind == spec.HeaderAuth && dialect.IsOwnHeader(a.Name, dialect.TokenHeader):
		return diag.Say("the header `%[1]s` belongs to HTTP itself", "请求头 `%[1]s` 由 HTTP 本身使用", a.Name)
	case a.Kind == spec.QueryAuth && !jsonNameFault(a.Name).IsZero():
		return diag.Say("`%[1]s` is not the name of a parameter", "`%[1]s` 不是参数名", a.Name)
	}
	return diag.Phrase{}
}

// suggestAuth returns what may have been meant by a text that is no value of the
// setting; nothing if nothing is like it.
func suggestAuth(text string) []string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return nil
	}
	kinds := make([]string, 0, len(spec.AuthKinds()))
	for _, k := range spec.AuthKinds() {
		kinds = append(kinds, string(k))
	}
	var meant []string
	near := []string{strings.ToLower(words[0])}
	switch {
	case slices.Contains(kinds, words[0]):
		return nil // it is what follows that is wrong
	case !slices.Contains(kinds, near[0]):
		near = diag.Suggest(near[0], kinds)
	}
	for _, kind := range near {
		if value := strings.Join(append([]string{kind}, words[1:]...), " "); authFault(value).IsZero() {
			meant = append(meant, value)
		}
	}
	// A header alone, as most tables of vendors have it.
	if value := string(spec.HeaderAuth) + " " + words[0]; len(words) == 1 && strings.Contains(text, "-") && authFault(value).IsZero() {
		meant = append(meant, value)
	}
	return meant
}
