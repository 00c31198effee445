package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importdir"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/importer"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// finishDocuments writes the documents, or compares them with those of the directory.
func (a *app) finishDocuments(f importFlags, dir string, b importdir.Build) (found diag.List, err error) {
	var changes []output.Change
	switch {
	case f.check:
		return importdir.Check(dir, b)
	case f.diff:
		text, found, err := importdir.Diff(dir, b)
		if err == nil && text != "" {
			err = diag.PrintText(a.Stdout, text)
		}
		return found, err
	case f.dry:
		changes, found, err = importdir.Plan(dir, b, f.force)
	default:
		err = a.writes.do(func() error {
			changes, found, err = importdir.Write(dir, b, f.force)
			return err
		})
	}
	if f.format == formatText && f.report != "-" {
		for _, c := range changes {
			if line := imported(c.Action, filepath.Join(dir, c.Name), f.dry).In(a.lang); line != "" {
				diag.PrintLine(a.Stdout, line)
			}
		}
	}
	return found, err
}

// imported says what became, or would become, of a document; nothing if it is as it was.
func imported(action output.Action, path string, dry bool) diag.Phrase {
	file := diag.Verbatim(filepath.ToSlash(path))
	switch {
	case action == output.Kept:
		return diag.Say("kept %[1]s, which the sources give no more and which was edited by hand", "保留 %[1]s：来源不再给出它，但它被手工修改过", file)
	case !dry:
		return done(action, path)
	case action == output.Written:
		return diag.Say("would write %[1]s", "将写入 %[1]s", file)
	case action == output.Removed:
		return diag.Say("would remove %[1]s", "将删除 %[1]s", file)
	}
	return diag.Phrase{}
}

// writeImportReport writes the report of every row where the flags say.
func (a *app) writeImportReport(f importFlags, r *importer.Result) error {
	if f.report == "" {
		return nil
	}
	var b bytes.Buffer
	var err error
	switch f.reportFormat {
	case formatJSON:
		err = importer.WriteJSON(&b, r.Report, a.lang)
	case formatMarkdown:
		err = importer.WriteMarkdown(&b, r.Report, a.lang)
	case formatSARIF:
		err = a.show(&b, formatSARIF, append(slices.Clone(r.Findings), r.Report.Remarks()...).Sorted())
	default:
		err = importer.WriteText(&b, r.Report, a.lang)
	}
	if err != nil {
		return err
	}
	if f.report == "-" {
		_, err = a.Stdout.Write(b.Bytes())
		return err
	}
	return a.writes.do(func() error { return os.WriteFile(f.report, b.Bytes(), 0o666) })
}
