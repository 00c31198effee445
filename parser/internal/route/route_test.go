package route

import "testing"

func TestIsMeant(t *testing.T) {
	for text, want := range map[string]bool{
		"POST /chats": true, "post /chats": true, "POST(media) /chats": true, "GET https://example.com/chats": true,
		"/chats": true, "https://example.com": true, "GET /chats/:id": true, "GET／chats": true,
		"GetChat": false, "[]Chat": false, "GET": false, "and/or": false, "": false,
		"FETCH /chats": true, "GET chats": true, "get chats": false, "GET all chats": false, "Chat /chats": false,
	} {
		if got := IsMeant(text); got != want {
			t.Errorf("IsMeant(%q) = %t", text, got)
		}
	}
}
