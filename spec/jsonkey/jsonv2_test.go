//go:build goexperiment.jsonv2

package jsonkey

const jsonV2 = true
