package runtime

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// mdspecDecode decodes JSON into out, as [json.Unmarshal] does. A value of another
// type than the documents state is taken if it can mean one thing only: a number
// or a boolean in quotes, a number for a string, 0 or 1 for a boolean; the
// mismatches say where. Of what does not fit at all the error names the place. It
// never repeats the text of a string.
func mdspecDecode(data []byte, out any) (mismatches []string, err error) {
	err = json.Unmarshal(data, out)
	if err == nil || !json.Valid(data) {
		return nil, err
	}
	t := reflect.TypeOf(out).Elem()
	if t.PkgPath() == reflect.TypeFor[mdspecWalk]().PkgPath() && mdspecDecodesItself(t) {
		return nil, err // the package's own words
	}
	w := mdspecWalk{data: data, cause: err, fields: map[reflect.Type][]mdspecField{}}
	w.value(data[mdspecBlanks(data, 0):], t)
	if w.fault == nil && len(w.edits) > 0 {
		err = json.Unmarshal(w.repaired(), out)
	}
	switch {
	case w.fault != nil:
		return nil, w.fault
	case err != nil:
		return nil, &mdspecMisfit{text: "it does not fit " + t.String(), cause: err}
	}
	return w.mismatches(), nil
}

// mdspecWalk goes through JSON beside the Go type that it is to fill.
type mdspecWalk struct {
	data   []byte // valid
	cause  error  // why it was not decoded
	fields map[reflect.Type][]mdspecField
	path   []mdspecStep // to the value at hand
	edits  []mdspecEdit // in the order of data
	notes  []string     // of the first edits
	fault  error        // about the first value that cannot be repaired
}

// mdspecStep leads from a value to one inside.
type mdspecStep struct {
	key   string
	index int // if the value is an array
	array bool
}

// mdspecEdit puts another text in place of a part of the data.
type mdspecEdit struct {
	start, end int
	text       []byte
}

// value checks a value; blanks may follow it.
func (w *mdspecWalk) value(raw []byte, t reflect.Type) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	// Finding where a value ends reads all that is in it: of what nests deep, no
	// more than this is read once for each level.
	const deep = 64
	switch k := t.Kind(); {
	case mdspecDecodesItself(t) || len(w.path) > deep:
		w.scalar(raw, t, false)
	case raw[0] == 'n':
	case k == reflect.Struct && raw[0] == '{':
		w.structure(raw, t)
	case k == reflect.Map && raw[0] == '{':
		w.dict(raw, t)
	case (k == reflect.Slice || k == reflect.Array) && raw[0] == '[':
		w.list(raw, t)
	case k == reflect.Interface && t.NumMethod() == 0:
	default:
		w.scalar(raw, t, false)
	}
}

func (w *mdspecWalk) structure(raw []byte, t reflect.Type) {
	fields, known := w.fields[t]
	if !known {
		fields = mdspecFields(t)
		w.fields[t] = fields
	}
	for m := range mdspecMembers(raw) {
		f := mdspecFieldOf(fields, m.key)
		if f == nil {
			continue
		}
		w.path = append(w.path, mdspecStep{key: f.key})
		switch {
		case f.lost:
			w.misfit(m.value, "nothing: it has no place in Go", f.typ)
		case f.quoted:
			w.scalar(m.value, mdspecPointee(f.typ), true)
		default:
			w.value(m.value, f.typ)
		}
		w.path = w.path[:len(w.path)-1]
		if w.fault != nil {
			return
		}
	}
}

func (w *mdspecWalk) dict(raw []byte, t reflect.Type) {
	plain := t.Key().Kind() == reflect.String && !mdspecDecodesItself(t.Key())
	for m := range mdspecMembers(raw) {
		w.path = append(w.path, mdspecStep{key: m.key})
		key := m.text[:len(m.text)-len(m.value)] // with the colon
		if !plain && json.Unmarshal(fmt.Appendf(nil, "{%snull}", key), reflect.New(t).Interface()) != nil {
			w.misfit(m.text, "a key of the type "+t.Key().String(), t.Key())
		}
		w.value(m.value, t.Elem())
		w.path = w.path[:len(w.path)-1]
		if w.fault != nil {
			return
		}
	}
}

func (w *mdspecWalk) list(raw []byte, t reflect.Type) {
	i := 0
	for e := range mdspecElements(raw) {
		if t.Kind() == reflect.Array && i >= t.Len() {
			return // what an array has no room for is not decoded
		}
		w.path = append(w.path, mdspecStep{index: i, array: true})
		w.value(e, t.Elem())
		w.path = w.path[:len(w.path)-1]
		if i++; w.fault != nil {
			return
		}
	}
}

// scalar checks a value as a whole. A quoted one is that of a field with the
// option ",string": JSON in a string.
func (w *mdspecWalk) scalar(raw []byte, t reflect.Type, quoted bool) {
	raw = raw[:mdspecValueEnd(raw, 0)]
	fits, meant := mdspecFits, mdspecMeant
	if quoted {
		fits, meant = mdspecFitsQuoted, mdspecMeantQuoted
	}
	if fits(raw, t) {
		return
	}
	if text := meant(raw, t); text != nil && fits(text, t) {
		// Both begin in one array, so that what is left of it tells where.
		start := cap(w.data) - cap(raw)
		w.edits = append(w.edits, mdspecEdit{start, start + len(raw), text})
		if len(w.edits) <= mdspecMaxNotes {
			w.notes = append(w.notes, w.place()+mdspecGotWant(raw, mdspecWant(raw, t, quoted)))
		}
		return
	}
	w.misfit(raw, mdspecWant(raw, t, quoted), t)
}

// misfit notes that a value does not fit.
func (w *mdspecWalk) misfit(raw []byte, want string, t reflect.Type) {
	if w.fault == nil {
		place := w.place()
		w.fault = &mdspecMisfit{text: place + mdspecGotWant(raw, want), cause: w.cause, as: &json.UnmarshalTypeError{
			Value: strings.TrimPrefix(strings.TrimPrefix(mdspecKindOf(raw), "an "), "a "), Type: t, Field: strings.TrimSuffix(place, ": "),
		}}
	}
}

func mdspecGotWant(raw []byte, want string) string {
	return "got " + mdspecKindOf(raw) + ", want " + want
}

// place returns the keys and indexes that lead to the value at hand, and what
// separates them from what is said of it.
func (w *mdspecWalk) place() string {
	if len(w.path) == 0 {
		return ""
	}
	var b strings.Builder
	for _, s := range w.path {
		switch {
		case s.array:
			fmt.Fprintf(&b, "[%d]", s.index)
		case !mdspecIsKey(s.key) || strings.ContainsAny(s.key, ".[] "):
			// The service can make up keys of maps.
			fmt.Fprintf(&b, "[%s]", strconv.Quote(fmt.Sprintf("%.64s", s.key)))
		default:
			if b.Len() > 0 {
				b.WriteByte('.')
			}
			fmt.Fprintf(&b, "%.64s", s.key)
		}
	}
	return b.String() + ": "
}

// mdspecMaxNotes is how many mismatches of an answer are told.
const mdspecMaxNotes = 8

func (w *mdspecWalk) mismatches() []string {
	if more := len(w.edits) - len(w.notes); more > 0 {
		return append(w.notes, fmt.Sprintf("and %d more", more))
	}
	return w.notes
}

// scrubAll scrubs each of the texts: the service chooses the keys in them.
func (m *mdspecClient) scrubAll(texts []string, more ...string) []string {
	for i, text := range texts {
		texts[i] = m.scrub(text, more...)
	}
	return texts
}

// repaired returns the data with the edits.
func (w *mdspecWalk) repaired() []byte {
	size := len(w.data)
	for _, e := range w.edits {
		size += len(e.text)
	}
	all, from := make([]byte, 0, size), 0
	for _, e := range w.edits {
		all = append(append(all, w.data[from:e.start]...), e.text...)
		from = e.end
	}
	return append(all, w.data[from:]...)
}

// mdspecMisfit is a value that does not fit its Go type. It answers whether the
// decoder's error is another, but does not hold it: that may repeat the value.
type mdspecMisfit struct {
	text  string
	cause error
	as    *json.UnmarshalTypeError
}

func (e *mdspecMisfit) Error() string { return e.text }

// Is reports whether the decoder's error is the target.
func (e *mdspecMisfit) Is(target error) bool { return errors.Is(e.cause, target) }

// As finds what the decoder's error is; a [*json.UnmarshalTypeError] has the
// place as its field.
func (e *mdspecMisfit) As(target any) bool {
	if found, ok := target.(**json.UnmarshalTypeError); ok && e.as != nil {
		*found = e.as
		return true
	}
	return errors.As(e.cause, target)
}
