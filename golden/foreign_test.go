package golden

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/jsonkey"
)

// TestForeign holds what is imported from documents of other shapes against what a
// careful human reads from them, row by row.
func TestForeign(t *testing.T) {
	files, err := filepath.Glob("foreign/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases found", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			sources, want := foreignCase(t, file)
			preset, _, err := foreign.Choose(sources, foreign.AutoPreset, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := reading(foreign.Import(sources, preset))
			if out := os.Getenv("READING"); out != "" {
				_ = os.WriteFile(filepath.Join(out, strings.TrimSuffix(filepath.Base(file), ".txtar")), []byte(got), 0o644)
			}
			if diff := cmp.Diff(normal(want), normal(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// foreignCase returns the pages of a case and how they are to be read.
func foreignCase(t testing.TB, file string) (sources []foreign.Source, reading string) {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range archive.Files {
		if name, ok := strings.CutPrefix(f.Name, "source/"); ok {
			sources = append(sources, foreign.Source{Path: name, Content: f.Data})
		} else if f.Name == "reading" {
			reading = string(f.Data)
		}
	}
	return sources, reading
}

// normal returns the blocks of a reading, each with its lines in single blanks, without
// the words of reasons.
func normal(reading string) map[string][]string {
	blocks := map[string][]string{}
	file, head := "", ""
	for line := range strings.SplitSeq(reading, "\n") {
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case !strings.HasPrefix(line, " "):
			file, head = words[0], ""
		case words[0] == "left":
			key := file + " left"
			blocks[key] = append(blocks[key], words[1])
			slices.Sort(blocks[key])
		case strings.HasPrefix(line, "    "):
			blocks[head] = append(blocks[head], strings.Join(words, " "))
		default:
			head = file + " " + strings.Join(words, " ")
			blocks[head] = []string{}
		}
	}
	return blocks
}

// reading returns what was imported, a line for each type, field, value and call.
func reading(r *foreign.Result) string {
	var b strings.Builder
	rows := map[string]*foreign.RowReport{}
	for _, d := range r.Report.Documents {
		for _, t := range d.Tables {
			for _, row := range t.Rows {
				if row.Name != "" && (rows[row.Name] == nil || rows[row.Name].Type == "") { // others repeat it
					rows[row.Name] = row
				}
			}
		}
	}
	for i, d := range r.Report.Documents {
		fmt.Fprintln(&b, d.Path)
		if at := slices.Index(r.Sources, d.Path); at >= 0 {
			for _, topic := range r.Package.Documents[at].Topics {
				for _, item := range topic.Items {
					readingItem(&b, r, rows, item)
				}
			}
		}
		leftOut(&b, r.Report.Documents[i], r)
	}
	return b.String()
}

func readingItem(b *strings.Builder, r *foreign.Result, rows map[string]*foreign.RowReport, i spec.Item) {
	switch {
	case i.Model != nil && !i.Model.Implicit:
		fmt.Fprintf(b, "  type %s struct\n", i.Model.Name)
		for _, f := range i.Model.Fields {
			if f.Embedded {
				fmt.Fprintf(b, "    (embed %s)\n", f.Type)
				continue
			}
			key, placed := f.Placed()
			if !placed {
				key = jsonkey.Of(f)
			}
			presence := f.Presence
			if presence == spec.Unstated {
				presence = "unsaid"
			}
			by := "word"
			if doc := i.Model.Doc.Plain() + f.Doc.Plain(); strings.Contains(doc, "nly an example") || strings.Contains(doc, "示例推测") || strings.Contains(doc, "仅见于示例") {
				by = "example"
				if strings.HasSuffix(f.Type.String(), "json.RawMessage") {
					by = "raw"
				}
			}
			if row := rows[i.Model.Name+"."+key]; row != nil {
				if by = string(row.By); row.By == "" {
					by = "raw"
				}
			} else if inPath(r, i.Model.Name, key) {
				by = "path"
			}
			in := ""
			if f.In != "" {
				in = " in=" + string(f.In)
			}
			fmt.Fprintf(b, "    %-16s %-28s %-8s by=%s%s\n", key, f.Type, presence, by, in)
		}
	case i.Enum != nil:
		fmt.Fprintf(b, "  type %s %s\n", i.Enum.Name, i.Enum.Underlying)
		for _, v := range i.Enum.Values {
			fmt.Fprintf(b, "    %s %s\n", v.Value, v.Name)
		}
	case i.Call != nil:
		c := i.Call
		response := "-"
		if c.Response != nil && !strings.HasSuffix(c.Response.String(), "Response") || hasModel(r, c.Response) {
			response = c.Response.String()
		}
		request := "-"
		if hasModel(r, c.Request) {
			request = c.Request.String()
		}
		fmt.Fprintf(b, "  call %s %s %s %s %s\n", c.Name, c.Method, c.Path, request, response)
	}
}

// inPath reports whether the key is a parameter of the path of the call with the request.
func inPath(r *foreign.Result, request, key string) bool {
	for c := range r.Package.Calls() {
		if c.Request.String() == request && strings.Contains(c.Path, "{"+key+"}") {
			return true
		}
	}
	return false
}

func hasModel(r *foreign.Result, t *spec.Type) bool {
	for m := range r.Package.Models() {
		if t != nil && strings.TrimLeft(t.String(), "[]") == m.Name {
			return !m.Implicit
		}
	}
	return false
}

// leftOut lists what is left out: whole tables by their header, rows, and calls.
func leftOut(b *strings.Builder, d *foreign.DocumentReport, r *foreign.Result) {
	seen := map[int]bool{}
	for _, t := range d.Tables {
		if !t.Why.IsZero() {
			fmt.Fprintf(b, "  left line=%d reason: %s\n", t.Span.Position().Line, t.Why)
			continue
		}
		for _, row := range t.Rows {
			if row.State == foreign.Left {
				seen[row.Span.Start] = true
				fmt.Fprintf(b, "  left line=%d reason: %s\n", row.Span.Position().Line, row.Why)
			}
		}
	}
	for _, f := range r.Findings {
		if f.Rule == foreign.CallLeftOut && f.Span.File() == d.Path && !seen[f.Span.Start] {
			fmt.Fprintf(b, "  left line=%d reason: %s\n", f.Span.Position().Line, f.Message())
		}
	}
}
