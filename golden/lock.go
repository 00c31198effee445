package golden

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/mdspec-go/mdspec/gen/output"
)

// lockOf writes the files into a directory beside that of the documents and
// returns the lock.
func lockOf(in Input, r *Result) ([]byte, error) {
	root, err := os.MkdirTemp("", "mdspec-golden-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(root)
	docs, dir := filepath.Join(root, "docs"), filepath.Join(root, in.Package)
	b := output.Build{
		Recipe: output.Recipe{Spec: []string{docs}, Package: in.Package, Client: in.Client},
		Files:  r.Files,

		ImportPath: in.importPath(),
	}
	for _, d := range in.Documents {
		b.Documents = append(b.Documents, output.Document{Name: d.Name, Content: d.Content})
	}
	if err := os.Mkdir(docs, 0o777); err != nil {
		return nil, err
	}
	if _, refused, err := output.Write(dir, b, output.WriteOptions{}); err != nil || len(refused) > 0 {
		return nil, fmt.Errorf("the files are not written: %v%s", err, formatFindings(refused))
	}
	return os.ReadFile(filepath.Join(dir, output.LockName))
}
