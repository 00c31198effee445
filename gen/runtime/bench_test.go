package runtime

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
)

type benchRequest struct {
	Cursor string `json:"cursor,omitempty"`
	Limit  int    `json:"limit"`
}

type benchChat struct {
	ChatID string `json:"chat_id"`
	Status int    `json:"status"`
	Name   string `json:"name"`
}

type benchResponse struct {
	Errcode    int         `json:"errcode"`
	Errmsg     string      `json:"errmsg"`
	Chats      []benchChat `json:"group_chat_list"`
	NextCursor string      `json:"next_cursor"`
}

// byHand is the call as one writes it for a single use: it checks the status and
// the code, and does nothing else of what the client does.
func byHand(ctx context.Context, c *http.Client, base, token string, req *benchRequest) (*benchResponse, error) {
	body, err := json.Marshal(req)
	if err != nil {
		return nil, err
	}
	r, err := http.NewRequestWithContext(ctx, "POST", base+"/list?access_token="+url.QueryEscape(token), bytes.NewReader(body))
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", "application/json")
	resp, err := c.Do(r)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("status %s", resp.Status)
	}
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		return nil, err
	}
	var out benchResponse
	if err := json.Unmarshal(data, &out); err != nil {
		return nil, err
	}
	if out.Errcode != 0 {
		return nil, fmt.Errorf("code %d: %s", out.Errcode, out.Errmsg)
	}
	return &out, nil
}

// BenchmarkCall compares a call of the client with the same call by hand, over
// loopback.
func BenchmarkCall(b *testing.B) {
	for _, size := range []struct {
		name  string
		items int
	}{{"small", 1}, {"page", 1000}} {
		answer := benchAnswer(size.items)
		srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.Copy(io.Discard, r.Body)
			w.Header().Set("Content-Type", "application/json; charset=UTF-8")
			_, _ = w.Write(answer)
		}))
		b.Cleanup(srv.Close)
		hc := &http.Client{Transport: srv.Client().Transport, Timeout: 30 * time.Second}
		source := func(context.Context) (string, time.Time, error) { return "token-1", time.Now().Add(time.Hour), nil }
		c := newTestClient(b, testService(), nil, WithBaseURL(srv.URL), WithHTTPClient(hc), WithTokenSource(source))
		req := &benchRequest{Limit: size.items}
		check := func(b *testing.B, out *benchResponse, err error) {
			if err != nil || len(out.Chats) != size.items {
				b.Fatalf("error %v", err)
			}
		}
		b.Run(size.name+"/hand", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				out, err := byHand(b.Context(), hc, srv.URL, "token-1", req)
				check(b, out, err)
			}
		})
		b.Run(size.name+"/client", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				var out benchResponse
				err := c.mdspec.call(b.Context(), listCall, req, &out)
				check(b, &out, err)
			}
		})
	}
}

// mostAllocations is how many more than by hand a small call may make.
const mostAllocations = 6

// TestAllocations bounds what a small call allocates beside the same call by hand.
// The answer comes from memory, so that nothing else allocates.
func TestAllocations(t *testing.T) {
	if raceDetector { // sync.Pool forgets at random then
		t.Skip("measured without the race detector")
	}
	answer := benchAnswer(1)
	transport := roundTrip(func(r *http.Request) (*http.Response, error) {
		_, _ = io.Copy(io.Discard, r.Body)
		return &http.Response{
			StatusCode: 200, Header: http.Header{"Content-Type": {"application/json"}},
			ContentLength: int64(len(answer)), Body: io.NopCloser(bytes.NewReader(answer)),
		}, nil
	})
	source := func(context.Context) (string, time.Time, error) { return "token-1", time.Time{}, nil }
	c := newTestClient(t, testService(), transport, WithTokenSource(source))
	c.mdspec.limitEach = mdspecLimit
	hc := &http.Client{Transport: transport, Timeout: 30 * time.Second}
	req := &benchRequest{Limit: 1}
	hand := testing.AllocsPerRun(200, func() {
		if _, err := byHand(t.Context(), hc, "https://api.test", "token-1", req); err != nil {
			t.Fatal(err)
		}
	})
	client := testing.AllocsPerRun(200, func() {
		var out benchResponse
		if err := c.mdspec.call(t.Context(), listCall, req, &out); err != nil {
			t.Fatal(err)
		}
	})
	t.Logf("%v allocations, %v by hand", client, hand)
	if client > hand+mostAllocations {
		t.Errorf("%v allocations, %v by hand: more than %d on top", client, hand, mostAllocations)
	}
}

// BenchmarkDecode compares a page as its document states it with one that has all
// its numbers in quotes.
func BenchmarkDecode(b *testing.B) {
	good := benchAnswer(1000)
	for name, data := range map[string][]byte{"good": good, "quoted": regexp.MustCompile(`:(\d+)`).ReplaceAll(good, []byte(`:"$1"`))} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				var out benchResponse
				if _, err := mdspecDecode(data, &out); err != nil || len(out.Chats) != 1000 {
					b.Fatal(err)
				}
			}
		})
	}
}

// benchAnswer returns a page of a list.
func benchAnswer(items int) []byte {
	out := benchResponse{Errmsg: "ok", NextCursor: strings.Repeat("c", 64)}
	for i := range items {
		out.Chats = append(out.Chats, benchChat{fmt.Sprintf("wrOgQhDgAAMYQiS5ol9G7gK9JV%06d", i), i % 4, "客户群 \"一\""})
	}
	data, err := json.Marshal(out)
	if err != nil {
		panic(err)
	}
	return data
}
