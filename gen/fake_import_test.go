package gen

import "testing"

func TestGroupImport(t *testing.T) {
	const want = "package p\n\nimport (\n\t\"fmt\"\n\t\"time\"\n\n\tapi \"PATH\"\n)\n\nvar x = 1\n"
	for path, given := range map[string]string{
		"example.com/api": "package p\n\nimport (\n\tapi \"PATH\"\n\t\"fmt\"\n\t\"time\"\n)\n\nvar x = 1\n",
		"gitee.com/a/api": "package p\n\nimport (\n\t\"fmt\"\n\tapi \"PATH\"\n\t\"time\"\n)\n\nvar x = 1\n",
		"work.org/api":    "package p\n\nimport (\n\t\"fmt\"\n\t\"time\"\n\tapi \"PATH\"\n)\n\nvar x = 1\n", // behind all of them already
	} {
		if got := string(groupImport([]byte(given), "PATH")); got != want {
			t.Errorf("%s:\n%s", path, got)
		}
	}
}
