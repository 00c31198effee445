package golden

import (
	"fmt"
	"math/rand"
	"runtime"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/golden/library"
	"github.com/mdspec-go/mdspec/parser"
)

// manyDocuments returns documents that refer to each other, with faults in one
// of ten if faulty.
func manyDocuments(n int, faulty bool) Input {
	in := Input{Package: "api", Client: gen.ClientAuto}
	for i := range n {
		next := fmt.Sprintf("Model%d", (i+1)%n)
		if faulty && i%10 == 3 {
			next = "Mdel"
		}
		text := strings.NewReplacer("«i»", fmt.Sprint(i), "«next»", next).Replace(`# 主题 «i»

## Models

### ~Model«i»~ 第 «i» 个

Name|JSON|Type|Limits|Doc
:--|:--|:--|:--|:--
~Next~|~next~|~*«next»~||下一个
~Kind~|~kind~|~Kind«i»~||1 - 甲 2 - 乙
~Name~|~name~|~string~|..64 bytes|

### ~Kind«i»~ 类别

Name|Value
:--|:--
~Kind«i»A~|1
~Kind«i»B~|2

~~~go
const Limit«i» int64 = «i»
~~~
`)
		text = strings.ReplaceAll(strings.ReplaceAll(text, "~~~", "```"), "~", "`")
		name := fmt.Sprintf("doc%d.md", i)
		in.Documents = append(in.Documents, parser.File{Name: name, Path: "spec/" + name, Content: []byte(text)})
	}
	return in
}

// TestDeterminism compiles packages again and again: on one processor and on
// all, with the documents in every order.
func TestDeterminism(t *testing.T) {
	inputs := map[string]Input{
		"many documents": manyDocuments(50, false),
		"faults in many": manyDocuments(50, true),
	}
	for _, name := range []string{"faults", "faults-two-documents", "3.5-package-types", "2.3-duplicate-name"} {
		inputs[name] = load(t, "testdata/"+name+".txtar").Input
	}
	for name, in := range inputs {
		t.Run(name, func(t *testing.T) {
			first := runOn(t, 1, in)
			if len(first.Findings) == 0 && len(first.Files) == 0 {
				t.Fatal("nothing came of it")
			}
			random := rand.New(rand.NewSource(1))
			for range 6 {
				random.Shuffle(len(in.Documents), func(i, j int) {
					in.Documents[i], in.Documents[j] = in.Documents[j], in.Documents[i]
				})
				for _, processors := range []int{1, max(4, runtime.NumCPU())} {
					if err := differ(first, runOn(t, processors, in)); err != nil {
						t.Fatal(err)
					}
				}
			}
		})
	}
}

func runOn(t *testing.T, processors int, in Input) *Result {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
	return run(t, in)
}

// TestManyDocuments shows that the inputs above are what they are meant to be.
func TestManyDocuments(t *testing.T) {
	in := manyDocuments(50, false)
	r := run(t, in)
	if len(r.Findings) > 0 || len(r.Files) != 51 {
		t.Errorf("%d files and the findings\n%s", len(r.Files), formatFindings(r.Findings))
	}
	if err := Check(in, r, library.Importer); err != nil {
		t.Error(err)
	}
	if r := run(t, manyDocuments(50, true)); len(r.Findings) != 5 {
		t.Errorf("the findings of 5 faults are\n%s", formatFindings(r.Findings))
	}
}
