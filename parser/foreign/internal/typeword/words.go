package typeword

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed words.txt
var wordList string

// entry is what a word of types means.
type entry struct {
	kind        Kind
	name        string
	doubt, null bool
	soft        bool // whether it is as often the name of a definition
}

// known returns the meanings of words, by their spellings.
var known = sync.OnceValue(func() map[string]entry {
	out := map[string]entry{}
	for line := range strings.Lines(wordList) {
		meaning, spellings, ok := strings.Cut(strings.TrimSpace(line), ": ")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		e := newEntry(meaning)
		words, phrases, _ := strings.Cut(spellings, "|")
		for _, word := range strings.Fields(words) {
			out[word] = e
		}
		for phrase := range strings.SplitSeq(phrases, "|") {
			out[strings.TrimSpace(phrase)] = e
		}
	}
	delete(out, "")
	return out
})

func newEntry(meaning string) (e entry) {
	meaning, e.soft = strings.CutPrefix(meaning, "~")
	meaning, e.doubt = strings.CutPrefix(meaning, "?")
	meaning, e.null = strings.CutSuffix(meaning, " null")
	kinds := map[string]Kind{"any": Any, "object": Object, "map": Map, "list": List, "enum": Enum, "int64 or string": Union}
	kind, ok := kinds[meaning]
	if !ok {
		kind, e.name = Basic, meaning
	}
	e.kind = kind
	return e
}

// make returns a type of this meaning.
func (e entry) make() *Type {
	t := &Type{Kind: e.kind, Name: e.name, Doubt: e.doubt, Null: e.null}
	if e.kind == Union {
		t.Alternatives = []*Type{basic("int64"), basic("string")}
	}
	return t
}

// homes are where well-known types come from; their last name tells them.
var homes = []string{"java.lang.", "java.util.", "java.math.", "java.time.", "java.sql.", "system.", "typing.", "kotlin.", "builtins.", "std::"}

// lookup returns what a word or a phrase means.
func lookup(spelling string) (entry, bool) {
	if e, ok := known()[spelling]; ok {
		return e, true
	}
	e, ok := known()[withoutHome(strings.ToLower(spelling))]
	return e, ok
}

func withoutHome(name string) string {
	for _, home := range homes {
		if rest, ok := strings.CutPrefix(name, home); ok {
			return rest[strings.LastIndexAny(rest, ".:")+1:]
		}
	}
	return name
}

// setOf makes a set of the words of a text.
func setOf(text string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(text) {
		out[w] = true
	}
	return out
}

var (
	listWords    = setOf("list lists array arrays arry arrry arr set collection sequence slice vector tuple arraylist linkedlist hashset jsonarray ienumerable ilist icollection iterable vec frozenset readonlyarray immutablelist repeated repeatlist arrayof listof 数组 列表 集合 陣列 數組 配列")
	mapWords     = setOf("map maps dict dicts dictionary dictionaries mapping hashmap linkedhashmap treemap record hash idictionary object objects struct 字典 映射")
	nullWrappers = setOf("optional nullable maybe option jsonnullable")
	sameWrappers = setOf("partial readonly required annotated deeppartial lowcardinality ref reference unique")
	unionWords   = setOf("union oneof anyof")
	literalWords = setOf("literal")
	shortPlurals = setOf("nums strs") // of short names: where "num" is one, "nums" are several

	articles   = setOf("a an the")
	wordsOfOr  = setOf("or 或 或者 或是")
	wordsOfAnd = setOf("and 和 与 及")
	nulls      = setOf("null nil none nullable 空 可空 可为空 允许为空 可为null nonetype void")
	optionals  = setOf("optional opt opt. undefined 可选 选填 非必填 非必须 可缺省 可省略")
	requireds  = setOf("required mandatory 必填 必选 必须 必传 必需")
	passing    = setOf("partial 的 由 组成 构成 包含 多个 单个 readonly read-only writeonly write-only deprecated immutable const non-null nonnull notnull non-nullable 非空 只读 已废弃 弃用 unique sorted ordered indexed")
	adjectives = setOf("positive negative non-negative nonnegative random valid raw plain simple single small large big short full non-empty nonempty fixed-length")
	objectives = setOf("any json nested inner empty arbitrary generic custom simple complex plain following js javascript anonymous inline other this")
	nouns      = setOf("object objects 对象 物件 structure structures model models entity entities 结构 结构体 オブジェクト")
	remarks    = setOf("see which where that with 见 参见 详见 default defaults max min maximum minimum length range e.g. eg example format pattern between size up at digits 默认 默认值 最大 最长 最小 长度 例如 如 示例 范围 最多 单位 精确到 格式")
	references = setOf("参考 参见 见 详见 详情 查看 reference ref details see")
	units      = setOf("characters chars char bytes digits items elements bits bit seconds milliseconds ms 字符 字节 位 个 个字符 字")
)

// fillers are words of prose that name no type.
var fillers = setOf("see below above same varies na n tbd todo function callback self this unknown other special multiple various depends reserved never " +
	"of to with in is be by for from as not type types value values 类型 值 field data 无 同上 见下 其他 其它 未知")

// reserved reports whether a word, in lower case, means something else than the
// definition of its name.
func reserved(lower string) bool {
	for _, set := range []map[string]bool{
		listWords, mapWords, nullWrappers, sameWrappers, unionWords, literalWords, articles, wordsOfOr, wordsOfAnd, nulls, optionals, requireds,
		passing, adjectives, objectives, nouns, remarks, units, fillers,
	} {
		if set[lower] {
			return true
		}
	}
	_, known := lookup(lower)
	return known || lower == "perhaps" || lower == "either"
}

// isName reports whether a word by itself names a definition.
func isName(text string) bool {
	lower := strings.ToLower(text)
	_, plural := lookup(singular(lower))
	return !reserved(lower) && !plural
}

// singular returns a word without the ending of its plural.
func singular(lower string) string {
	if stem, ok := strings.CutSuffix(lower, "ies"); ok {
		return stem + "y"
	}
	return strings.TrimSuffix(lower, "s")
}
