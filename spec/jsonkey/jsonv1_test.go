//go:build !goexperiment.jsonv2

package jsonkey

// jsonV2 reports whether encoding/json is that of GOEXPERIMENT=jsonv2.
const jsonV2 = false
