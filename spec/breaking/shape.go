package breaking

import (
	"github.com/mdspec-go/mdspec/spec"
)

// omission says which values of a field are not sent.
type omission int

const (
	sent        omission = iota // all are
	nilOmitted                  // a nil slice or map is not
	zeroOmitted                 // no zero value is, and no empty list
)

// omits returns which values of the field its tag leaves out.
func (s *side) omits(f *spec.Field) omission {
	empty, zero := f.JSONOption("omitempty"), f.JSONOption("omitzero")
	switch t := s.core(f.Type); {
	case !empty && !zero:
		return sent
	case t.Kind == spec.Slice || t.Kind == spec.Map:
		if empty {
			return zeroOmitted
		}
		return nilOmitted
	case t.Kind == spec.Array && t.Len > 0 || t.Kind == spec.Named && t.Base() == "":
		if zero {
			return zeroOmitted
		}
		return sent // omitempty leaves out no struct and no array
	}
	return zeroOmitted
}

// flattened reports whether the field's keys are those of the struct around it.
func (s *side) flattened(f *spec.Field) bool {
	return s.view.Promotes(f) != nil
}
