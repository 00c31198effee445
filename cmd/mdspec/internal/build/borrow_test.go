package build_test

import (
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// TestParsedBeside reads documents that name types of hand-written Go which declares
// more than goes with them.
func TestParsedBeside(t *testing.T) {
	const hand = `package sdk

import "time"

type Chat struct{ ID string }

func (c Chat) Validate() error { return nil }

type (
	Number = Level
	Level  Inner
	Inner  int64
	Moment time.Time
	Member struct{ c *Client }
	Pair   [2]Moment
	Cyclic map[string]Cyclic
	Opt[T any, U interface{ Member }] struct{ v T }
	Client struct{ chats map[Pair]Chat }
)
`
	document := func(types ...string) []parser.File {
		text := "## Models\n\n### `Chat` text\n\nName|Type\n:--|:--\n"
		for i, typ := range types {
			text += "`F" + string(rune('A'+i)) + "`|`" + typ + "`\n"
		}
		text += "\n```go\ntype Opts []Opt[int, string]\n```\n\n## API calls\n\nName|Request Type|URL\n:--|:--|:--\n`Send`|`Chat`|`POST /a`\n"
		return []parser.File{{Name: "a.md", Path: "a.md", Content: []byte(text)}}
	}
	files := []parser.File{{Name: "sdk.go", Path: "sdk/sdk.go", Content: []byte(hand)}}
	all := []string{"Number", "*Moment", "[]Member", "map[Pair]Level", "Cyclic"}

	s := build.Sources{Recipe: output.Recipe{Package: "sdk"}, Documents: document(all...)}
	if r := s.Parsed(); !r.Findings.HasErrors() {
		t.Fatal("the documents alone have no errors")
	}
	r := s.ParsedBeside(nil, files)
	for _, d := range r.Findings {
		if d.Rule.Severity == diag.Error {
			t.Errorf("%v: %s", d.Span, d.Message())
		}
	}
	for m := range r.Package.Models() {
		number, member := m.Fields[0].Type, m.Fields[2].Type.Elem
		if number.Origin != spec.FromGo || number.Underlying != "int64" || number.Struct || !member.Struct {
			t.Errorf("%+v, %+v, want a hand-written int64 and a struct", number, member)
		}
	}

	// What nothing declares is unknown, and nothing else is.
	s.Documents = document(append(all, "Nowhere")...)
	var unknown []string
	for _, d := range s.ParsedBeside(files).Findings {
		if d.Rule.Severity == diag.Error {
			unknown = append(unknown, d.Message())
		}
	}
	if got := strings.Join(unknown, "; "); got != "unknown type `Nowhere`" {
		t.Errorf("errors %s", got)
	}

	// Files of another package declare nothing.
	s.Recipe.Package = "other"
	if r := s.ParsedBeside(files); !r.Findings.HasErrors() {
		t.Error("types of another package are known")
	}
}
