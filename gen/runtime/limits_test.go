package runtime

import (
	"errors"
	"slices"
	"testing"
)

func messages(errs []error) []string {
	var out []string
	for _, err := range errs {
		out = append(out, err.Error())
	}
	return out
}

func TestLimitErrorSaysWhatWasFoundAndWanted(t *testing.T) {
	err := &LimitError{Field: "OwnerFilter.UseridList", Limit: "..100 items", Got: "101 items"}
	const want = "OwnerFilter.UseridList: got 101 items, want ..100 items"
	if got := err.Error(); got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
}

// nestedIn returns what a value has that holds the error at the path.
func nestedIn(path string, err error, at ...any) error {
	return mdspecValidate(new(int), func(v *mdspecViolations) { v.nested(path, err, at...) })
}

func TestNestedViolations(t *testing.T) {
	limit := &LimitError{Field: "Limit", Limit: "1..1000", Got: "0"}
	list := &LimitError{Field: "List[2]", Limit: "..64 bytes", Got: "65 bytes"}
	foreign := errors.New("broken")
	tests := []struct {
		name string
		err  error
		want []string
	}{
		{"one violation", limit, []string{"A.Limit: got 0, want 1..1000"}},
		{"joined violations keep their order", errors.Join(list, limit), []string{
			"A.List[2]: got 65 bytes, want ..64 bytes",
			"A.Limit: got 0, want 1..1000",
		}},
		{"joined twice", errors.Join(errors.Join(limit), list), []string{
			"A.Limit: got 0, want 1..1000",
			"A.List[2]: got 65 bytes, want ..64 bytes",
		}},
		{"a foreign error is wrapped", foreign, []string{"A: broken"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := nestedIn("A", tt.err)
			joined, ok := err.(interface{ Unwrap() []error })
			if !ok {
				t.Fatalf("%v joins nothing", err)
			}
			if got := messages(joined.Unwrap()); !slices.Equal(got, tt.want) {
				t.Errorf("the violations are %q, want %q", got, tt.want)
			}
			if want := errors.Join(joined.Unwrap()...).Error(); err.Error() != want {
				t.Errorf("Error() = %q, want %q", err, want)
			}
		})
	}
	if limit.Field != "Limit" {
		t.Errorf("nesting changed the nested error: Field = %q", limit.Field)
	}
	if err := nestedIn("A", nil); err != nil {
		t.Errorf("no error becomes %v", err)
	}
}

func TestNestedViolationsStayTyped(t *testing.T) {
	err := nestedIn("A[%q]", nestedIn("B[%d]", errors.Join(&LimitError{Field: "C", Limit: "..1", Got: "2"}), 1), "k")
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Field != `A["k"].B[1].C` {
		t.Errorf("errors.As found %+v in %v, want the field A[\"k\"].B[1].C", limit, err)
	}
	foreign := errors.New("broken")
	if err := nestedIn("A", foreign); !errors.Is(err, foreign) {
		t.Errorf("%v no longer is %v", err, foreign)
	}
}

func TestViolationsOfLengths(t *testing.T) {
	const most = 3
	err := mdspecValidate(new(int), func(v *mdspecViolations) {
		v.items("A", "1..3 items", 0, 1, most)
		v.items("A", "1..3 items", 1, 1, most)
		v.bytes("B", "1..3 bytes", 3, 1, most)
		v.bytes("B[%d]", "1..3 bytes", 4, 1, most, 7)
		v.chars("C", "1..3 chars", "甲乙丙", 1, most)
		v.chars("C", "1..3 chars", "甲乙丙丁", 1, most)
		v.chars("D", "1..3 chars", "\xff\xff\xff", 1, most)
	})
	const want = "A: got 0 items, want 1..3 items\nB[7]: got 4 bytes, want 1..3 bytes\nC: got 4 chars, want 1..3 chars"
	if err == nil || err.Error() != want {
		t.Errorf("the violations are\n%v\nwant\n%s", err, want)
	}
	if err := mdspecValidate[int](nil, func(v *mdspecViolations) { v.items("A", "1.. items", 0, 1, most) }); err != (error)(nil) {
		t.Errorf("nil has %v", err)
	}
}

func TestSortedKeys(t *testing.T) {
	type point struct{ X, Y int }
	got := mdspecSortedKeys(map[point]string{{2, 1}: "c", {1, 2}: "b", {1, 1}: "a"})
	if want := []point{{1, 1}, {1, 2}, {2, 1}}; !slices.Equal(got, want) {
		t.Errorf("mdspecSortedKeys = %v, want %v", got, want)
	}
	if got := mdspecSortedKeys(map[bool]int(nil)); len(got) != 0 {
		t.Errorf("mdspecSortedKeys of nothing = %v", got)
	}
}
