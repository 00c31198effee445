package fake

import (
	"bytes"
	"encoding/json"
)

// cursor reads a valid JSON value from its front to its end, each byte once: how
// deep it is nested costs nothing more.
type cursor struct {
	data []byte
	at   int
}

// peek passes over blanks, commas and colons, and returns the byte behind them:
// the first one of what comes next; 0 at the end.
func (c *cursor) peek() byte {
	for ; c.at < len(c.data); c.at++ {
		if b := c.data[c.at]; bytes.IndexByte([]byte(" \t\r\n,:"), b) < 0 {
			return b
		}
	}
	return 0
}

// kind returns the kind of the value that comes next.
func (c *cursor) kind() kind {
	c.peek()
	return kindOf(c.data[c.at:])
}

// enter passes over the bracket that begins an object or an array.
func (c *cursor) enter() {
	c.peek()
	c.at++
}

// leave reports whether the object or array that the cursor is in ends here, and
// passes over its bracket.
func (c *cursor) leave() bool {
	if b := c.peek(); b != '}' && b != ']' && b != 0 {
		return false
	}
	c.at++
	return true
}

// isEmpty reports whether the object or array that comes next holds nothing.
func (c *cursor) isEmpty() bool {
	inner := cursor{c.data, c.at}
	inner.enter()
	return inner.leave()
}

// key passes over the key of a member and returns it.
func (c *cursor) key() string {
	var key string
	_ = json.Unmarshal(c.skip(), &key) // of valid JSON
	return key
}

// skip passes over a value and returns it.
func (c *cursor) skip() []byte {
	c.peek()
	begin, depth := c.at, 0
	for c.at < len(c.data) {
		switch c.data[c.at] {
		case '"':
			c.text()
		case '{', '[':
			depth++
			c.at++
		case '}', ']':
			depth--
			c.at++
		default:
			c.literal()
		}
		if depth == 0 {
			break
		}
		c.peek()
	}
	return c.data[begin:min(c.at, len(c.data))]
}

// text passes over a string.
func (c *cursor) text() {
	for c.at++; c.at < len(c.data) && c.data[c.at] != '"'; c.at++ {
		if c.data[c.at] == '\\' {
			c.at++
		}
	}
	c.at++
}

// literal passes over a number, a boolean or null.
func (c *cursor) literal() {
	n := bytes.IndexAny(c.data[c.at:], " \t\r\n,:]}")
	if n < 0 {
		n = len(c.data) - c.at
	}
	c.at += n
}
