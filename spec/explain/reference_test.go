package explain

import (
	"slices"
	"testing"
)

const handbook = "# Handbook\n\n- [1 Words](#1-words)\n\n## 1 Words\n\nSee [the rest](#rest), " +
	"[lint](lint/README.md), [code](../x/doc.go) and [there](https://example.com/a).\n\n" +
	"### 1.1 Long ones\n\n````markdown\n## Models\n\n```go\n### 1.7 No heading\n```\n\n[kept](#kept)\n````\n\n" +
	"### Others\n\nstill 1.1\n\n### 1.10 Short ones\n\nshort\n## Rest\n\nthe rest\n"

func TestSections(t *testing.T) {
	want := []Section{
		{Number: "1", Title: "Words", Text: handbook[len("# Handbook\n\n- [1 Words](#1-words)\n\n") : len(handbook)-len("## Rest\n\nthe rest\n")]},
		{Number: "1.1", Title: "Long ones", Text: "### 1.1 Long ones\n\n````markdown\n## Models\n\n```go\n### 1.7 No heading\n```\n\n[kept](#kept)\n````\n\n" +
			"### Others\n\nstill 1.1\n\n"},
		{Number: "1.10", Title: "Short ones", Text: "### 1.10 Short ones\n\nshort\n"},
		{Title: "Rest", Text: "## Rest\n\nthe rest\n"},
	}
	if got := Sections(handbook); !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

func TestUnlinked(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"See [the rest](#rest) and [lint](lint/README.md).\n", "See the rest and lint.\n"},
		{"[`parser`](../parser/doc.go), [`spec`](spec.go)\n", "`parser`, `spec`\n"},
		{"[there](https://example.com/a)\n", "[there](https://example.com/a)\n"},
		{"```markdown\n[kept](#kept)\n```\n[gone](#gone)\n", "```markdown\n[kept](#kept)\n```\ngone\n"},
	} {
		if got := Unlinked(tt.text); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
	}
}
