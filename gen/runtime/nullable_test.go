package runtime

import (
	"encoding/json"
	"testing"
)

type patched struct {
	Name Nullable[string]   `json:"name,omitzero"`
	List Nullable[[]string] `json:"list,omitzero"`
}

func TestNullable(t *testing.T) {
	for _, tt := range []struct {
		in   patched
		want string
	}{
		{patched{}, `{}`},
		{patched{Name: Null[string]()}, `{"name":null}`},
		{patched{Name: NullableOf("")}, `{"name":""}`},
		{patched{Name: NullableOf("<&>"), List: NullableOf([]string{})}, `{"name":"<&>","list":[]}`},
	} {
		got, err := mdspecEncode(tt.in)
		if err != nil || string(got) != tt.want {
			t.Errorf("%+v: %s, %v, want %s", tt.in, got, err, tt.want)
		}
		back := patched{Name: NullableOf("old")}
		if err := json.Unmarshal(got, &back); err != nil {
			t.Fatal(err)
		}
		if back.Name.IsNull() != tt.in.Name.IsNull() {
			t.Errorf("%s: null is %t", got, back.Name.IsNull())
		}
		want, wanted := tt.in.Name.Get()
		if tt.in.Name.IsZero() {
			want, wanted = "old", true // an absent key changes nothing
		}
		if value, ok := back.Name.Get(); value != want || ok != wanted {
			t.Errorf("%s: decoded %q, %t", got, value, ok)
		}
	}
}

func TestNullableKeepsWhatItHasIfDecodingFails(t *testing.T) {
	n := NullableOf(7)
	if err := json.Unmarshal([]byte(`"x"`), &n); err == nil {
		t.Error("a text was decoded into an integer")
	}
	if value, ok := n.Get(); value != 7 || !ok {
		t.Errorf("it is %d, %t", value, ok)
	}
	if _, err := json.Marshal(NullableOf(func() {})); err == nil {
		t.Error("a function was encoded")
	}
	if got, err := json.Marshal(Nullable[int]{}); err != nil || string(got) != "null" {
		t.Errorf("absent, where it cannot be left out: %s, %v", got, err)
	}
}
