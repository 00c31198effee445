package lazyregexp

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
)

// TestSame holds each method against that of regexp.
func TestSame(t *testing.T) {
	const expr, text = `(\w)=(\d+)`, "a=1, b=22; c"
	lazy, want := New(expr), regexp.MustCompile(expr)
	for name, got := range map[string][2]any{
		"MatchString":                {lazy.MatchString(text), want.MatchString(text)},
		"FindString":                 {lazy.FindString(text), want.FindString(text)},
		"String":                     {lazy.String(), want.String()},
		"ReplaceAllString":           {lazy.ReplaceAllString(text, "$2"), want.ReplaceAllString(text, "$2")},
		"ReplaceAllStringFunc":       {lazy.ReplaceAllStringFunc(text, strings.ToUpper), want.ReplaceAllStringFunc(text, strings.ToUpper)},
		"FindStringIndex":            {len(lazy.FindStringIndex(text)), len(want.FindStringIndex(text))},
		"FindAllString":              {strings.Join(lazy.FindAllString(text, -1), "|"), strings.Join(want.FindAllString(text, -1), "|")},
		"FindStringSubmatch":         {strings.Join(lazy.FindStringSubmatch(text), "|"), strings.Join(want.FindStringSubmatch(text), "|")},
		"Split":                      {strings.Join(lazy.Split(text, -1), "|"), strings.Join(want.Split(text, -1), "|")},
		"FindAllStringSubmatch":      {len(lazy.FindAllStringSubmatch(text, 1)), len(want.FindAllStringSubmatch(text, 1))},
		"FindAllStringIndex":         {len(lazy.FindAllStringIndex(text, -1)), len(want.FindAllStringIndex(text, -1))},
		"FindAllStringSubmatchIndex": {len(lazy.FindAllStringSubmatchIndex(text, -1)), len(want.FindAllStringSubmatchIndex(text, -1))},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: got %v, want %v", name, got[0], got[1])
		}
	}
	if got := lazy.FindStringSubmatchIndex(text); !slices.Equal(got, want.FindStringSubmatchIndex(text)) {
		t.Errorf("FindStringSubmatchIndex: got %v", got)
	}
}

// TestTogether uses an expression for the first time in many goroutines.
func TestTogether(t *testing.T) {
	lazy := &Regexp{"a+", sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile("a+") })}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			if !lazy.MatchString("baa") {
				t.Error("no match")
			}
		})
	}
	wg.Wait()
}

// TestWrong finds an expression that is wrong as soon as it is made.
func TestWrong(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("it is taken")
		}
	}()
	New("(")
}
