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

func TestNestLimits(t *testing.T) {
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
			if got := messages(mdspecNestLimits("A", tt.err)); !slices.Equal(got, tt.want) {
				t.Errorf("mdspecNestLimits = %q, want %q", got, tt.want)
			}
		})
	}
	if limit.Field != "Limit" {
		t.Errorf("nesting changed the nested error: Field = %q", limit.Field)
	}
}

func TestNestedViolationsStayTyped(t *testing.T) {
	inner := errors.Join(&LimitError{Field: "C", Limit: "..1", Got: "2"})
	err := errors.Join(mdspecNestLimits("A", errors.Join(mdspecNestLimits("B", inner)...))...)
	var limit *LimitError
	if !errors.As(err, &limit) || limit.Field != "A.B.C" {
		t.Errorf("errors.As found %+v in %v, want the field A.B.C", limit, err)
	}
	foreign := errors.New("broken")
	if err := errors.Join(mdspecNestLimits("A", foreign)...); !errors.Is(err, foreign) {
		t.Errorf("%v no longer is %v", err, foreign)
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
