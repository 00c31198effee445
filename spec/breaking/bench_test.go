package breaking

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// embedding returns a package of n models that embed one base of 500 fields, each
// with an XML name beside; without the last ones that are lost.
func embedding(t testing.TB, n, lost int) *spec.Package {
	var b strings.Builder
	b.WriteString("## Models\n\n### `Base` 公共部分\n\nName|JSON|XML|Type\n:--|:--|:--|:--\n")
	for i := range 500 - lost {
		fmt.Fprintf(&b, "`F%d`|`f%d`|`f%d`|`string`\n", i, i, i)
	}
	for i := range n {
		fmt.Fprintf(&b, "\n### `M%d` 模型 %d\n\nName|JSON|Type\n:--|:--|:--\n|||`Base`\n`Own`|`own`|`string`\n", i, i)
	}
	return parse(t, "embedding", map[string]string{"embedding.md": b.String()})
}

// embeddingXML is the same of a base that only XML has.
func embeddingXML(t testing.TB, n, lost int) *spec.Package {
	var b strings.Builder
	b.WriteString("## Models\n\n### `Base` 公共部分\n\nName|XML|Type|Required\n:--|:--|:--|:--\n")
	for i := range 500 - lost {
		fmt.Fprintf(&b, "`F%d`|`f%d`|`string`|+\n", i+lost, i)
	}
	for i := range n {
		fmt.Fprintf(&b, "\n### `M%d` 模型 %d\n\nName|XML|Type\n:--|:--|:--\n|||`Base`\n`Own`|`own`|`string`\n", i, i)
	}
	return parse(t, "embedding", map[string]string{"embedding.md": b.String()})
}

// xmlOnly returns a model of n fields that only XML has.
func xmlOnly(t testing.TB, name string, n int) *spec.Package {
	var b strings.Builder
	b.WriteString("## Models\n\n### `Event` 事件\n\nName|JSON|XML|Type\n:--|:--|:--|:--\n")
	for i := range n {
		fmt.Fprintf(&b, "`%s%d`|`-`|`%s%d`|`string`\n", name, i, name, i)
	}
	return parse(t, "xml", map[string]string{"xml.md": b.String()})
}

func BenchmarkCompare(b *testing.B) {
	for _, lost := range []int{0, 250} {
		old, new := embedding(b, 2000, 0), embedding(b, 2000, lost)
		b.Run(fmt.Sprintf("embedded/%d", lost), func(b *testing.B) {
			for b.Loop() {
				Compare(old, new)
			}
		})
	}
	oldXML, newXML := embeddingXML(b, 500, 0), embeddingXML(b, 500, 250)
	b.Run("embedded xml", func(b *testing.B) {
		for b.Loop() {
			Compare(oldXML, newXML)
		}
	})
	old, new := xmlOnly(b, "Old", 5000), xmlOnly(b, "New", 5000)
	b.Run("xml", func(b *testing.B) {
		for b.Loop() {
			Compare(old, new)
		}
	})
	for _, n := range []int{500, 1000, 2000} {
		old, same, renamed := large(b, n, "Old"), large(b, n, "Old"), large(b, n, "New")
		b.Run(fmt.Sprintf("same/%d", n), func(b *testing.B) {
			for b.Loop() {
				Compare(old, same)
			}
		})
		b.Run(fmt.Sprintf("renamed/%d", n), func(b *testing.B) {
			for b.Loop() {
				Compare(old, renamed)
			}
		})
	}
}
