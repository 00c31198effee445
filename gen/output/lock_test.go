package output

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/mdspec-go/mdspec/spec/diag"
)

const (
	hash0 = "0000000000000000000000000000000000000000000000000000000000000000"
	hashF = "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff"
)

// goodLock is a lock with everything that one may have.
const goodLock = `{
  "version": 1,
  "spec": ["../spec/a.md", "../spec/b.md"],
  "package": "wecom",
  "client": "none",
  "options": "` + hash0 + `",
  "documents": [
    {"name": "a.md", "sha256": "` + hash0 + `"},
    {"name": "b.md", "sha256": "` + hashF + `"}
  ],
  "files": [
    {"name": "a.md.go", "document": "a.md", "sha256": "` + hash0 + `"},
    {"name": "mdspec_support.go", "sha256": "` + hashF + `"},
    {"name": "wecomtest/server.go", "sha256": "` + hashF + `"}
  ],
  "pending": [
    {"name": "a.md.go", "sha256": "` + hash0 + `"},
    {"name": "a.md.go", "sha256": "` + hashF + `"},
    {"name": "weixintest/server.go", "sha256": "` + hash0 + `"}
  ]
}
`

func parse(content string) (*lock, diag.List) {
	return parseLock("out", diag.NewSource("out/mdspec.lock", []byte(content)))
}

func TestLockRoundTrip(t *testing.T) {
	l, list := parse(goodLock)
	if len(list) > 0 {
		t.Fatal(describe(list))
	}
	want := &lock{
		Version: 1,
		Spec:    []string{"../spec/a.md", "../spec/b.md"},
		Package: "wecom",
		Client:  "none",
		Options: hash0,
		Documents: []lockDocument{
			{Name: "a.md", Hash: hash0},
			{Name: "b.md", Hash: hashF},
		},
		Files: []lockFile{
			{Name: "a.md.go", Document: "a.md", Hash: hash0},
			{Name: "mdspec_support.go", Hash: hashF},
			{Name: "wecomtest/server.go", Hash: hashF},
		},
		Pending: []lockPending{
			{Name: "a.md.go", Hash: hash0}, {Name: "a.md.go", Hash: hashF}, {Name: "weixintest/server.go", Hash: hash0},
		},
	}
	if d := cmp.Diff(want, l, cmpopts.IgnoreUnexported(lock{})); d != "" {
		t.Errorf("lock (-want +got):\n%s", d)
	}
	content, err := l.encode()
	if err != nil {
		t.Fatal(err)
	}
	again, list := parse(strings.ReplaceAll(string(content), "\n", "\r\n"))
	if d := cmp.Diff(l, again, cmpopts.IgnoreUnexported(lock{})); d != "" || len(list) > 0 {
		t.Errorf("read back: %s\n%s", describe(list), d)
	}
}

// TestLockForm pins the form: whoever changes it must change its version.
func TestLockForm(t *testing.T) {
	f := newFixture(t)
	f.docs = map[string]string{"b.md": "prose\n", "a.md": "\ufefftype A int\r\n"}
	b := f.build()
	b.Files = b.Files[:1]
	b.Documents[0], b.Documents[1] = b.Documents[1], b.Documents[0]
	l, err := newLock(f.dir(), b)
	if err != nil {
		t.Fatal(err)
	}
	got, err := l.encode()
	if err != nil {
		t.Fatal(err)
	}
	want := `{
  "version": 1,
  "spec": [
    "../../spec"
  ],
  "package": "wecom",
  "client": "auto",
  "options": "` + string(optionsHash(b)) + `",
  "documents": [
    {
      "name": "a.md",
      "sha256": "` + string(contentHash([]byte("type A int\n"))) + `"
    },
    {
      "name": "b.md",
      "sha256": "` + string(contentHash([]byte("prose\n"))) + `"
    }
  ],
  "files": [
    {
      "name": "a.md.go",
      "document": "a.md",
      "sha256": "` + string(contentHash(b.Files[0].Content)) + `"
    }
  ]
}
`
	if d := cmp.Diff(want, string(got)); d != "" {
		t.Errorf("lock (-want +got):\n%s", d)
	}
}

// TestSecondDialect: a lock says that documents have what the first version of the
// dialect takes for prose, and reads back the same.
func TestSecondDialect(t *testing.T) {
	f := newFixture(t)
	b := f.build()
	b.SecondDialect = true
	l, err := newLock(f.dir(), b)
	if err != nil {
		t.Fatal(err)
	}
	content, err := l.encode()
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(content), "{\n  \"version\": 2,\n") {
		t.Errorf("the lock begins with\n%.40s", content)
	}
	read, faults := parseLock(f.dir(), diag.NewSource(LockName, content))
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	if again, err := read.encode(); err != nil || string(again) != string(content) {
		t.Errorf("%v; it reads back as\n%s", err, again)
	}
}

func TestHash(t *testing.T) {
	// From the empty message of FIPS 180-4's test vectors, and of "abc\n".
	for content, want := range map[string]hash{
		"":        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"abc\n":   "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb",
		"abc\r\n": "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb",
	} {
		if got := contentHash([]byte(content)); got != want || !got.isValid() {
			t.Errorf("contentHash(%q) = %s, want %s", content, got, want)
		}
	}
	if contentHash([]byte("a\rb")) == contentHash([]byte("a\nb")) {
		t.Error("a lone CR counts as a line end")
	}
}

// lockFault is an edit of goodLock and the fault it gives.
type lockFault struct {
	name     string
	old, new string // once in goodLock; all of it if old is empty
	want     string // as describe prints it
	says     string // part of the message
}

var lockFaults = []lockFault{
	{"empty", "", "", `lock-invalid mdspec.lock:1:1 ""`, "end of JSON"},
	{"blank", "", "\n\n", `lock-invalid mdspec.lock:3:1 ""`, "end of JSON"},
	{"cut off", "", "{\n  \"version\": 1,\n", `lock-invalid mdspec.lock:3:1 ""`, "end of JSON"},
	{"syntax", `"client": "none",`, `"client": "none"`, `lock-invalid mdspec.lock:6:3 "\""`, "invalid character"},
	{"two values", "\n}\n", "\n}\n{}\n", `lock-invalid mdspec.lock:22:1 "{"`, "invalid character"},
	{"no object", "", "[1]", `lock-invalid mdspec.lock:1:1 "["`, "must be an object"},
	{"null", "", "null", `lock-invalid mdspec.lock:1:1 "null"`, "must be an object"},
	{"byte order mark", "", "\ufeff{}", `lock-invalid mdspec.lock:1:1 "\ufeff"`, "invalid character"},
	{"not UTF-8", `"wecom"`, "\"w\xff\"", `lock-invalid mdspec.lock:4:16 "\xff"`, "byte 0xff"},
	{"ours", "  \"client\"", "<<<<<<< HEAD\n  \"client\"", `lock-conflict mdspec.lock:5:1 "<<<<<<< HEAD"`, "merge conflict"},
	{"base", "  \"client\"", "||||||| 1234\r\n  \"client\"", `lock-conflict mdspec.lock:5:1 "||||||| 1234"`, "merge conflict"},
	{"middle", "  \"client\"", "=======\n  \"client\"", `lock-conflict mdspec.lock:5:1 "======="`, "merge conflict"},
	{"theirs", "  \"client\"", ">>>>>>> other\n  \"client\"", `lock-conflict mdspec.lock:5:1 ">>>>>>> other"`, "merge conflict"},

	{"later version", `"version": 1`, `"version": 3`, `lock-version mdspec.lock:2:14 "3"`, "version 3"},
	{"strange version", `"version": 1`, `"version": 1.0`, `lock-version mdspec.lock:2:14 "1.0"`, "version 1.0"},
	{"later version, other form", "", `{"x": {"version": 1}, "version": 7}`, `lock-version mdspec.lock:1:34 "7"`, "version 7"},
	{"version is text", `"version": 1`, `"version": "1"`, `lock-invalid mdspec.lock:2:14 "\"1\""`, "version must be 1"},
	{"no version", "\n  \"version\": 1,", "", `lock-invalid mdspec.lock:1:1 "{"`, "lacks the member `version`"},
	{"no hash", `"document": "a.md", "sha256": "` + hash0 + `"`, `"document": "a.md"`, `lock-invalid mdspec.lock:12:5 "{"`, "a file lacks the member `sha256`"},
	{"unknown member", `"client"`, `"more": [{"x": 1}], "client"`, `lock-invalid mdspec.lock:5:3 "\"more\""`, "unknown member `more`"},
	{"other case", `"client"`, `"Client": 1, "client"`, `lock-invalid mdspec.lock:5:3 "\"Client\""`, "unknown member `Client`"},
	{"unknown member of a file", `"name": "mdspec_support.go"`, `"size": 1, "name": "mdspec_support.go"`, `lock-invalid mdspec.lock:13:6 "\"size\""`, "a file has an unknown member"},
	{"member twice", `"client"`, `"client": "auto", "client"`, `lock-invalid mdspec.lock:5:21 "\"client\""`, "`client` twice"},
	{"null text", `"client": "none"`, `"client": null`, `lock-invalid mdspec.lock:5:13 "null"`, "client must be a string"},
	{"array for text", `"client": "none"`, `"client": ["none"]`, `lock-invalid mdspec.lock:5:13 "["`, "client must be a string"},
	{"text for array", `"spec": ["../spec/a.md", "../spec/b.md"]`, `"spec": "../spec"`, `lock-invalid mdspec.lock:3:11 "\"../spec\""`, "spec must be an array"},
	{"text for object", `{"name": "b.md", "sha256": "` + hashF + `"}`, `"b.md"`, `lock-invalid mdspec.lock:9:5 "\"b.md\""`, "a document must be an object"},

	{"no package name", `"wecom"`, `"we com"`, `lock-invalid mdspec.lock:4:14 "\"we com\""`, "not the name of a Go package"},
	{"long package name", `"wecom"`, `"` + strings.Repeat("p", 252) + `"`, `lock-invalid mdspec.lock:4:14 "\"` + strings.Repeat("p", 252) + `\""`, "a name of 256 bytes"},
	{"keyword", `"wecom"`, `"func"`, `lock-invalid mdspec.lock:4:14 "\"func\""`, "not the name of a Go package"},
	{"unknown client", `"none"`, `"some"`, `lock-invalid mdspec.lock:5:13 "\"some\""`, `neither "auto" nor "none"`},
	{"no spec", `["../spec/a.md", "../spec/b.md"]`, `[]`, `lock-invalid mdspec.lock:3:11 "["`, "spec is empty"},
	{"absolute spec", `"../spec/a.md"`, `"/etc/passwd.md"`, `lock-invalid mdspec.lock:3:12 "\"/etc/passwd.md\""`, "relative"},
	{"spec with drive", `"../spec/a.md"`, `"C:/spec/a.md"`, `lock-invalid mdspec.lock:3:12 "\"C:/spec/a.md\""`, "relative"},
	{"spec of Windows", `"../spec/a.md"`, `"..\\spec\\a.md"`, `lock-invalid mdspec.lock:3:12 "\"..\\\\spec\\\\a.md\""`, "forward slashes"},
	{"spec not clean", `"../spec/a.md"`, `"../spec/../a.md"`, `lock-invalid mdspec.lock:3:12 "\"../spec/../a.md\""`, "shortest form"},
	{"spec with NUL", `"../spec/a.md"`, `"a\u0000.md"`, `lock-invalid mdspec.lock:3:12 "\"a\\u0000.md\""`, "not text"},
	{"spec twice", `"../spec/b.md"`, `"../spec/a.md"`, `lock-invalid mdspec.lock:3:28 "\"../spec/a.md\""`, "stands twice"},
	{"two directories", `"../spec/b.md"`, `"../more"`, `lock-invalid mdspec.lock:3:28 "\"../more\""`, "one directory"},

	{"short hash", `"options": "` + hash0, `"options": "00`, `lock-invalid mdspec.lock:6:14 "\"00\""`, "SHA-256"},
	{"upper-case hash", `"options": "` + hash0, `"options": "` + strings.ToUpper(hashF), `lock-invalid mdspec.lock:6:14 "\"` + strings.ToUpper(hashF) + `\""`, "SHA-256"},
	{"file with path", `"mdspec_support.go"`, `"../mdspec_support.go"`, `lock-invalid mdspec.lock:13:14 "\"../mdspec_support.go\""`, "a path"},
	{"file with Windows path", `"mdspec_support.go"`, `"x\\mdspec_support.go"`, `lock-invalid mdspec.lock:13:14 "\"x\\\\mdspec_support.go\""`, "a path"},
	{"file is parent", `"mdspec_support.go"`, `".."`, `lock-invalid mdspec.lock:13:14 "\"..\""`, "a path"},
	{"file is empty", `"mdspec_support.go"`, `""`, `lock-invalid mdspec.lock:13:14 "\"\""`, "empty"},
	{"file is the lock", `"mdspec_support.go"`, `"MDSPEC.lock"`, `lock-invalid mdspec.lock:13:14 "\"MDSPEC.lock\""`, "the lock itself"},
	{"file is temporary", `"mdspec_support.go"`, `".mdspec-1.tmp"`, `lock-invalid mdspec.lock:13:14 "\".mdspec-1.tmp\""`, "temporary"},
	{"file is a device", `"mdspec_support.go"`, `"con.go"`, `lock-invalid mdspec.lock:13:14 "\"con.go\""`, "Windows"},
	{"hand-written file", `"mdspec_support.go"`, `"main.go"`, `lock-invalid mdspec.lock:13:14 "\"main.go\""`, "X.md.go or mdspec_X.go"},
	{"file that is no Go", `"mdspec_support.go"`, `"Makefile"`, `lock-invalid mdspec.lock:13:14 "\"Makefile\""`, "X.md.go or mdspec_X.go"},
	{"module", `"mdspec_support.go"`, `"go.mod"`, `lock-invalid mdspec.lock:13:14 "\"go.mod\""`, "X.md.go or mdspec_X.go"},
	{"document", `"mdspec_support.go"`, `"a.md"`, `lock-invalid mdspec.lock:13:14 "\"a.md\""`, "X.md.go or mdspec_X.go"},
	{"no Go of ours", `"mdspec_support.go"`, `"mdspec_support.txt"`, `lock-invalid mdspec.lock:13:14 "\"mdspec_support.txt\""`, "X.md.go or mdspec_X.go"},
	{"pending hand-written file", "\"pending\": [\n    {\"name\": \"a.md.go\"", "\"pending\": [\n    {\"name\": \"main.go\"", `lock-invalid mdspec.lock:17:14 "\"main.go\""`, "X.md.go or mdspec_X.go"},
	{"file with wildcard", `"mdspec_support.go"`, `"*.go"`, `lock-invalid mdspec.lock:13:14 "\"*.go\""`, "invalid char"},
	{"file in another directory", `"wecomtest/`, `"wecom/`, `lock-invalid mdspec.lock:14:14 "\"wecom/server.go\""`, "none that mdspec writes"},
	{"file in the directory of no package", `"wecomtest/`, `"test/`, `lock-invalid mdspec.lock:14:14 "\"test/server.go\""`, "none that mdspec writes"},
	{"file in the directory of a keyword", `"wecomtest/`, `"gotest/`, `lock-invalid mdspec.lock:14:14 "\"gotest/server.go\""`, "none that mdspec writes"},
	{"file two directories down", `"wecomtest/`, `"wecomtest/wecomtest/`, `lock-invalid mdspec.lock:14:14 "\"wecomtest/wecomtest/server.go\""`, "none that mdspec writes"},
	{"file two directories down at once", `"wecomtest/`, `"x/wecomtest/`, `lock-invalid mdspec.lock:14:14 "\"x/wecomtest/server.go\""`, "none that mdspec writes"},
	{"file up from the directory", `"wecomtest/`, `"wecomtest/../`, `lock-invalid mdspec.lock:14:14 "\"wecomtest/../server.go\""`, "none that mdspec writes"},
	{"file of the parent", `"wecomtest/`, `"../wecomtest/`, `lock-invalid mdspec.lock:14:14 "\"../wecomtest/server.go\""`, "none that mdspec writes"},
	{"file in the root", `"wecomtest/`, `"/`, `lock-invalid mdspec.lock:14:14 "\"/server.go\""`, "a path"},
	{"file of an absolute directory", `"wecomtest/`, `"/wecomtest/`, `lock-invalid mdspec.lock:14:14 "\"/wecomtest/server.go\""`, "none that mdspec writes"},
	{"file in no directory", `"wecomtest/`, `"//`, `lock-invalid mdspec.lock:14:14 "\"//server.go\""`, "none that mdspec writes"},
	{"file is a directory", `"wecomtest/server.go"`, `"wecomtest/"`, `lock-invalid mdspec.lock:14:14 "\"wecomtest/\""`, "no Go file"},
	{"file with a backslash below", `"wecomtest/`, `"wecomtest/x\\`, `lock-invalid mdspec.lock:14:14 "\"wecomtest/x\\\\server.go\""`, "a path"},
	{"file hidden below", `"wecomtest/`, `"wecomtest/.`, `lock-invalid mdspec.lock:14:14 "\"wecomtest/.server.go\""`, "no Go file"},
	{"lock below", `"wecomtest/server.go"`, `"wecomtest/mdspec.lock"`, `lock-invalid mdspec.lock:14:14 "\"wecomtest/mdspec.lock\""`, "no Go file"},
	{"pending in another directory", `"weixintest/`, `"weixin/`, `lock-invalid mdspec.lock:19:14 "\"weixin/server.go\""`, "none that mdspec writes"},
	{"file twice", `"mdspec_support.go"`, `"A.md.go"`, `lock-invalid mdspec.lock:13:14 "\"A.md.go\""`, "stands twice"},
	{"document with path", `{"name": "b.md"`, `{"name": "x/b.md"`, `lock-invalid mdspec.lock:9:14 "\"x/b.md\""`, "a path"},
	{"document twice", `{"name": "b.md"`, `{"name": "a.md"`, `lock-invalid mdspec.lock:9:14 "\"a.md\""`, "stands twice"},
	{"document with escape", `{"name": "b.md"`, `{"name": "\u001b[31m.md"`, `lock-invalid mdspec.lock:9:14 "\"\\u001b[31m.md\""`, "not text"},
	{"document nobody knows", `"document": "a.md"`, `"document": "c.md"`, `lock-invalid mdspec.lock:12:37 "\"c.md\""`, "none of the documents"},
	{"pending with path", "  \"pending\": [\n    {\"name\": \"a.md.go\"", "  \"pending\": [\n    {\"name\": \"/a.md.go\"", `lock-invalid mdspec.lock:17:14 "\"/a.md.go\""`, "a path"},
	{"pending twice", `{"name": "a.md.go", "sha256": "` + hashF, `{"name": "a.md.go", "sha256": "` + hash0, `lock-invalid mdspec.lock:18:5 "{"`, "twice with one hash"},
}

func (c lockFault) content(t *testing.T) string {
	t.Helper()
	if c.old == "" {
		return c.new
	}
	if n := strings.Count(goodLock, c.old); n != 1 {
		t.Fatalf("%q occurs %d times in the lock", c.old, n)
	}
	return strings.Replace(goodLock, c.old, c.new, 1)
}

func TestLockFaults(t *testing.T) {
	for _, c := range lockFaults {
		t.Run(c.name, func(t *testing.T) {
			l, list := parse(c.content(t))
			if l != nil {
				t.Error("the lock is accepted")
			}
			if got := strings.TrimSuffix(describe(list), "\n"); got != c.want {
				t.Fatalf("faults:\n got %s\nwant %s", got, c.want)
			}
			if !strings.Contains(list[0].Message(), c.says) {
				t.Errorf("message %q does not say %q", list[0].Message(), c.says)
			}
			if !strings.Contains(list[0].Hint(), "--force") {
				t.Errorf("hint %q does not say how to go on", list[0].Hint())
			}
		})
	}
}

// TestLockFaultsTogether checks that one reading reports all faults, and that
// a hostile lock does not make an endless list.
func TestLockFaultsTogether(t *testing.T) {
	content := strings.NewReplacer(`"none"`, `"some"`, `"mdspec_support.go"`, `"a/b"`, `"wecom"`, `""`).Replace(goodLock)
	_, list := parse(content)
	if got := strings.Count(describe(list), "\n"); got != 3 {
		t.Errorf("%d faults, want 3:\n%s", got, describe(list))
	}
	_, list = parse(`{"files": [` + strings.Repeat("0,", 1000) + `0]}`)
	if len(list) != 20 {
		t.Errorf("%d faults are reported, want the first 20", len(list))
	}
}

func TestLockTooLarge(t *testing.T) {
	const limit = 16 << 20
	content := goodLock + strings.Repeat(" ", limit-len(goodLock))
	if _, list := parse(content); len(list) > 0 {
		t.Errorf("at the limit:\n%s", describe(list))
	}
	_, list := parse(content + " ")
	if got, want := describe(list), "lock-invalid mdspec.lock:1:1 \"{\"\n"; got != want {
		t.Errorf("above the limit: got %swant %s", got, want)
	}
	f := written(t)
	f.put(t, LockName, strings.Repeat(" ", 2*limit))
	if got, want := describe(f.mustCheck(t)), "lock-invalid mdspec.lock:1:1 \" \"\n"; got != want {
		t.Errorf("a file above the limit: got %swant %s", got, want)
	}
}

// FuzzLock checks that no bytes make the reader panic, that faults lie within the
// file, and that what is accepted is safe to act upon and stable.
func FuzzLock(f *testing.F) {
	f.Add([]byte(goodLock))
	for _, c := range lockFaults {
		if c.old == "" {
			f.Add([]byte(c.new))
		} else {
			f.Add([]byte(strings.Replace(goodLock, c.old, c.new, 1)))
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		original := bytes.Clone(content)
		l, list := parseLock("out", diag.NewSource("out/mdspec.lock", content))
		if !bytes.Equal(original, content) {
			t.Fatal("the input is modified")
		}
		if (l == nil) != (len(list) > 0) {
			t.Fatalf("lock %v with faults\n%s", l, describe(list))
		}
		for _, d := range list {
			if d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(content) {
				t.Errorf("fault at %d to %d of %d bytes", d.Span.Start, d.Span.End, len(content))
			}
		}
		if l != nil {
			checkAccepted(t, l)
		}
	})
}

func checkAccepted(t *testing.T, l *lock) {
	t.Helper()
	for _, name := range l.names() {
		dir, base := filepath.Split(name)
		isOurs := dir == "" || strings.Count(dir, "/") == 1 && strings.HasSuffix(dir, "test/") && strings.HasSuffix(base, ".go")
		if !filepath.IsLocal(name) || !isOurs || base == LockName {
			t.Errorf("the name %q is accepted", name)
		}
	}
	for _, p := range l.Spec {
		if filepath.IsAbs(p) {
			t.Errorf("the path %q is accepted", p)
		}
	}
	content, err := l.encode()
	if err != nil {
		t.Fatal(err)
	}
	again, list := parse(string(content))
	if len(list) > 0 {
		t.Fatalf("what was accepted is refused when written again:\n%s\n%s", describe(list), content)
	}
	if d := cmp.Diff(l, again, cmpopts.IgnoreUnexported(lock{})); d != "" {
		t.Errorf("read back (-want +got):\n%s", d)
	}
}
