package accept_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/accept"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// finding returns a finding as that of a comparison.
func finding(rule, subject string, at diag.Span) diag.Diagnostic {
	d := diag.New(&diag.Rule{ID: rule, Message: "%[1]s"}, at, subject)
	d.Subject = subject
	return d
}

func ruleNames() []string { return []string{"field-removed", "type-renamed", "url-changed"} }

func read(text string) ([]accept.Entry, diag.List) {
	return accept.Read(parser.File{Name: "accepted.md", Path: "accepted.md", Content: []byte(text)}, ruleNames())
}

const head = "Rule|Subject|Reason|Until\n:--|:--|:--|:--\n"

func TestRead(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"plain", head + "field-removed|Chat.Owner|nobody reads it|2026-12-31\n", "field-removed Chat.Owner 3:1 3:15 3:42"},
		{"in code", head + "|`field-removed`| ` Chat.Owner ` |nobody reads it|`2026-12-31`|\n", "field-removed Chat.Owner 3:3 3:21 3:52"},
		{"in Chinese, in another order", "# 已接受的变更\n\n期限 | **规则** | 对象 | 理由\n--|--|--|--\n2026-12-31|`field-removed`|`Chat.Owner`|nobody reads it\n", "field-removed Chat.Owner 5:13 5:29 5:1"},
		{"beside other tables", "a|b\n--|--\n1|2\n\ntext\n\n" + head + "`field-removed`|`Chat.Owner`|nobody reads it|2026-12-31\n", "field-removed Chat.Owner 9:2 9:18 9:46"},
		{"bars", head + "`field-removed`|`Chat.Owner\\|x`|nobody reads it|2026-12-31\n", "field-removed Chat.Owner|x 3:2 3:18 3:49"},
		{"several tables", head + "\n" + "Rule|Subject|Reason|Until\n--|--|--|--\nfield-removed|Chat.Owner|nobody reads it|2026-12-31", "field-removed Chat.Owner 6:1 6:15 6:42"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			entries, list := read(test.text)
			for _, d := range list {
				t.Errorf("%s: %s", d.Span, d.Message())
			}
			if len(entries) != 1 {
				t.Fatalf("%d entries", len(entries))
			}
			e := entries[0]
			got := fmt.Sprint(e.Rule, " ", e.Subject)
			for _, s := range []diag.Span{e.RuleSpan, e.SubjectSpan, e.UntilSpan} {
				got += fmt.Sprintf(" %d:%d", s.Position().Line, s.Position().Column)
			}
			if got != test.want {
				t.Errorf("%s, want %s", got, test.want)
			}
			if e.Reason != "nobody reads it" || !e.Until.Equal(time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC)) || e.UntilSpan.Text() != "2026-12-31" {
				t.Errorf("reason %q, until %v at %q", e.Reason, e.Until, e.UntilSpan.Text())
			}
		})
	}
}

func TestReadFaults(t *testing.T) {
	row := func(cells string) string { return head + cells + "\n" }
	tests := []struct {
		name, text string
		want       []string // place, text of the span, message
	}{
		{"empty", "", []string{`1:1 "" it holds no table with the columns Rule, Subject, Reason, Until`}},
		{"no table", "a|b\n--|--\n", []string{`1:1 "" it holds no table with the columns Rule, Subject, Reason, Until`}},
		{"missing columns", "Rule|Subject\n--|--\n", []string{`1:1 "Rule|Subject" the column Reason is missing`, `1:1 "Rule|Subject" the column Until is missing`}},
		{"misspelled column", "Rule|Subject|Reason|Untill\n--|--|--|--\n", []string{"1:21 \"Untill\" the column `Untill` is not known; did you mean `Until`? the columns are Rule, Subject, Reason, Until"}},
		{"column twice", "Rule|Subject|对象|Reason|Until\n--|--|--|--|--\n", []string{`1:14 "对象" the column Subject stands twice`}},
		{"unknown rule", row("`field-remove`|`A.B`|why|2026-12-31"), []string{"3:2 \"field-remove\" no comparison finds `field-remove`; did you mean `field-removed`? write the name of the rule as the finding shows it, in brackets"}},
		{"rule of another command", row("`unknown-type`|`A.B`|why|2026-12-31"), []string{"3:2 \"unknown-type\" no comparison finds `unknown-type`"}},
		{"no rule", row("``|`A.B`|why|2026-12-31"), []string{`3:2 "" the rule is missing`}},
		{"no subject, no reason", row("`field-removed`| | - |2026-12-31"), []string{`3:18 "" the subject is missing`, `3:20 "-" the reason is missing`}},
		{"invisible in the reason", row("`field-removed`|`A.B`|nobody\u200b reads it|2026-12-31"), []string{`3:29 "\u200b" nobody sees U+200B; remove it`}},
		{"invisible everywhere", row("`field-\u2060removed`|`A.\ufeffB`|\u200b\u00ad|2026-\u200e12-31"), []string{
			`3:8 "\u2060" nobody sees U+2060`, `3:21 "\ufeff" nobody sees U+FEFF`, `3:25 "\u200b\u00ad" nobody sees U+200B U+00AD`, `3:33 "\u200e" nobody sees U+200E`}},
		{"no day", row("`field-removed`|`A`|why"), []string{`3:24 "" the last day is missing`}},
		{"no such day", row("`field-removed`|`A`|why|2026-02-30"), []string{"3:25 \"2026-02-30\" `2026-02-30` is no day"}},
		{"a day as people write it", row("`field-removed`|`A`|why|31.12.2026"), []string{"3:25 \"31.12.2026\" `31.12.2026` is no day"}},
		{"a bar in the reason", row("`field-removed`|`A`|a | b|2026-12-31"), []string{`3:27 "2026-12-31" the row has more cells than the table has columns`}},
		{"as it was copied", row("`field-removed`|`A`|…|…"), []string{`3:21 "…" the reason is missing`, `3:23 "…" the last day is missing`}},
		{"not UTF-8", "\xff", []string{`1:1 "\xff" not-utf8`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			entries, list := read(test.text)
			if len(entries) > 0 {
				t.Errorf("entries %v", entries)
			}
			var got []string
			for i, d := range list {
				p := d.Span.Position()
				says := d.Rule.ID
				if d.Rule == accept.AcceptInvalid {
					says = strings.TrimPrefix(d.Message(), "nothing is accepted here: ")
				}
				if i < len(test.want) && strings.Contains(test.want[i], "; ") {
					says += "; " + d.Hint()
				}
				got = append(got, fmt.Sprintf("%d:%d %q %s", p.Line, p.Column, d.Span.Text(), says))
			}
			if d := cmp.Diff(test.want, got); d != "" {
				t.Errorf("findings (-want +got):\n%s", d)
			}
		})
	}
}

func TestApply(t *testing.T) {
	src := diag.NewSource("new.md", []byte("abcdef"))
	found := diag.List{
		finding("field-removed", "Chat.Owner", src.Span(0, 1)),
		finding("field-removed", "Chat.Owner", src.Span(1, 2)),
		finding("field-removed", "Chat.Name", src.Span(2, 3)),
	}
	const owner, name, misspelt = "`field-removed`|`Chat.Owner`|why|", "`field-removed`|`Chat.Name`|why|", "`field-removed`|`Chat.Ownr`|why|"
	noon := time.Date(2026, 6, 30, 12, 0, 0, 0, time.UTC)
	tests := []struct {
		name, rows string
		now        time.Time
		left       int
		own        []string
	}{
		{"none", "", noon, 3, nil},
		{"one row, two findings", owner + "2026-12-31\n", noon, 1, nil},
		{"the last day", owner + "2026-06-30\n", time.Date(2026, 6, 30, 23, 59, 59, 0, time.UTC), 1, nil},
		{"the day after", owner + "2026-06-30\n", time.Date(2026, 7, 1, 0, 0, 0, 0, time.UTC), 3, []string{"3:34 2026-06-30 accept-expired"}},
		{"a day in another zone", owner + "2026-06-30\n", time.Date(2026, 7, 1, 7, 0, 0, 0, time.FixedZone("CST", 8*3600)), 1, nil},
		{"unused", name + "2026-12-31\n" + misspelt + "2026-12-31\n", noon, 2, []string{"4:18 Chat.Ownr accept-unused did you mean `Chat.Owner`? remove the row"}},
		{"unused and expired", misspelt + "2026-01-01\n", noon, 3, []string{"3:33 2026-01-01 accept-expired"}},
		{"renewed beside the old row", owner + "2026-01-01\n" + owner + "2026-12-31\n", noon, 1, []string{"3:34 2026-01-01 accept-expired"}},
		{"twice", owner + "2026-12-31\n" + owner + "2026-12-30\n", noon, 1, []string{"4:18 Chat.Owner accept-unused remove the row"}},
		{"another rule", "`url-changed`|`Chat.Owner`|why|2026-12-31\n", noon, 3, []string{"3:2 url-changed accept-unused did you mean `field-removed`? remove the row"}},
		{"another rule and subject", "`url-changed`|`Chat.Ownr`|why|2026-12-31\n", noon, 3, []string{"3:16 Chat.Ownr accept-unused remove the row"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			entries, faults := read(head + test.rows)
			if len(faults) > 0 {
				t.Fatal(faults[0].Message())
			}
			left, own := accept.Apply(entries, found, test.now)
			if len(left) != test.left {
				t.Errorf("%d findings are left, want %d", len(left), test.left)
			}
			var got []string
			for _, d := range own {
				p := d.Span.Position()
				line := fmt.Sprintf("%d:%d %s %s", p.Line, p.Column, d.Span.Text(), d.Rule.ID)
				if d.Rule == accept.AcceptUnused {
					line += " " + d.Hint()
				}
				got = append(got, line)
			}
			if d := cmp.Diff(test.own, got); d != "" {
				t.Errorf("findings (-want +got):\n%s", d)
			}
		})
	}
}

// TestSuggestions states which finding an entry without one may mean.
func TestSuggestions(t *testing.T) {
	found := diag.List{
		finding("field-removed", "Chat.Owner", diag.Span{}),
		finding("key-removed", "Chat.owner_id", diag.Span{}),
		finding("url-removed", "POST /chat/get", diag.Span{}),
		finding("error-code-removed", "45009", diag.Span{}),
		finding("key-renamed", "Chat.Status", diag.Span{}),
		finding("client-removed", "-", diag.Span{}),
	}
	found[3].Diff = "--- old a.md:3\n-`ErrBusy`|`45009`|too many\n"
	found[4].Diff = "--- old a.md:3\n+++ new a.md:3\n-`Status`|`status`|`int`\n+`Status`|`state`|`int`\n"
	tests := []struct{ rule, subject, want string }{
		{"field-removed", "Chat.Ownr", "Chat.Owner"},
		{"field-removed", "chat.owner", "Chat.Owner"},
		{"field-removed", "Owner", "Chat.Owner"},
		{"field-removed", "GroupChat.Owner", "Chat.Owner"},
		{"field-removed", "Chat.Own", "Chat.Owner"},
		{"field-removed", "Chat.Title", ""},
		{"field-removed", "Chat", "Chat.Owner"},
		{"key-removed", "owner_id", "Chat.owner_id"},
		{"key-removed", "owner", ""},
		{"url-removed", "/chat/get", "POST /chat/get"},
		{"url-removed", "GET /chat/get", "POST /chat/get"},
		{"url-removed", "POST /chat", ""},
		{"error-code-removed", "ErrBusy", "45009"},
		{"error-code-removed", "4500", "45009"},
		{"key-renamed", "Chat.state", "Chat.Status"},
		{"key-removed", "Chat.Owner", "at the rule: field-removed"},
		{"field-removed", "POST /chat/get", "at the rule: url-removed"},
		{"client-removed", "Client", ""},
	}
	for _, test := range tests {
		src := diag.NewSource("accepted.md", []byte("rule subject"))
		e := accept.Entry{Rule: test.rule, Subject: test.subject, Until: time.Date(2026, 12, 31, 0, 0, 0, 0, time.UTC), RuleSpan: src.Span(0, 4), SubjectSpan: src.Span(5, 12)}
		_, own := accept.Apply([]accept.Entry{e}, found, time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC))
		if len(own) != 1 || own[0].Rule != accept.AcceptUnused {
			t.Fatalf("%s of %s: %d findings", test.rule, test.subject, len(own))
		}
		got := strings.Join(own[0].Suggest, " ")
		if own[0].Span.Start == 0 {
			got = "at the rule: " + got
		}
		if got != test.want {
			t.Errorf("%s of %s: suggests %q, want %q", test.rule, test.subject, got, test.want)
		}
	}
}

// TestRow states that a row that is copied and completed accepts its finding.
func TestRow(t *testing.T) {
	tests := []struct{ subject, want string }{
		{"Chat.Owner", "`field-removed`|`Chat.Owner`|…|…"},
		{"-", "`field-removed`|`-`|…|…"},
		{"Chat.a|b", "`field-removed`|`Chat.a\\|b`|…|…"},
		{"Chat.a`b", "`field-removed`|``Chat.a`b``|…|…"},
		{"Chat.a`", "`field-removed`|`` Chat.a` ``|…|…"},
		{"`", "`field-removed`|`` ` ``|…|…"},
		{"Chat.群主 名", "`field-removed`|`Chat.群主 名`|…|…"},
	}
	for _, test := range tests {
		d := finding("field-removed", test.subject, diag.Span{})
		row := accept.Row(d)
		if row != test.want {
			t.Errorf("%q: %s, want %s", test.subject, row, test.want)
		}
		entries, faults := read(head + strings.Replace(row, "…|…", "why|2026-12-31", 1) + "\n")
		left, own := accept.Apply(entries, diag.List{d}, time.Date(2026, 6, 30, 0, 0, 0, 0, time.UTC))
		if len(faults)+len(left)+len(own) > 0 {
			t.Errorf("%s does not accept it: %d faults, %d left, %d unused", row, len(faults), len(left), len(own))
		}
	}
	if row := accept.Row(finding("accept-unused", "", diag.Span{})); row != "" {
		t.Errorf("a finding without a subject: %s", row)
	}
}

// TestOffer states that notes, which fail no run, need no row.
func TestOffer(t *testing.T) {
	l := diag.List{finding("a", "A", diag.Span{}), finding("b", "B", diag.Span{}), finding("c", "", diag.Span{})}
	l[1].Rule.Severity = diag.Note
	accept.Offer(l)
	if l[0].Accept != "`a`|`A`|…|…" || l[1].Accept != "" || l[2].Accept != "" {
		t.Errorf("%q, %q, %q", l[0].Accept, l[1].Accept, l[2].Accept)
	}
}
