package diag

import "testing"

func TestWidth(t *testing.T) {
	for _, tt := range []struct {
		text string
		want int
	}{{"", 0}, {"abc", 3}, {"群聊 ID", 7}, {"，", 2}, {"e\u0301", 1}, {"👨\u200d👩", 2}} {
		if got := Width(tt.text); got != tt.want {
			t.Errorf("Width(%q) = %d, want %d", tt.text, got, tt.want)
		}
	}
}
