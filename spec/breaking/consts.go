package breaking

import (
	"go/token"
	"strings"

	"github.com/mdspec-go/mdspec/spec/diag"
)

// constType returns the type of a constant as new would write it.
func (s *side) constType(k *constant) string {
	if k.typ == "" || strings.Contains(k.typ, ".") {
		return k.typ
	}
	return s.spelling(s.typeNamed(k.typ, nil))
}

// compareConsts finds what programs see of constants that changed.
func (c *comparison) compareConsts() {
	var lost []*constant
	for _, k := range c.old.consts {
		n := c.new.constNamed[k.name]
		if n == nil {
			lost = append(lost, k)
			continue
		}
		if !token.IsExported(k.name) {
			continue
		}
		if was, is := c.old.constType(k), c.new.constType(n); was != is {
			c.report(constTypeChanged, n.at, k.row, n.row, k.name, typeText(k.typ), typeText(n.typ))
		}
		if k.value != n.value && !c.otherUnderlying(k) {
			c.report(constValueChanged, n.at, k.row, n.row, k.name, k.value, n.value)
		}
	}
	if len(lost) > 0 {
		c.compareLostConsts(lost)
	}
}

// otherUnderlying reports whether the enum of the constant is of another basic
// type now: that is reported, and says that all its values are others.
func (c *comparison) otherUnderlying(k *constant) bool {
	p := c.enumPair(k)
	return p != nil && p.new != nil && p.new.form == enumForm && (p.new.enum.Underlying == "string") != (k.enum.enum.Underlying == "string")
}

// enumPair returns the enum of a constant; nil if it is a value of none.
func (c *comparison) enumPair(k *constant) *pair {
	if k.enum == nil {
		return nil
	}
	return c.pairOf[k.enum.name]
}

func typeText(typ string) diag.Phrase {
	return codeOr(typ, diag.Say("untyped", "无类型"))
}

// compareLostConsts looks for constants under another name: of the same type
// and value, first with the same text.
func (c *comparison) compareLostConsts(lost []*constant) {
	now := map[*constant]*constant{}
	taken := map[*constant]bool{}
	for _, withDoc := range []bool{true, false} {
		key := func(s *side, k *constant) string {
			text := s.constType(k) + "\n" + k.value
			if withDoc {
				text += "\n" + k.doc
			}
			return text
		}
		fresh, count := map[string][]*constant{}, map[string]int{}
		for _, k := range c.new.consts {
			if c.old.constNamed[k.name] == nil && !taken[k] {
				fresh[key(c.new, k)] = append(fresh[key(c.new, k)], k)
			}
		}
		for _, k := range lost {
			if now[k] == nil {
				count[key(c.old, k)]++
			}
		}
		for _, k := range lost {
			// Several constants of one type and value could be any of them.
			if found := fresh[key(c.old, k)]; now[k] == nil && len(found) == 1 && count[key(c.old, k)] == 1 {
				now[k], taken[found[0]] = found[0], true
			}
		}
	}
	for _, k := range lost {
		c.reportLostConst(k, now[k])
	}
}

func (c *comparison) reportLostConst(k, n *constant) {
	if !token.IsExported(k.name) || n != nil && c.renamedWithType(k, n) || n == nil && c.removedWithType(k) {
		return
	}
	switch at := c.lostPlace(k); {
	case c.byHandNow(k.name, at, k.row):
	case n != nil:
		c.report(constRenamed, n.at, k.row, n.row, k.name, n.name, c.keepConst(k, n))
	default:
		c.report(constRemoved, at, k.row, nil, k.name, c.keepGone(k.name, diag.Say("keep it, or declare it in a Go fence", "保留它，或者在 Go 代码块里声明它")))
	}
}

// keepGone is what to do about a name that is gone, unless something else has it now.
func (c *comparison) keepGone(name string, otherwise diag.Phrase) diag.Phrase {
	switch {
	case c.new.support[name]:
		return c.supportHas(name)
	case c.new.declares(name):
		return diag.Say("keep it, and call what is declared as `%[1]s` now something else", "保留它，现在声明为 `%[1]s` 的内容请改用别的名字", name)
	}
	return otherwise
}

// supportHas says that no alias can keep a name that generated code has.
func (c *comparison) supportHas(name string) diag.Phrase {
	return diag.Say("generated code has the name `%[1]s` now: programs have to use another one", "名字 `%[1]s` 现在归生成的代码所有，程序必须改用别的名字", name)
}

// keepConst says how programs can go on with the old name of a constant.
func (c *comparison) keepConst(k, n *constant) diag.Phrase {
	switch {
	case c.new.support[k.name]:
		return c.supportHas(k.name)
	case c.new.declares(k.name):
		return diag.Say("call it `%[1]s` again", "让它仍叫 `%[1]s`", k.name)
	}
	return diag.Say("keep the old name alive in a Go fence: const %[1]s = %[2]s", "在 Go 代码块里保留旧名字：const %[1]s = %[2]s", diag.Verbatim(k.name), diag.Verbatim(n.name))
}

// renamedWithType reports whether the constant changed its name because its
// enum did: that one is reported.
func (c *comparison) renamedWithType(k, n *constant) bool {
	p := c.enumPair(k)
	if p == nil || p.new == nil || p.new != n.enum || !p.renamed {
		return false
	}
	was, ok1 := strings.CutPrefix(k.name, k.enum.name)
	is, ok2 := strings.CutPrefix(n.name, n.enum.name)
	return ok1 && ok2 && was == is
}

// removedWithType reports whether the constant is gone with its enum, or with the
// client, which is reported.
func (c *comparison) removedWithType(k *constant) bool {
	p := c.enumPair(k)
	return k.code != nil && c.new.noClient && c.old.hasClient() ||
		p != nil && token.IsExported(p.old.name) && p.new == nil && p.expr == nil
}

// lostPlace returns where new would hold a constant that is gone.
func (c *comparison) lostPlace(k *constant) diag.Span {
	if p := c.enumPair(k); p != nil && p.new != nil {
		return c.rowsOf(p.new)
	}
	return c.left(k.spot)
}
