package runtime

import (
	"bytes"
	"fmt"
)

// mdspecPageBefore is the page before the one that is looked at.
type mdspecPageBefore struct {
	items []byte // as JSON: whoever ranges over the items may change them
}

// has reports whether the page before has the same items, and takes the place of
// that page. A service that takes no notice of what the request asks for repeats
// one page without end.
func (p *mdspecPageBefore) has(items any) bool {
	now, err := mdspecEncode(items)
	same := err == nil && p.items != nil && bytes.Equal(now, p.items)
	p.items = now
	return same
}

// mdspecCheckPage reports that a request does not ask for the page that it was to
// ask for: the number is too large for its field.
func mdspecCheckPage(asked, wanted int64) error {
	if asked == wanted {
		return nil
	}
	return fmt.Errorf("the next page begins at %d, which the request cannot hold", wanted)
}
