package against_test

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/against"
	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/parser"
	"github.com/mdspec-go/mdspec/spec"
)

func TestParseRevision(t *testing.T) {
	tests := []struct {
		arg  string
		want against.Revision
	}{
		{"git:HEAD", against.Revision{Name: "HEAD"}},
		{"git:origin/main", against.Revision{Name: "origin/main"}},
		{"git:HEAD:", against.Revision{Name: "HEAD", Path: "."}},
		{"git:HEAD:.", against.Revision{Name: "HEAD", Path: "."}},
		{"git:v1.0:接口 文档/群 聊.md", against.Revision{Name: "v1.0", Path: "接口 文档/群 聊.md"}},
		{"git:HEAD:a//b/../c/", against.Revision{Name: "HEAD", Path: "a/c"}},
		{"git:HEAD:.hidden", against.Revision{Name: "HEAD", Path: ".hidden"}},
		{"git:HEAD^{/fix: it}:a", against.Revision{Name: "HEAD^{/fix: it}", Path: "a"}},
		{"git:main@{2 days ago}", against.Revision{Name: "main@{2 days ago}"}},
	}
	for _, test := range tests {
		r, ok, err := against.ParseRevision(test.arg)
		if r != test.want || !ok || err != nil {
			t.Errorf("%s: %+v, %v, %v, want %+v", test.arg, r, ok, err, test.want)
		}
	}
	for _, arg := range []string{"spec", "./git:HEAD", "git", "Git:HEAD"} {
		if _, ok, err := against.ParseRevision(arg); ok || err != nil {
			t.Errorf("%s: taken for a revision, %v", arg, err)
		}
	}
	for _, arg := range []string{"git:", "git::a", "git:--help", "git:-x:a", "git:a\nb", "git:HEAD:a\x00", "git:HEAD:./a", "git:HEAD:../a", "git:HEAD:/a"} {
		_, ok, err := against.ParseRevision(arg)
		if wrong := against.UsageError(""); !ok || !errors.As(err, &wrong) {
			t.Errorf("%q: %v, want a usage error", arg, err)
		}
	}
}

// TestReadSchemaLimit reads files without a schema around the largest size.
func TestReadSchemaLimit(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("a file that grows takes space there")
	}
	file := filepath.Join(t.TempDir(), "old.json")
	for size, says := range map[int64]string{
		1 << 20: ": no exported schema: ", 256<<20 + 1: "too large: more than 256 MiB", 20 << 30: "too large: more than 256 MiB",
	} {
		if err := os.WriteFile(file, nil, 0o666); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(file, size); err != nil {
			t.Fatal(err)
		}
		if _, err := against.ReadSchema(file); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%d bytes: %v, want %q", size, err, says)
		}
	}
}

// document defines one model of the name.
func document(name string) string {
	return "## Models\n\n### `" + name + "` text\n\nName|Type\n:--|:--\n`B`|`int`\n"
}

// repository makes a repository of the files, commits them, and makes it the
// working directory.
func repository(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	git(t, "init", "-q", "-b", "main")
	commit(t, files)
}

func commit(t *testing.T, files map[string]string) {
	t.Helper()
	write(t, files)
	git(t, "add", "-A")
	git(t, "-c", "user.name=t", "-c", "user.email=t@example.com", "commit", "-q", "-m", "c")
}

func write(t *testing.T, files map[string]string) {
	t.Helper()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

func git(t *testing.T, args ...string) string {
	t.Helper()
	out, err := exec.Command("git", args...).CombinedOutput()
	if err != nil {
		t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
	}
	return string(out)
}

// load reads what the argument says, compared with the files on the disk.
func load(arg string, args ...string) (against.Old, error) {
	r, _, err := against.ParseRevision(arg)
	if err != nil {
		return against.Old{}, err
	}
	return r.Load(args, output.Recipe{Package: "api", Client: gen.ClientAuto})
}

// sources lists the documents and the hand-written Go, by their paths.
func sources(o against.Old) []string {
	var out []string
	for _, f := range append(slices.Clone(o.Sources.Documents), o.Sources.Go...) {
		out = append(out, f.Path)
	}
	return out
}

func TestLoad(t *testing.T) {
	repository(t, map[string]string{
		"接口 文档/群 聊.md":       document("A"),
		"接口 文档/b.md":         document("B"),
		"接口 文档/README.md":    "prose",
		"接口 文档/deep/c.md":    document("C"),
		"root.md":            document("R"),
		"out/mdspec.lock":    lock("../接口 文档"),
		"out/hand.go":        "package api\n\ntype Hand int\n",
		"out/hand_test.go":   "package api\n",
		"out/b.md.go":        "package api\n",
		"files/mdspec.lock":  lock("../root.md", "../接口 文档/b.md"),
		"away/mdspec.lock":   lock("../../elsewhere"),
		"broken/mdspec.lock": "{",
		"--help/x.md":        document("X"),
		"[ab]/y.md":          document("Y"),
	})
	write(t, map[string]string{"接口 文档/b.md": "changed", "接口 文档/new.md": document("New")})
	tests := []struct {
		name string
		arg  string
		args []string
		want []string
	}{
		{"a directory", "git:HEAD", []string{"接口 文档"}, []string{"HEAD:接口 文档/b.md", "HEAD:接口 文档/群 聊.md"}},
		{"from within", "git:main", []string{"接口 文档/deep"}, []string{"main:接口 文档/deep/c.md"}},
		{"the root", "git:HEAD", []string{"."}, []string{"HEAD:root.md"}},
		{"the root by name", "git:HEAD:", []string{"out"}, []string{"HEAD:root.md"}},
		{"a file", "git:HEAD", []string{"接口 文档/群 聊.md"}, []string{"HEAD:接口 文档/群 聊.md"}},
		{"files, one of them new", "git:HEAD", []string{"接口 文档/b.md", "接口 文档/new.md", "root.md"}, []string{"HEAD:接口 文档/b.md", "HEAD:root.md"}},
		{"another path", "git:HEAD:接口 文档/deep", []string{"root.md"}, []string{"HEAD:接口 文档/deep/c.md"}},
		{"a lock", "git:HEAD", []string{"out"}, []string{"HEAD:接口 文档/b.md", "HEAD:接口 文档/群 聊.md", "HEAD:out/hand.go"}},
		{"a lock of files", "git:HEAD:files", []string{"."}, []string{"HEAD:root.md", "HEAD:接口 文档/b.md"}},
		{"like a flag", "git:HEAD:--help", []string{"."}, []string{"HEAD:--help/x.md"}},
		{"like magic", "git:HEAD:[ab]", []string{"."}, []string{"HEAD:[ab]/y.md"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old, err := load(test.arg, test.args...)
			if err != nil {
				t.Fatal(err)
			}
			if got := sources(old); !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
	old, err := load("git:HEAD", "接口 文档")
	if err != nil || string(old.Sources.Documents[0].Content) != document("B") || old.Sources.Documents[0].Name != "b.md" {
		t.Errorf("not as committed: %v, %v", old.Sources.Documents, err)
	}
	old, err = load("git:HEAD:broken", ".")
	if err != nil || len(old.Faults) != 1 || old.Faults[0].Span.String() != "HEAD:broken/mdspec.lock:1:2" {
		t.Errorf("a broken lock: %v, %v", old.Faults, err)
	}
	_, err = load("git:HEAD:away", ".")
	if err == nil || !strings.Contains(err.Error(), "outside of the repository") {
		t.Errorf("documents elsewhere: %v", err)
	}
}

// lock returns the lock of a package whose documents are at the paths.
func lock(paths ...string) string {
	const digest = "0000000000000000000000000000000000000000000000000000000000000000"
	return `{"version":1,"spec":["` + strings.Join(paths, `","`) + `"],"package":"api","client":"auto","options":"` + digest + `","documents":[],"files":[]}`
}

func TestLoadErrors(t *testing.T) {
	repository(t, map[string]string{"spec/a.md": document("A"), "prose/README.md": "", "x.txt": "", "x.json": "{}"})
	if err := os.MkdirAll("later", 0o777); err != nil {
		t.Fatal(err)
	}
	tests := []struct{ name, arg, dir, want string }{
		{"unknown revision", "git:nowhere", "spec", "nowhere is no revision of the repository at "},
		{"an exclusion", "git:^HEAD", "spec", "^HEAD is no revision"},
		{"a range", "git:HEAD..HEAD", "spec", "HEAD..HEAD is no revision"},
		{"no such path", "git:HEAD", "later", "later is not in HEAD of the repository at "},
		{"no such path named", "git:HEAD:spec/b.md", "spec", "spec/b.md is not in HEAD"},
		{"no documents", "git:HEAD:prose", "spec", "HEAD:prose holds neither a mdspec.lock nor .md documents: name the documents of that revision, as in --against git:HEAD:PATH"},
		{"neither", "git:HEAD:x.txt", "spec", "HEAD:x.txt is neither a .md document nor a .json schema"},
		{"no schema", "git:HEAD:x.json", "spec", "HEAD:x.json: no exported schema: it has no version"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if _, err := load(test.arg, test.dir); err == nil || !strings.HasPrefix(err.Error(), test.want) {
				t.Errorf("error %v, want %s…", err, test.want)
			}
		})
	}
	t.Run("no git", func(t *testing.T) {
		t.Setenv("PATH", t.TempDir())
		if _, err := load("git:HEAD", "spec"); err == nil || !strings.Contains(err.Error(), "not on the PATH") {
			t.Errorf("error %v", err)
		}
	})
	t.Run("no repository", func(t *testing.T) {
		dir := t.TempDir()
		t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(dir))
		if _, err := load("git:HEAD", dir); err == nil || !strings.Contains(err.Error(), "is in no work tree of git: not a git repository") {
			t.Errorf("error %v", err)
		}
	})
}

func TestLoadLinks(t *testing.T) {
	repository(t, map[string]string{"spec/a.md": document("A"), "deep/b.md": document("B")})
	for link, target := range map[string]string{
		"spec/b.md": "../deep/b.md", "spec/gone.md": "gone", "spec/out.md": "../../out.md",
		"spec/round.md": "round.md", "linked": "spec",
	} {
		if err := os.Symlink(target, link); err != nil {
			t.Skipf("no symbolic links here: %v", err)
		}
	}
	commit(t, nil)
	if _, err := load("git:HEAD", "linked"); err != nil {
		t.Fatal(err)
	}
	old, err := load("git:HEAD:linked", ".")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := sources(old), []string{"HEAD:linked/a.md", "HEAD:linked/b.md"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestLoadChainsOfLinks follows ten symbolic links, and no more.
func TestLoadChainsOfLinks(t *testing.T) {
	repository(t, map[string]string{"deep/b.md": document("B")})
	write(t, map[string]string{"spec/a.md": document("A")})
	for chain, links := range map[string]int{"ten": 10, "eleven": 11} {
		target := "../deep/b.md"
		for i := range links {
			name := fmt.Sprintf("%s%d", chain, i)
			if i == links-1 {
				name = chain + ".md"
			}
			if err := os.Symlink(target, "spec/"+name); err != nil {
				t.Skipf("no symbolic links here: %v", err)
			}
			target = name
		}
	}
	commit(t, nil)
	old, err := load("git:HEAD:spec", ".")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := sources(old), []string{"HEAD:spec/a.md", "HEAD:spec/ten.md"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestLoadSchema(t *testing.T) {
	p, _ := parser.Parse([]parser.File{{Name: "a.md", Path: "a.md", Content: []byte(document("A"))}}, parser.Options{Package: "api"})
	data, err := spec.Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	repository(t, map[string]string{"kept/群.json": string(data)})
	old, err := load("git:HEAD:kept/群.json", ".")
	if err != nil || old.Schema == nil || len(old.Schema.Documents) != 1 {
		t.Errorf("%v, %v", old.Schema, err)
	}
	if _, err := against.ReadSchema("kept/群.json"); err != nil {
		t.Error(err)
	}
	write(t, map[string]string{"bad.json": "{\n,"})
	_, err = against.ReadSchema("bad.json")
	if want := "bad.json: no exported schema: byte 2 (line 2, column 1): invalid character ',' looking for beginning of object key string"; err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

// TestLoadTouchesNothing states that a dirty work tree and its index stay as
// they are to the last byte.
func TestLoadTouchesNothing(t *testing.T) {
	repository(t, map[string]string{"spec/a.md": document("A"), "spec/b.md": document("B")})
	write(t, map[string]string{"spec/a.md": "changed", "spec/new.md": "new"})
	git(t, "add", "spec/a.md")
	write(t, map[string]string{"spec/a.md": "changed again"})
	before := contents(t)
	if _, err := load("git:HEAD", "spec"); err != nil {
		t.Fatal(err)
	}
	after := contents(t)
	if !slices.Equal(before, after) {
		t.Errorf("before:\n%s\nafter:\n%s", strings.Join(before, "\n"), strings.Join(after, "\n"))
	}
}

// contents lists every file of the work tree and of the repository with its
// time and content.
func contents(t *testing.T) []string {
	t.Helper()
	var out []string
	err := filepath.WalkDir(".", func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		out = append(out, path+" "+info.ModTime().String()+" "+string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestLoadInHook reads a repository other than that whose hook runs.
func TestLoadInHook(t *testing.T) {
	repository(t, map[string]string{"spec/a.md": document("A")})
	t.Setenv("GIT_DIR", filepath.Join(t.TempDir(), ".git"))
	t.Setenv("GIT_INDEX_FILE", "nowhere")
	if _, err := load("git:HEAD", "spec"); err != nil {
		t.Error(err)
	}
}

func TestNoDocuments(t *testing.T) {
	repository(t, map[string]string{"prose/README.md": ""})
	var none *build.NoDocumentsError
	if _, err := load("git:HEAD", "prose"); !errors.As(err, &none) {
		t.Errorf("error %v", err)
	}
}

// TestAbsent states what is no place of documents yet. A lock whose documents
// are missing is one: it cannot be read.
func TestAbsent(t *testing.T) {
	repository(t, map[string]string{
		"prose/README.md": "", "prose/hand.go": "package api\n", "spec/a.md": document("A"),
		"gone/mdspec.lock": lock("../gone.md"), "bare/mdspec.lock": lock("../prose"), "file.txt": "",
	})
	write(t, map[string]string{"later/mdspec.lock": lock("../spec")})
	for _, test := range []struct {
		arg, place string
		absent     bool
	}{
		{"git:HEAD", "later", true},
		{"git:HEAD:later", "spec", true},
		{"git:HEAD", "prose", true},
		{"git:HEAD", "gone", false},
		{"git:HEAD", "bare", false},
		{"git:HEAD", "file.txt", false},
		{"git:nowhere", "later", false},
	} {
		var absent *against.AbsentError
		if _, err := load(test.arg, test.place); err == nil || errors.As(err, &absent) != test.absent {
			t.Errorf("%s %s: error %v", test.arg, test.place, err)
		}
	}
}
