package lint

import (
	"fmt"
	"strings"
	"testing"
)

// BenchmarkCheck shows that the time per model stays the same, also where every
// rule has much to say.
func BenchmarkCheck(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var document strings.Builder
			document.WriteString("# 群\n\n## Models\n")
			for i := range n {
				fmt.Fprintf(&document, "\n### `Chat%d` 群\n\n<!-- mdspec:allow key-style 由服务决定 -->\n\n"+
					"Name|JSON|Type|Doc\n:--|:--|:--|:--\n`UserId`|`user_id`|`int%d`|员\n`%s`|`joinTime`|`int64`|时间\n`Next`|`next_chat`|`*[]Chat%d`|群\n",
					i, 8<<(i%4), []string{"JoinTime", "Jointime"}[i%2], (i+1)%n)
			}
			document.WriteString(callTable("`Get`|`Chat0`|||`POST /get`|取"))
			pkg := parse(b, document.String())
			found := 0
			for b.Loop() {
				found = len(check(pkg, Strict))
			}
			b.ReportMetric(float64(found)/float64(n), "findings/model")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/model")
		})
	}
}
