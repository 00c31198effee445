package output

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// lockCases change what a lock says that stays a lock.
func lockCases() []driftCase {
	return []driftCase{
		{
			name: "hash edited in the lock",
			change: func(t *testing.T, f *fixture) {
				h := string(contentHash([]byte(f.code("a.md"))))
				f.replace(t, LockName, h, strings.Repeat("0", 64))
			},
			want: []string{`lock-stale mdspec.lock:23:1 "      \"sha256\": \"` + strings.Repeat("0", 64) + `\""`},
		},
		{
			name:   "documents moved",
			change: func(_ *testing.T, f *fixture) { f.specDir = "docs" },
			want:   []string{`lock-stale mdspec.lock:4:1 "    \"../../spec\""`},
			says:   []string{"\n-    \"../../spec\"\n+    \"../../docs\"\n"},
		},
		{
			name:   "lock reformatted",
			change: func(t *testing.T, f *fixture) { f.replace(t, LockName, `"version": 1`, `"version":1`) },
			want:   []string{`drift-format mdspec.lock:2:1 "  \"version\":1,"`},
		},
		{
			name: "interrupted",
			change: func(t *testing.T, f *fixture) {
				f.docs["a.md"] = strings.Replace(docA, "A2 int", "A2 uint", 1)
				f.interrupt(t, 5)
			},
			want: []string{
				`drift-spec a.md.go:7:1 "type A2 int"`,
				`lock-pending mdspec.lock:12:1 "      \"sha256\": \"` + string(documentHash([]byte(docA))) + `\""`,
			},
		},
		{
			name: "interrupted at the last step",
			change: func(t *testing.T, f *fixture) {
				f.docs["a.md"] = strings.Replace(docA, "A2 int", "A2 uint", 1)
				f.interrupt(t, 7)
			},
			want: []string{
				`lock-pending mdspec.lock:12:1 "      \"sha256\": \"` + string(documentHash([]byte(docA))) + `\""`,
			},
			says: []string{"interrupted", "completes"},
		},
	}
}

// lockFileCases harm the lock itself.
func lockFileCases() []driftCase {
	return []driftCase{
		{
			name:   "no lock",
			change: func(t *testing.T, f *fixture) { f.remove(t, LockName) },
			want:   []string{`lock-missing mdspec.lock:1:1 ""`},
			says:   []string{"no mdspec.lock", "--package NAME --out "},
		},
		{
			name: "no directory",
			change: func(t *testing.T, f *fixture) {
				if err := os.RemoveAll(filepath.Dir(f.dir())); err != nil {
					t.Fatal(err)
				}
			},
			want: []string{`lock-missing mdspec.lock:1:1 ""`},
		},
		{
			name:   "broken lock",
			change: func(t *testing.T, f *fixture) { f.replace(t, LockName, `"version": 1,`, `"version": 1;`) },
			want:   []string{`lock-invalid mdspec.lock:2:15 ";"`},
			says:   []string{"cannot be read", "--force"},
			refuse: []string{"lock-invalid"},
		},
		{
			name: "merge conflict",
			change: func(t *testing.T, f *fixture) {
				f.replace(t, LockName, "{\n  \"version\"", "<<<<<<< HEAD\n{\n  \"version\"")
			},
			want:   []string{`lock-conflict mdspec.lock:1:1 "<<<<<<< HEAD"`},
			says:   []string{"--force"},
			refuse: []string{"lock-conflict"},
		},
		{
			name:   "lock of the future",
			change: func(t *testing.T, f *fixture) { f.replace(t, LockName, `"version": 1,`, `"version": 2, "more": [{}],`) },
			want:   []string{`lock-version mdspec.lock:2:14 "2"`},
			refuse: []string{"lock-version"},
		},
		{
			name: "lock is a link",
			change: func(t *testing.T, f *fixture) {
				f.put(t, "kept", f.get(t, LockName))
				f.remove(t, LockName)
				if err := os.Symlink("kept", filepath.Join(f.dir(), LockName)); err != nil {
					t.Fatal(err)
				}
			},
			want:   []string{`not-a-file mdspec.lock:1:1 ""`},
			refuse: []string{"not-a-file"},
			stuck:  true,
		},
	}
}
