package fake

import "reflect"

// filled returns credentials of a type that no document describes, with a text in
// place of each that is empty: a client refuses to send an empty secret.
func filled[T any](credentials T) T {
	fill(reflect.ValueOf(&credentials).Elem())
	return credentials
}

func fill(v reflect.Value) {
	if v.Kind() != reflect.Struct {
		return
	}
	for i := range v.NumField() {
		switch f := v.Field(i); {
		case !v.Type().Field(i).IsExported():
		case f.Kind() == reflect.String && f.String() == "":
			f.SetString("secret")
		case f.Kind() == reflect.Struct:
			fill(f)
		}
	}
}
