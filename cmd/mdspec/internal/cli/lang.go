package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// addLang adds the flag --lang to all commands.
func (a *app) addLang(root *cobra.Command) {
	a.lang = envLang(a.Getenv)
	addChoiceTo(root, root.PersistentFlags(), choice[diag.Lang]{&a.lang, diag.Languages(), "LANG"},
		"lang", "language of findings and explanations (default: that of LC_ALL, LC_MESSAGES or LANG)")
	root.PersistentFlags().Lookup("lang").DefValue = "" // it is that of the surroundings
}

// envLang returns the language of the surroundings: the first variable that is
// set decides, as POSIX has it.
func envLang(getenv func(string) string) diag.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := getenv(name); locale != "" {
			return localeLang(locale)
		}
	}
	return diag.English
}

// localeLang returns the language of a locale, such as zh_CN.UTF-8; English if
// it is one that mdspec does not speak.
func localeLang(locale string) diag.Lang {
	language := locale
	if i := strings.IndexAny(locale, "_.-@"); i >= 0 {
		language = locale[:i]
	}
	if strings.EqualFold(language, string(diag.Chinese)) {
		return diag.Chinese
	}
	return diag.English
}
