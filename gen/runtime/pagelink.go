package runtime

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// mdspecLinkPages returns the items of all pages from the one that req asks for on,
// each of which links to the next in the header Link of its answer. A page without
// such a link, or with one that came before, ends them.
func mdspecLinkPages[Req, Resp, Item any](
	ctx context.Context, req Req, fetch func(context.Context, *Req, ...CallOption) (Resp, error),
	page func(Resp) []Item, opts []CallOption,
) iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		link := &mdspecLink{}
		mdspecEachPage(ctx, req, fetch, func(*Req) func(Resp) ([]Item, bool, error) {
			seen := map[string]bool{}
			return func(resp Resp) ([]Item, bool, error) {
				seen[link.asked.String()] = true
				more, err := link.follow()
				return page(resp), more && !seen[link.asked.String()], err
			}
		}, append(slices.Clip(opts), link))(yield)
	}
}

// mdspecLink is the option of calls that follow links: each sends the request to
// where the answer before leads, the first to where the call says.
type mdspecLink struct {
	asked  *url.URL    // where the request goes, without a token; nil before the first
	header http.Header // of the answer
}

func (l *mdspecLink) mdspecApply(c *mdspecCallConfig) error {
	c.follower = l
	return nil
}

func (l *mdspecLink) answered(a mdspecAnswer) { l.header = a.header }

// prepared gives the request the address that the link leads to. The token in a link
// is that of the request before it.
func (l *mdspecLink) prepared(m *mdspecClient, r *mdspecRequest) (err error) {
	if l.asked == nil {
		l.asked, err = url.Parse(m.url(&mdspecRequest{path: r.path, query: r.query}, ""))
		return err
	}
	r.base = l.asked.Scheme + "://" + l.asked.Host
	r.path = l.asked.EscapedPath()
	kept := slices.DeleteFunc(strings.Split(l.asked.RawQuery, "&"), func(parameter string) bool {
		name, _, _ := strings.Cut(parameter, "=")
		name, err := url.QueryUnescape(name)
		return r.call.token && err == nil && name != "" && name == m.service.tokenParameter
	})
	r.query = mdspecEscape(strings.Join(kept, "&"))
	return nil
}

// follow makes the link to the next page the one that is asked for, and reports
// whether there is one. It leads nowhere that the request before it did not go: what
// is sent there holds credentials.
func (l *mdspecLink) follow() (bool, error) {
	text, ok, err := mdspecNextLink(l.header.Values("Link"))
	if !ok || err != nil {
		return false, err
	}
	next, err := l.asked.Parse(text)
	switch {
	case err != nil:
		return false, errors.New("the link to the next page is not a URL")
	case mdspecOrigin(next) != mdspecOrigin(l.asked) || next.User != nil:
		return false, fmt.Errorf("the next page is at %q, which is not the host of this one", next.Scheme+"://"+next.Host)
	}
	next.Fragment, next.RawFragment = "", ""
	l.asked = next
	return true, nil
}

// mdspecOrigin returns the scheme, host and port of a URL in one spelling.
func mdspecOrigin(u *url.URL) string {
	port := u.Port()
	switch {
	case port != "":
	case u.Scheme == "https":
		port = "443"
	case u.Scheme == "http":
		port = "80"
	}
	return u.Scheme + "://" + strings.ToLower(u.Hostname()) + ":" + port
}
