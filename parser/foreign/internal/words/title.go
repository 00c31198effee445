package words

import (
	"strings"
	"unicode"

	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

var english = lazyregexp.New(`[a-z][a-z']*(?:_[a-z0-9_]+)?|\d+\w*`)

// generic are words of titles that name nothing, with what they say.
var generic = map[Part]string{
	RequestPart: `request requests param params parameter parameters argument arguments payload input inputs option options query querystring body
		header headers path uri url form formdata multipart 傳入 传入 请求 入参 参数 输入 查询 路径 表单 正文 请求体 请求头 传参 調用 請求 參數 调用 提交 傳送 傳遞`,
	ResponsePart: `回复 回覆 接收 傳出 response responses return returns returned result results output outputs reply answer 返回 响应 出参 输出 应答 回包 结果 回應 回傳 返回值 反参 回参`,
	MembersPart:  `property properties field fields attribute attributes structure struct object schema schemas model models definition definitions members type 属性 字段 结构 结构体 成员 对象 模型 定义 欄位`,
	ValuesPart:   `enumerated value values enum enums enumeration constants flags 枚举 取值 枚举值 可选值`,
	ErrorsPart:   `error errors status statuses code codes failure failures exceptions 错误 错误码 状态码 异常 返回码`,
	ExamplePart:  `example examples sample samples demo 示例 例子 样例 范例 举例 例`,
	AsidePart: `security authentication authorization permission permissions scope scopes rate limit limits limitation limitations weight changelog history revisions versions version changes compatibility prerequisites consumes produces tags
		权限 鉴权 认证 限频 频率 限制 更新日志 变更记录 更新记录 版本历史 修订记录 历史`,
	PlainPart: `application x www urlencoded facts default the a an of for in and or with as to json data http https string strings supported available optional required following contents content list common general basic details detail information
		all additional other extra specific main description overview endpoint call method methods usage see also note notes table shown below this these returned-data spec specification is are it its has contains success successful failed
		说明 列表 数据 信息 内容 格式 体 头 的 类型 值 接口 公共 公用 通用 地址 方式 方法 描述 详情 介绍 码 示 部分 一览 一览表 表 说明表 及 和 与 所有 全部 主要 基本 必填 可选 中 名 业务 成功 失败 正常 以下 如下 包 包体 消息 报文 報文 链接 鏈接 連結 規格 规格 服务地址 服务路径 元素 语法 事件 事件体
		动作 根 统一 介接 路徑 環境 傳輸 協定 概述 简介 备注 注意 提示 功能 使用 版本 更新 日志 要求 warning caution tip important void`,
}

var (
	englishPart = map[string]Part{}
	hanPart     = map[string]Part{}
	longestHan  int
)

func init() {
	for part, list := range generic {
		for word := range strings.FieldsSeq(list) {
			if dialect.IsChinese(word) {
				hanPart[word] = part
				longestHan = max(longestHan, len([]rune(word)))
			} else {
				englishPart[word] = part
			}
		}
	}
}

// Title reads a title.
func (b *Book) Title(text string) Title {
	folded := FoldTitle(text)
	if t, ok := b.titled(folded); ok {
		return t
	}
	if ahead, _, ok := strings.Cut(behindName.Replace(folded), ":"); ok {
		if near := b.Title(ahead); near.Part == RequestPart || near.Part == ResponsePart || near.Part == ExamplePart {
			return near
		}
	}
	if addressForm.MatchString(folded) {
		return Title{Part: PlainPart}
	}
	if i := strings.IndexAny(folded, "(（"); i > 0 && strings.IndexAny(folded, ")）") > i && !strings.Contains(folded[i:], "form") {
		if near := b.Title(folded[:i]); near.In != "" && near.Part == RequestPart { // of one kind of thing
			return near
		}
	}
	if responseFields.MatchString(folded) {
		return Title{Part: ResponsePart, Answer: true, Some: true}
	}
	if m := statusTitle.FindStringSubmatch(folded); m != nil {
		if m[1] == "2" {
			return Title{Part: ResponsePart, Answer: true}
		}
		return Title{Part: ErrorsPart}
	}
	seen, rest := parts(folded)
	t := Title{Part: seen.main(), In: seen.place(), Answer: seen[ResponsePart]}
	switch {
	case strings.Contains(folded, "urlencoded"):
		t.In = spec.InForm
	case urlParameters.MatchString(folded):
		t.In = spec.InQuery
	}
	if t.Part == ErrorsPart && success.MatchString(folded) {
		t.Part, t.Answer = ResponsePart, true
	}
	t.Neutral = t.Part == RequestPart && !strings.Contains(folded, "请求") && !strings.Contains(folded, "入") && !strings.Contains(folded, "request") && t.In == ""
	t.Place = t.Part == RequestPart && placeForm.MatchString(folded)
	if seen[ExamplePart] && failureForm.MatchString(folded) {
		t.Part = ErrorsPart
	}
	if seen[ExamplePart] && exampleForm.MatchString(folded) {
		return t
	}
	if rest == "" && len(seen) > 0 && !nounForm.MatchString(folded) {
		return t
	}
	if bare := remarkBehind.ReplaceAllString(folded, ""); bare != folded && bare != "" {
		if near := b.Title(bare); near.Part == RequestPart || near.Part == ResponsePart {
			return near
		}
	}
	if isSentence(folded) || hanPartForm.MatchString(folded) {
		t.Sentence = true
		return t
	}
	return Title{}
}

// statusTitle is the title of the answers of a status.
var statusTitle = lazyregexp.New(`^([1-5])\d\d\s*[:：-]\s*\S`)

// responseFields is the title of some of the fields of responses.
var responseFields = lazyregexp.New(`^(?:[a-z]+ ){0,3}fields (?:in|of) (?:[a-z]+ ){0,3}responses?(?:$| that )`)

// seen are the parts that the words of a title say, and the words for places.
type seenParts map[Part]bool

func (s seenParts) main() Part {
	switch {
	case s[ExamplePart]:
		return ExamplePart
	case s[AsidePart]:
		return AsidePart
	case s[ErrorsPart]:
		return ErrorsPart
	case s[ResponsePart]:
		return ResponsePart
	case s[RequestPart]:
		return RequestPart
	case s[ValuesPart]:
		return ValuesPart
	case s[MembersPart]:
		return MembersPart
	}
	return PlainPart
}

// place returns the one place that the words say; none if they say several.
func (s seenParts) place() spec.Place {
	if s["in body"] && s["in form"] {
		return spec.InBody
	}
	found := spec.InDefault
	for p := range s {
		if place, ok := strings.CutPrefix(string(p), "in "); ok {
			if found != spec.InDefault {
				return spec.InDefault
			}
			found = spec.Place(place)
		}
	}
	return found
}

// placeWords are words of titles that say where parameters travel.
var placeWords = map[string]spec.Place{
	"query": spec.InQuery, "querystring": spec.InQuery, "查询": spec.InQuery, "path": spec.InPath, "uri": spec.InPath, "路径": spec.InPath,
	"header": spec.InHeader, "headers": spec.InHeader, "请求头": spec.InHeader, "头": spec.InHeader, "body": spec.InBody, "payload": spec.InBody, "json": spec.InBody, "请求体": spec.InBody, "正文": spec.InBody,
	"form": spec.InForm, "formdata": spec.InForm, "表单": spec.InForm,
}

// parts returns what the words of a title say, and those that name something.
func parts(folded string) (seenParts, string) {
	seen := seenParts{}
	var rest strings.Builder
	note := func(word string, part Part) {
		seen[part] = true
		if place, ok := placeWords[word]; ok {
			seen[Part("in "+string(place))] = true
		}
	}
	han := english.ReplaceAllStringFunc(folded, func(word string) string {
		part, ok := englishPart[strings.TrimSuffix(word, "'s")]
		if ok {
			note(word, part)
		} else if word[0] < '0' || word[0] > '9' {
			rest.WriteString(word + " ")
		}
		return " "
	})
	runes := []rune(han)
	for i := 0; i < len(runes); {
		if !unicode.IsLetter(runes[i]) && !unicode.IsDigit(runes[i]) {
			i++
			continue
		}
		n := longest(runes[i:])
		if n == 0 {
			rest.WriteRune(runes[i])
			i++
			continue
		}
		word := string(runes[i : i+n])
		note(word, hanPart[word])
		i += n
	}
	return seen, strings.TrimSpace(rest.String())
}

// longest returns how many characters the longest known word at the head has.
func longest(runes []rune) int {
	for n := min(longestHan, len(runes)); n > 0; n-- {
		if _, ok := hanPart[string(runes[:n])]; ok {
			return n
		}
	}
	return 0
}

// urlParameters is what Chinese documents call the parameters of a query.
var urlParameters = lazyregexp.New(`^url\s*参数`)

// behindName makes colons of the signs that separate a title from what is said beside it.
var behindName = strings.NewReplacer("：", ":", " - ", ":", " – ", ":", " — ", ":")

// success is the status of a call that succeeded.
var success = lazyregexp.New(`(?:^|[^\d])2(?:\d\d|xx)(?:$|[^\d])`)

// exampleForm is the title of an example, whatever it is one of.
var exampleForm = lazyregexp.New(`^(?:examples?|samples?) |^(?:示例|样例)|(?:examples?|示例|样例|例子)$`)

// remarkBehind is a remark in Chinese behind a title.
var remarkBehind = lazyregexp.New(`\s*(?:（[^（）]*\p{Han}[^（）]*）|\([^()]*\p{Han}[^()]*\))$`)

// failureForm is the title of an example of what a call answers that failed.
var failureForm = lazyregexp.New(`失败|失敗|错误|錯誤|异常|出错`)

// addressForm is the title of the address of a call, whose name may stand ahead.
var addressForm = lazyregexp.New(`(?:服务|服務|接口|请求|請求|访问|调用|api|api服务|http|https) ?(?:地址|路径|路徑|链接|連結|網址|url)$`)

// placeForm is the title of a place and no more.
var placeForm = lazyregexp.New(`^(?:http )?(?:body|headers?|payload|json|正文|消息体|报文体|包体|头部?|body ?参数|header ?参数|headers ?参数)$`)

// nounForm is the name of a type that is made of generic words.
var nounForm = lazyregexp.New(`^(?:payload|error|option|options|status|params?|flag|field|attribute|result|list|data|table|header) (?:object|structure|struct|model|type|types)$`)

// hanPartForm is a title in Chinese of parameters, whoever's they are.
var hanPartForm = lazyregexp.New(`^[^a-z]*(?:参数|參數|字段|欄位)(?:说明|說明|列表|表)?$`)

var sentenceWords = lazyregexp.New(`(?:^|\s)(?:is|are|following|returns?|if|when|this|these|can|must|will|you|which|has|have|contains?|supports?)(?:\s|$)|如下|以下|其中|下表|包含|请参|见下|，`)

// isSentence reports whether the words of a title are a sentence about a thing.
func isSentence(folded string) bool {
	return len(strings.Fields(folded)) > 7 || sentenceWords.MatchString(folded)
}
