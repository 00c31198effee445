package foreign

import (
	"strconv"
	"strings"

	"github.com/mdspec-go/mdspec/parser/foreign/internal/facts"
	"github.com/mdspec-go/mdspec/parser/foreign/internal/typeword"
	"github.com/mdspec-go/mdspec/spec"
	"github.com/mdspec-go/mdspec/spec/diag"
	"github.com/mdspec-go/mdspec/spec/goname"
)

// underlying returns the type of the values: an integer if all of them are, unless the
// page says that they are strings.
func (l *linker) underlying(t *facts.Type) string {
	if t.Under.Kind == typeword.Basic && (t.Under.Name == "string" || spec.IsInteger(t.Under.Name)) {
		return t.Under.Name
	}
	for _, v := range t.Values {
		if _, ok := integer(v.Literal); !ok {
			return "string"
		}
	}
	return "int64"
}

// integer returns the number that a literal is, also one such as 1 << 2 or 0x10.
func integer(literal string) (int64, bool) {
	literal = strings.Trim(strings.ReplaceAll(literal, " ", ""), "()")
	if base, shift, ok := strings.Cut(literal, "<<"); ok {
		b, err := strconv.ParseInt(base, 0, 64)
		n, failed := strconv.ParseUint(shift, 10, 6)
		return b << n, err == nil && failed == nil && n < 63
	}
	if len(literal) > 1 && literal[0] == '0' && literal[1] >= '0' && literal[1] <= '9' {
		return 0, false // such as 001: digits, not a number
	}
	n, err := strconv.ParseInt(literal, 0, 64)
	return n, err == nil && !strings.Contains(literal, "_")
}

// makeEnum makes an enum.
func (l *linker) makeEnum(d *declared) {
	t := d.facts
	d.enum.Doc = titled(t.Title, d.name, l.withName(t.Name, t.Doc))
	l.note(d.enum, l.place, t.Name == "")
	seen := map[string]bool{}
	for _, v := range t.Values {
		value := v.Literal
		if d.enum.Underlying != "string" {
			n, ok := integer(value)
			if !ok {
				v.Row.Left = diag.Say("its value is no number, as the others are", "它的值不是数字，而其他值是")
				continue
			}
			value = strconv.FormatInt(n, 10)
		}
		if seen[value] {
			v.Row.Left = diag.Say("it repeats a value above", "它重复了上面的取值")
			continue
		}
		seen[value] = true
		name := l.names.claim(constantName(d.name, v))
		d.enum.Values = append(d.enum.Values, &spec.EnumValue{Name: name, Value: value, Doc: docOf(valueDoc(v))})
		l.readValue(v, d.name+"."+name, d.enum.Underlying)
	}
	l.pending = append(l.pending, spec.Item{Enum: d.enum})
}

// valueDoc returns what is said of a value: also its name, if that is no word of Go.
func valueDoc(v *facts.Value) []string {
	if _, ok := goname.FromKey("x " + v.Name); v.Name != "" && (!ok || !isLatin(v.Name)) {
		return append([]string{v.Name}, v.Doc...)
	}
	return v.Doc
}

// constantName returns the Go name of a constant: that of the type, then the name or the
// value.
func constantName(typ string, v *facts.Value) string {
	for _, word := range []string{v.Name, v.Literal} {
		if word == "" || !isLatin(word) {
			continue
		}
		if strings.HasPrefix(word, "-") && len(word) > 1 && word[1] >= '0' && word[1] <= '9' {
			word = "Minus" + word[1:]
		}
		if name, ok := goname.FromKey("x " + lowered(word)); ok && len(name) > 1 {
			if name = name[1:]; strings.HasPrefix(name, typ) && len(name) > len(typ) {
				return name // it begins with the name of the type itself
			}
			return typ + name
		}
	}
	return typ + "Value"
}

// lowered returns a word in capitals in lower case: they say nothing about its parts.
func lowered(word string) string {
	if strings.ToUpper(word) == word {
		return strings.ToLower(word)
	}
	return word
}

// isLatin reports whether a word has nothing but ASCII in it.
func isLatin(word string) bool {
	for _, r := range word {
		if r > 127 {
			return false
		}
	}
	return true
}
