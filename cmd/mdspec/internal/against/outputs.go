package against

import (
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/gen/output"
)

// Outputs returns the output directories that the revision holds at and below a
// directory of the disk, named as they would be below that, sorted. It looks
// where [output.Find] looks on the disk.
func (r Revision) Outputs(root string) ([]string, error) {
	repo, paths, err := locate([]string{root})
	if err != nil {
		return nil, err
	}
	s, err := repo.snapshot(r.Name)
	if err != nil {
		return nil, err
	}
	args := []string{"ls-tree", "-r", "-z", "--full-tree", s.tree}
	if paths[0] != "." {
		args = append(args, "--", paths[0])
	}
	files, err := s.listed(args...)
	if err != nil {
		return nil, err
	}
	var dirs []string
	for _, f := range files {
		below := strings.TrimPrefix(path.Dir(f.path)+"/", strings.TrimPrefix(paths[0]+"/", "./"))
		if f.base() == output.LockName && !slices.ContainsFunc(strings.Split(path.Clean(below), "/"), output.IsSkipped) {
			dirs = append(dirs, filepath.Join(root, filepath.FromSlash(below)))
		}
	}
	slices.Sort(dirs)
	return dirs, nil
}
