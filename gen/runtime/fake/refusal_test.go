package fake

import "testing"

func TestBodyOf(t *testing.T) {
	if got := bodyOf(&userRequest{ID: "a"}); got != `{"id":"a"}` {
		t.Errorf("body %s", got)
	}
	if got := bodyOf(make(chan int)); got != "" {
		t.Errorf("body %q of what is no JSON", got)
	}
}
