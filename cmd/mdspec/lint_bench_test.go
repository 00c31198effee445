package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/build"
	"github.com/mdspec-go/mdspec/gen"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/lint"
)

// service is the document that the calls of benchModels need.
const service = `# 企业微信

## Service

Setting|Value|Doc
:--|:--|:--
base url|` + "`https://qyapi.weixin.qq.com`" + `|接口的地址
error code|` + "`errcode`" + `|0 为成功
error message|` + "`errmsg`" + `|错误的说明
`

// benchModels returns documents of n models like those of WeCom: for each call
// its request, its response and two models of what it lists.
func benchModels(n int) map[string]string {
	const perDocument = 40
	documents := map[string]string{"service.md": service}
	for from := 0; from < n; from += perDocument {
		var models, calls strings.Builder
		for i := from; i < from+perDocument; i += 4 {
			models.WriteString(strings.ReplaceAll(benchCall, "#N", fmt.Sprint(i)))
			fmt.Fprintf(&calls, "`ListChats%d`|`ListChats%[1]dRequest`|`ListChats%[1]dResponse`|`POST /cgi-bin/externalcontact/groupchat/list%[1]d`|获取客户群列表。<br>权限：应用在客户联系的可调用接口的应用里，群主在可见范围内\n", i)
		}
		documents[fmt.Sprintf("chat%d.md", from)] = "# 客户群\n\n## Models\n" + models.String() +
			"\n## API calls\n\nName|Request Type|Response Type|URL|Doc\n:--|:--|:--|:--|:--\n" + calls.String()
	}
	return documents
}

var benchCall = strings.ReplaceAll(`
### 'ListChats#NRequest' 获取客户群列表的参数

Name|JSON|Type|Required|Limits|Doc
:--|:--|:--|:-:|:--|:--
'StatusFilter'|'status_filter'|'int64'|-||客户群跟进状态过滤：0 - 所有列表 1 - 离职待继承 2 - 离职继承中 3 - 离职继承完成
'UserIDList'|'userid_list,omitempty'|'[]string'|-|'..100 items, 1..64 chars'|群主的 userid，最多 100 个
'Cursor'|'cursor'|'string'|-||用于分页查询的游标，由上一次调用返回，首次调用不填
'Limit'|'limit'|'int64'|+|'1..1000'|分页，预期请求的数据量

'''json
{"status_filter": 0, "userid_list": ["zhangsan"], "cursor": "xyz", "limit": 10}
'''

### 'ListChats#NResponse' 客户群列表

Name|JSON|Type|Required|Doc
:--|:--|:--|:-:|:--
'GroupChatList'|'group_chat_list'|'[]GroupChat#N'|+|客户群列表
'NextCursor'|'next_cursor'|'string'|-|分页游标，下次请求时填写以获取之后分页的记录，如果已经没有更多的数据则返回空

### 'GroupChat#N' 客户群

Name|JSON|Type|Required|Doc
:--|:--|:--|:-:|:--
'ChatID'|'chat_id'|'string'|+|客户群的编号
'Name'|'name'|'string'|-|群名
'Owner'|'owner'|'string'|+|群主的 userid
'CreateTime'|'create_time'|'int64'|+|群的创建时间，Unix 时间戳，单位为秒
'Notice'|'notice'|'string'|-|群公告
'MemberList'|'member_list'|'[]*GroupChat#NMember'|+|群成员列表

### 'GroupChat#NMember' 客户群成员

Name|JSON|Type|Required|Doc
:--|:--|:--|:-:|:--
'UserID'|'userid'|'string'|+|群成员的编号
'Type'|'type'|'int64'|+|群成员类型：1 - 企业成员 2 - 外部联系人
'UnionID'|'unionid'|'string'|-|外部联系人在微信开放平台的唯一身份标识
'JoinTime'|'join_time'|'int64'|+|入群时间，Unix 时间戳，单位为秒
'JoinScene'|'join_scene'|'int64'|+|入群方式：1 - 由群成员邀请入群（直接邀请入群） 2 - 由群成员邀请入群（通过邀请链接入群） 3 - 通过扫描群二维码入群
'GroupNickname'|'group_nickname'|'string'|-|在群里的昵称
`, "'", "`")

// maxLintPercent is how much of the time of a check lint may add to it.
const maxLintPercent = 20

// BenchmarkLint takes turns in checking an output directory of 2,000 models that
// is up to date, as `mdspec check` does, and in linting the same documents once
// they are parsed. The metrics lint-%-of-check are of the medians; those of the
// processor count what the other core does meanwhile.
func BenchmarkLint(b *testing.B) {
	root := b.TempDir()
	writeFiles(b, root, map[string]string{"go.mod": "module example.com/bench\n\ngo 1.24\n"})
	writeFiles(b, filepath.Join(root, "spec"), benchModels(2000))
	dir := filepath.Join(root, "api")
	sources := mustRead(b, root, dir)
	if _, refused, err := output.Write(dir, mustMake(b, sources).Build, output.WriteOptions{}); err != nil || len(refused) > 0 {
		b.Fatal(refused, err)
	}
	for _, category := range []lint.Category{lint.Standard, lint.Strict} {
		b.Run(string(category), func(b *testing.B) {
			var check, pass timing
			for b.Loop() {
				check.add(func() {
					drift, err := output.Check(dir, mustMake(b, mustRead(b, root, dir)).Build)
					if err != nil || len(drift) > 0 {
						b.Fatal(drift, err)
					}
				})
				parsed := sources.Parsed() // anew: a source remembers where its lines are
				pass.add(func() {
					if found := lint.Check(lint.Input{Package: parsed.Package, Documents: parsed.Documents}, category); found.Count(diag.Error) > 0 {
						b.Fatal(found)
					}
				})
			}
			compareTimings(b, check, pass)
		})
	}
}

// compareTimings reports what lint adds to a check. A few runs may all meet with
// another load of the machine, so that they prove nothing.
func compareTimings(b *testing.B, check, pass timing) {
	checked, linted := median(check.wall), median(pass.wall)
	percent := 100 * float64(linted) / float64(checked)
	if len(check.wall) >= 5 && percent > maxLintPercent {
		b.Errorf("lint takes %v, more than %d %% of the %v that a check takes", linted, maxLintPercent, checked)
	}
	b.ReportMetric(percent, "lint-%-of-check")
	b.ReportMetric(float64(linted.Microseconds())/1000, "lint-ms")
	b.ReportMetric(float64(checked.Microseconds())/1000, "check-ms")
	if cpu := median(check.cpu); cpu > 0 {
		b.ReportMetric(100*float64(median(pass.cpu))/float64(cpu), "lint-%-of-check-cpu")
	}
}

// timing is how long the runs of one thing took.
type timing struct {
	wall, cpu []time.Duration
}

// add runs f. What was allocated before is collected first, so that it is not
// f which pays for it.
func (t *timing) add(f func()) {
	runtime.GC()
	start, used := time.Now(), processorTime()
	f()
	t.wall, t.cpu = append(t.wall, time.Since(start)), append(t.cpu, processorTime()-used)
}

// processorTime returns the processor time that the process has used; always 0
// on systems where the tests cannot ask for it.
var processorTime = func() time.Duration { return 0 }

// mustRead reads what a check of the output directory reads.
func mustRead(b *testing.B, root, dir string) build.Sources {
	b.Helper()
	recipe := output.Recipe{Spec: []string{filepath.Join(root, "spec")}, Package: "api", Client: gen.ClientAuto}
	sources, err := build.Read(dir, recipe)
	if err != nil {
		b.Fatal(err)
	}
	return sources
}

func mustMake(b *testing.B, s build.Sources) build.Made {
	b.Helper()
	made, err := build.Make(s, nil)
	if err != nil || made.Findings.HasErrors() {
		b.Fatal(made.Findings, err)
	}
	return made
}

func writeFiles(b *testing.B, dir string, files map[string]string) {
	b.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		b.Fatal(err)
	}
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			b.Fatal(err)
		}
	}
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}
