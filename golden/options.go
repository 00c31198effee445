package golden

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/gen"
)

// options are what a case says beside its documents.
type options struct {
	pkg        string
	client     gen.Client
	importPath string
	escapes    bool
}

func readOptions(text string) (options, error) {
	o := options{pkg: "api", client: gen.ClientAuto}
	for line := range strings.Lines(text) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), "=")
		switch key {
		case "package":
			o.pkg = value
		case "client":
			o.client = gen.Client(value)
		case "import":
			o.importPath = value
		case "escapes":
			o.escapes = value == "true"
		default:
			return o, fmt.Errorf("unknown option %q", key)
		}
	}
	return o, nil
}

// escape is a character of a document that a text file should not hold.
var escape = regexp.MustCompile(`\\(?:r|x[0-9a-f]{2}|u[0-9a-f]{4})`)

// unescape returns the document that the text stands for.
func (o options) unescape(text []byte) []byte {
	if !o.escapes {
		return text
	}
	return escape.ReplaceAllFunc(text, func(m []byte) []byte {
		s, err := strconv.Unquote(`"` + string(m) + `"`)
		if err != nil {
			return m
		}
		return []byte(s)
	})
}
