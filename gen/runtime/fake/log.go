package fake

import (
	"slices"
	"strings"
)

// What a Handler keeps of past requests: the latest ones, and of these fewer if
// they are long.
const (
	maxRequests = 100_000
	maxKept     = 256 << 20 // bytes
)

// log is what is known of past requests.
type log struct {
	counts   map[string]int // requests so far, by call
	requests []*Request
	received int // all requests so far
	bytes    int // of the requests
}

// add keeps a request and counts it. Who asks without end does not take all the
// memory.
func (l *log) add(r *Request) {
	if len(l.counts) < maxRequests || l.counts[r.Call] > 0 {
		l.counts[r.Call]++
	}
	r.Attempt = max(1, l.counts[r.Call])
	l.requests = append(l.requests, r)
	l.bytes += r.size()
	for len(l.requests) > maxRequests || l.bytes > maxKept && len(l.requests) > 1 {
		l.bytes -= l.requests[0].size()
		l.requests[0] = nil
		l.requests = l.requests[1:]
	}
}

// size returns about how many bytes of memory the request takes.
func (r *Request) size() int {
	n := len(r.Path) + len(r.Body)
	for _, values := range []map[string][]string{r.Query, r.Header} {
		for key, all := range values {
			for _, v := range all {
				n += len(key) + len(v)
			}
		}
	}
	return n
}

// find returns copies of the requests that suit.
func (l *log) find(suits func(*Request) bool) []Request {
	var all []Request
	for _, r := range l.requests {
		if suits(r) {
			all = append(all, r.clone())
		}
	}
	return all
}

// Requests returns copies of all requests so far, in the order in which they
// came; with names, only those of the calls.
func (s *Handler) Requests(calls ...string) []Request {
	s.t.Helper()
	names := slices.Clone(calls)
	for i, call := range calls {
		name, ok := s.callNamed(call)
		if ok {
			names[i] = name
		} else if !strings.Contains(call, " ") {
			s.t.Fatalf("fake server: Requests: no call is named %q%s", call, s.nearestName(call))
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.find(func(r *Request) bool { return len(calls) == 0 || slices.Contains(names, r.Call) })
}

// Refusals returns copies of the requests so far of which [Request.Wrong] tells
// something, in the order in which they came.
func (s *Handler) Refusals() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.log.find(func(r *Request) bool { return len(r.Wrong) > 0 })
}

// tell keeps what is wrong with a request, and tells the test of it.
func (s *Handler) tell(x *exchange, wrong ...string) {
	s.mu.Lock()
	x.record.Wrong = append(x.record.Wrong, wrong...)
	s.mu.Unlock()
	s.fail(x.call + ": " + strings.Join(wrong, "; "))
}

// fail tells the test what is wrong with a request.
func (s *Handler) fail(text string) {
	s.failing.Lock()
	defer s.failing.Unlock()
	if !s.over {
		s.t.Errorf("fake server: %s", text)
	}
}

// end keeps the test from being told anything more.
func (s *Handler) end() {
	s.failing.Lock()
	defer s.failing.Unlock()
	s.over = true
}
