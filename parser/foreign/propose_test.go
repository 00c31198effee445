package foreign

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// proposePages say things that need a profile.
var proposePages = []Source{
	{Path: "a.md", Content: []byte(`# Lamps

## 大灯

| Member | Type | Required | Weight class | Example |
| --- | --- | --- | --- | --- |
| id | Lampnumber | 是必须的 | light | 12 |
| name | ? | sometimes | heavy | Hall |
| when | timestamp | yes | light | 2031-01-01 |
| odd | Mystery | yes | light | |

## 小灯

| Member | Type | Required |
| --- | --- | --- |
| id | Lampnumber | yes |

## Overview

| Month | Lamps |
| --- | --- |
| May | 3 |
`)},
	{Path: "b.md", Content: []byte("# Rooms\n\n## Room\n\n| Member | Type | Required |\n| --- | --- | --- |\n| lamp | Lampnumber | zzz |\n")},
}

// TestPropose holds a proposal against what the pages leave open, with its evidence, and
// reads it back.
func TestPropose(t *testing.T) {
	got := string(Propose(proposePages, nil))
	for _, want := range []string{
		"\n| `Weight class` | doc | 1 × a.md#大灯 |\n",
		"\n| `Lampnumber` | `int64` | 3 × a.md#大灯: 12 |\n",
		"\n| `timestamp` | `string` | 1 × a.md#大灯: 2031-01-01 |\n",
		"\n| `Mystery` | json.RawMessage | 1 × a.md#大灯 |\n",
		"\n| `是必须的` | required | 1 × a.md#大灯 |\n",
		"\n| `sometimes` | optional | 1 × a.md#大灯 |\n",
		"\n| `zzz` | optional | 1 × b.md#room |\n",
		"\n| `大灯` | Page1 | `a.md` | a.md#大灯 |\n",
		"\n| `Overview` | ignored | 1 × a.md:20: it is no table of fields, values or calls |\n",
		"\n| `Page1.odd` | json.RawMessage | no page given declares the type 'Mystery': a.md:10 |\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("there is no%s", want)
		}
	}
	for _, doubtful := range []string{"Mystery", "zzz", "Overview"} {
		before, _, _ := strings.Cut(got, "`"+doubtful+"`")
		if strings.Count(before, "<!--") != strings.Count(before, "-->")+1 {
			t.Errorf("%s is not in a comment", doubtful)
		}
	}
	p, found := ReadProfile("x.profile.md", []byte(got))
	if len(found) > 0 {
		t.Fatal(found[0].Span, found[0].Message())
	}
	before, after := Import(proposePages, nil), Import(proposePages, p)
	if a, b := before.Counts(), after.Counts(); b.Raw >= a.Raw || b.Typed <= a.Typed || b.Read != a.Read {
		t.Errorf("before %+v, after %+v", a, b)
	}
	if t.Failed() {
		t.Log(got)
	}
	if again := string(Propose(proposePages, p)); strings.Contains(again, "| `Lampnumber`") || strings.Contains(again, "| `Weight class`") {
		t.Errorf("what a profile says is proposed again:\n%s", again)
	}
}

// TestProposeOrder makes the same of the pages in any order.
func TestProposeOrder(t *testing.T) {
	turned := []Source{proposePages[1], proposePages[0]}
	if !bytes.Equal(Propose(proposePages, nil), Propose(turned, nil)) {
		t.Error("the order of the sources matters")
	}
}

// TestProposePaths asks whether the names of calls are their paths.
func TestProposePaths(t *testing.T) {
	for page, want := range map[string]string{
		"# Bots\n\n## getMe\n\nReturns a [Bot](#bot) object.\n\n## sendMe\n\nReturns a [Bot](#bot) object.\n\n## Bot\n\n| Field | Type |\n| --- | --- |\n| id | Integer |\n": "\n| name as path | `/{name}` | 2 × page.md#getme |\n",
		"# Lamps\n\n## Get a lamp\n\n`GET /lamps/{id}`\n\n| Field | Type |\n| --- | --- |\n| id | Integer |\n":                                                               "",
	} {
		got := string(Propose([]Source{{Path: "page.md", Content: []byte(page)}}, nil))
		if want == "" == strings.Contains(got, "name as path") || !strings.Contains(got, want) {
			t.Errorf("want %q in\n%s", want, got)
		}
	}
}

// FuzzPropose never panics; what it proposes has no faults, and an import with it reads no
// less.
func FuzzPropose(f *testing.F) {
	cases, err := filepath.Glob("../../golden/foreign/shape-*.txtar")
	if err != nil || len(cases) == 0 {
		f.Fatal("no shapes found", err)
	}
	for _, c := range cases {
		archive, err := txtar.ParseFile(c)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(archive.Files[0].Data)
	}
	f.Add(proposePages[0].Content)
	f.Fuzz(func(t *testing.T, content []byte) {
		sources := []Source{{Path: "page.md", Content: content}}
		proposed := Propose(sources, nil)
		p, found := ReadProfile("x.profile.md", proposed)
		if len(found) > 0 {
			t.Fatalf("%s: %s\n%s", found[0].Span, found[0].Message(), proposed)
		}
		p.Preset = ""
		a, b := Import(sources, nil).Counts(), Import(sources, p).Counts()
		if b.Read < a.Read || b.Left > a.Left {
			t.Fatalf("before %+v, after %+v\n%s", a, b, proposed)
		}
	})
}
