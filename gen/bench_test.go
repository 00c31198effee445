package gen

import (
	"fmt"
	"go/format"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// wide is a package of n documents; each has models, an enum and limits.
func wide(n int) *spec.Package {
	p := &spec.Package{}
	for i := range n {
		req, status := fmt.Sprintf("Req%d", i), fmt.Sprintf("Status%d", i)
		var fields []*spec.Field
		for j := range 20 {
			f := field(fmt.Sprintf("Field%d", j), fmt.Sprintf("field_%d", j), basic("int64"))
			f.Doc = blocks(paragraph("客户群跟进状态，见[文档](https://example.com/doc)"), entries(spec.Values, "0=跟进人正常", "1=跟进人离职"))
			fields = append(fields, f)
		}
		fields = append(fields, field("Limit", "limit", basic("int64"), "1..1000"))
		p.Documents = append(p.Documents, docOf(fmt.Sprintf("doc%d.md", i),
			model(req, "参数", fields...),
			model(fmt.Sprintf("List%d", i), "列表", field("Items", "items", list(ref(req)))),
			enum(status, "int64", value(status+"On", "0", "开"), value(status+"Off", "1", "关")),
			goFence(fmt.Sprintf("import \"time\"\n// Timeout%d 超时\nconst Timeout%d = time.Second\n", i, i)),
		))
	}
	return p
}

// fields is a package of one model with n documented fields.
func fields(n int) *spec.Package {
	all := make([]*spec.Field, n)
	for i := range all {
		all[i] = documented(field(fmt.Sprintf("Field%d", i), fmt.Sprintf("field_%d", i), basic("string")), "群成员的标识")
	}
	return pkgOf(model("Wide", "宽", all...))
}

func size(files []File) int64 {
	var n int64
	for _, f := range files {
		n += int64(len(f.Content))
	}
	return n
}

func mustGenerate(b *testing.B, p *spec.Package) []File {
	b.Helper()
	files, err := Generate(p, Options{Package: "wecom"})
	if err != nil {
		b.Fatal(err)
	}
	return files
}

func BenchmarkGenerate(b *testing.B) {
	p := wide(20)
	b.SetBytes(size(mustGenerate(b, p)))
	b.ReportAllocs()
	for b.Loop() {
		mustGenerate(b, p)
	}
}

// BenchmarkFormat is the yardstick: formatting what BenchmarkGenerate makes.
func BenchmarkFormat(b *testing.B) {
	files := mustGenerate(b, wide(20))
	b.SetBytes(size(files))
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range files {
			if _, err := format.Source(f.Content); err != nil {
				b.Fatal(err)
			}
		}
	}
}

// The time per field is to stay the same.
func BenchmarkFields(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := fields(n)
			for b.Loop() {
				mustGenerate(b, p)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/field")
		})
	}
}

// The time per document is to stay the same.
func BenchmarkDocuments(b *testing.B) {
	for _, n := range []int{100, 1_000, 4_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			p := &spec.Package{}
			for i := range n {
				m := model(fmt.Sprintf("Model%d", i), "群", field("Name", "name", basic("string")))
				p.Documents = append(p.Documents, docOf(fmt.Sprintf("doc%d.md", i), m))
			}
			b.ReportAllocs()
			for b.Loop() {
				mustGenerate(b, p)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/document")
		})
	}
}
