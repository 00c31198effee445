package page

import (
	"slices"
	"strings"

	"github.com/mdspec-go/mdspec/spec/dialect"
	"github.com/mdspec-go/mdspec/spec/lazyregexp"
)

// Words by which a page says what is a path and what a method. The others that mean
// a path are those of the dialect's column.
var (
	pathWords = []string{
		"address", "api endpoint", "api path", "api url", "endpoint url", "endpoints", "http endpoint", "http path", "http url", "request", "request path",
		"request uri", "request url", "resource", "resource url", "resource path", "地址", "接口", "接口url", "接口 url", "请求", "请求 url", "请求接口", "http 请求",
		"http请求", "method url", "终结点", "路徑", "介接路徑", "介接網址", "請求路徑", "請求網址", "請求地址", "呼叫網址", "呼叫路徑", "接口路徑", "api 路徑", "api路徑", "服務位置", "網址", "端点", "访问地址", "访问路径", "调用地址", "url地址", "url 地址", "请求uri", "请求url地址", "api地址", "api 地址", "接口链接", "請求url",
	}
	methodWords = []string{
		"http method", "http methods", "http request method", "http verb", "method", "methods", "request method", "request type", "type", "verb", "方法", "方式", "请求方式",
		"请求方法", "请求类型", "传输方式", "傳輸方式", "傳送方式", "呼叫方式", "http 請求方式", "傳輸協定", "http 傳輸協定", "https 傳輸協定", "传输协议", "preferred http method", "http方法", "http 方法", "http请求方式", "http 请求方式", "接口方式", "提交方式", "调用方式", "访问方式", "請求方式", "請求方法",
	}
)

// Words by which a page tells the addresses of a call apart that only differ in their
// hosts.
var (
	liveWords  = []string{"正式环境", "正式環境", "生产环境", "生產環境", "线上环境", "線上環境", "正式", "生产", "线上", "正式站", "正式区", "正式區", "production", "prod", "live", "production environment", "live environment"}
	otherWords = []string{
		"测试环境", "測試環境", "沙箱环境", "沙箱環境", "沙盒环境", "沙盒環境", "沙箱", "沙盒", "开发环境", "開發環境", "预发环境", "预发布环境", "灰度环境", "联调环境", "测试", "測試", "测试站", "測試站",
		"sandbox", "staging", "stage", "test", "testing", "development", "dev", "sandbox environment", "test environment", "staging environment",
	}
)

// stage is what a page says the host of an address is for.
type stage int

const (
	noStage stage = iota
	otherStage
	liveStage
)

// stageOf returns the stage that words say.
func stageOf(text string) stage {
	text = fold(text)
	switch {
	case slices.Contains(liveWords, text):
		return liveStage
	case slices.Contains(otherWords, text):
		return otherStage
	}
	return noStage
}

// fold returns the words of a title in the form in which they are listed.
func fold(text string) string {
	text = strings.Trim(plain(text), " \t:：【】[]■●◆▪►▶>#")
	if text != "" && (text[0] < 'A' || text[0] > 'z') {
		text = number.ReplaceAllString(text, "")
	}
	return strings.ToLower(strings.Join(strings.Fields(text), " "))
}

// number is that of a title.
var number = lazyregexp.New(`^(?:\d+(?:\.\d+)*[.、)）]?\s+|\d+[.、)）]\s*|[一二三四五六七八九十]+、\s*|[(（]\d+[)）]\s*)`)

// saysPath reports whether a title says that what is below it or behind it is a path.
func saysPath(title string) bool {
	return slices.Contains(pathWords, title) || title != "api" && dialect.ColumnLike([]string{title}, dialect.URL) >= 0
}

// saysMethod reports the same of a method.
func saysMethod(title string) bool { return slices.Contains(methodWords, title) }

// Words of the presence of a field.
var presenceWord = lazyregexp.New(`(?i)^(?:required|optional|mandatory|conditional|non-null|nullable|必填|必选|必须|必需|必传|选填|可选|非必填|非必选|非必须|非必传)$`)

// Types that any page may name; what comes behind them is theirs, too.
var typeWord = lazyregexp.New(`(?i)^(?:\?|\[\]|an? )?(?:array|list|map|set|dict|dictionary|object|struct|string|str|strings|char|varchar|text|uuid|guid|u?int(?:8|16|32|64)?|integer|integers|long|short|byte|bytes|number|numeric|decimal|float(?:32|64)?|double|bool|boolean|booleans|date|datetime|date-time|time|timestamp|iso8601|url|uri|file|binary|blob|enum|any|mixed|json|null|snowflake|one of|字符串|整数|整型|数字|数值|布尔|布尔值|数组|对象|日期|时间|文件|浮点数)(?:$|[^\pL\pN_])`)

// ownType is the name of a type of the page's own.
var (
	ownForm = `\??(?:\[\]|\*)*(?:[A-Z]\w*(?:\.[A-Z]\w*)*)(?:\[\]|<[^<>]*>)*`
	ownType = lazyregexp.New(`^` + ownForm + `(?:\s*\|\s*(?:[a-z]+|` + ownForm + `))*$`)
)

// isType reports whether a text reads as a type.
func isType(text string) bool {
	text = strings.TrimSpace(text)
	if !isShort(text) {
		return link.MatchString(text) && isShort(plain(text))
	}
	shown := plain(text)
	return typeWord.MatchString(shown) || ownType.MatchString(shown) && !strings.HasSuffix(shown, ".") ||
		shown != text && link.MatchString(text) || strings.HasSuffix(shown, "[]")
}
