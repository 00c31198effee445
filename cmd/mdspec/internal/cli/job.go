package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
)

// job is an output directory and how it is made.
type job struct {
	dir    string
	recipe output.Recipe
}

// locked returns the jobs of the output directories that the arguments name: a
// directory that holds a lock, or DIR/... for all of them below DIR. Without
// arguments it is all of them below the working directory. The findings are
// those of locks that cannot be read, and of generated files without one.
func locked(args []string) ([]job, diag.List, error) {
	if len(args) == 0 {
		args = []string{"./..."}
	}
	if err := documentsAlone(args); err != nil {
		return nil, nil, err
	}
	var dirs []string
	var findings diag.List
	for _, arg := range args {
		found, unlocked, err := expand(arg)
		if err != nil {
			return nil, nil, err
		}
		dirs = append(dirs, found...)
		findings = append(findings, unlocked...)
	}
	slices.Sort(dirs)
	jobs, more, err := recorded(slices.Compact(dirs))
	return jobs, append(findings, more...), err
}

// recorded returns the jobs that the locks of the directories record.
func recorded(dirs []string) ([]job, diag.List, error) {
	var jobs []job
	var findings diag.List
	for _, dir := range dirs {
		recipe, broken, err := output.ReadRecipe(dir)
		if errors.Is(err, fs.ErrNotExist) {
			if lost, failed := output.Unlocked(dir, false); failed == nil && len(lost) > 0 {
				broken, err = lost, nil
			}
		}
		if err != nil {
			return nil, nil, notOutput(dir, err)
		}
		findings = append(findings, broken...)
		if !broken.HasErrors() {
			jobs = append(jobs, job{dir, recipe})
		}
	}
	return jobs, findings, nil
}

// expand returns the directories that one argument names, and reports those that
// should be among them but have lost their lock.
func expand(arg string) (dirs []string, unlocked diag.List, err error) {
	root, ok := patternRoot(arg)
	if !ok {
		return []string{filepath.Clean(arg)}, nil, nil
	}
	if dirs, err = output.Find(root); err != nil {
		return nil, nil, err
	}
	if unlocked, err = output.Unlocked(root, true); err != nil {
		return nil, nil, err
	}
	if len(dirs) == 0 && len(unlocked) == 0 {
		return nil, nil, usagef("no %s below %s: say once how the code is made, as in: %s", output.LockName, place(root), firstCommand(root))
	}
	return dirs, unlocked, nil
}

// documentJobs returns what the arguments name: output directories, found by
// patterns or several of them, or what export takes.
func documentJobs(args []string) ([]job, diag.List, error) {
	if len(args) == 0 || slices.ContainsFunc(args, isPattern) || len(args) > 1 && !slices.ContainsFunc(args, holdsNoLock) {
		return locked(args)
	}
	j, found, err := exportJob(overrides{}, args)
	if err != nil || found.HasErrors() {
		return nil, found, err
	}
	return []job{j}, found, nil
}

// origin returns what the job is known by: its directory, or its documents where
// it has none.
func (j job) origin() []string {
	if j.dir != "" {
		return []string{j.dir}
	}
	return j.recipe.Spec
}

// read reads what the job is made from. The findings say which of it is not
// where the lock says, or that a directory of generated files has no lock; then
// nothing else is read.
func (j job) read() (build.Sources, diag.List, error) {
	sources, err := build.Read(j.dir, j.recipe)
	var missing *build.MissingError
	var none *build.NoDocumentsError
	switch {
	case errors.As(err, &missing):
		return sources, missing.Findings, nil
	case errors.As(err, &none) && j.dir == "":
		unlocked, notRead := output.Unlocked(j.recipe.Spec[0], false)
		if notRead == nil && len(unlocked) > 0 {
			return sources, unlocked, nil
		}
	}
	return sources, nil, err
}

// finisher does with a job's build what the command is for.
type finisher func(job, output.Build) (diag.List, error)

// each calls do with each job and with words that tell which it is. It goes on
// after a failure; the findings are those of all jobs.
func (a *app) each(f format, jobs []job, do func(j job, which string) (diag.List, error)) (diag.List, error) {
	defer a.startProgress(f)()
	var all diag.List
	var errs []error
	for i, j := range jobs {
		findings, err := do(j, fmt.Sprintf("directory %d of %d", i+1, len(jobs)))
		all = append(all, findings...)
		errs = append(errs, err)
	}
	return all, errors.Join(errs...)
}

// run makes each job's files and hands those without errors to finish.
func (a *app) run(f format, jobs []job, finish finisher) (diag.List, error) {
	return a.each(f, jobs, func(j job, which string) (diag.List, error) { return a.runJob(j, which, finish) })
}

func (a *app) runJob(j job, which string, finish finisher) (diag.List, error) {
	documents := 0
	step := func(p build.Phase) {
		a.line.Load().Set("mdspec: %s %s, %d documents", p, which, documents)
	}
	step(build.Reading)
	sources, missing, err := j.read()
	if err != nil || missing.HasErrors() {
		return missing, err
	}
	documents = len(sources.Documents)
	made, err := build.Make(sources, step)
	if err != nil || made.Findings.HasErrors() {
		return made.Findings, err
	}
	step(build.Finishing)
	more, err := finish(j, made.Build)
	return append(made.Findings, more...), err
}

// exportJob returns what the arguments name: the documents of an output
// directory, or documents that have none.
func exportJob(o overrides, args []string) (job, diag.List, error) {
	if len(args) == 0 {
		return job{}, nil, usagef("say what to export: documents, or a directory with a %s", output.LockName)
	}
	if err := checkSpec(args); err != nil {
		return job{}, nil, err
	}
	dir := specDir(args)
	if dir == args[0] {
		recipe, findings, err := readLock(dir)
		if err != nil || findings.HasErrors() {
			return job{}, findings, err
		}
		if len(recipe.Spec) > 0 {
			recipe, err = o.apply(recipe, dir)
			return job{dir, recipe}, nil, err
		}
	}
	recipe := output.Recipe{Spec: args}
	if named, err := filepath.Abs(dir); err != nil || !isPackage(filepath.Base(named)) {
		recipe.Package = "api" // the schema does not depend on it
	}
	recipe, err := o.apply(recipe, dir)
	return job{"", recipe}, nil, err
}

// exported returns the schema of what the arguments name, after reporting what is
// found; nil, perhaps without another error, if it has errors.
func (a *app) exported(o overrides, f format, args []string) (*spec.Package, error) {
	j, findings, err := exportJob(o, args)
	if err != nil {
		return nil, err
	}
	if findings.HasErrors() {
		return nil, a.report(a.Stderr, f, findings)
	}
	sources, findings, err := j.read()
	if err != nil {
		return nil, err
	}
	if findings.HasErrors() {
		return nil, a.report(a.Stderr, f, findings)
	}
	schema, findings := sources.Parse()
	if err := a.report(a.Stderr, f, findings); err != nil {
		return nil, err
	}
	return schema, nil
}
