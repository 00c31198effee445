package facts

import (
	"github.com/mdspec-go/mdspec/parser/foreign/internal/words"
	"github.com/mdspec-go/mdspec/spec"
)

var places = map[string]spec.Place{
	"path": spec.InPath, "uri": spec.InPath, "url": spec.InPath, "query": spec.InQuery, "querystring": spec.InQuery, "query string": spec.InQuery, "params": spec.InQuery, "get": spec.InQuery, "query param": spec.InQuery,
	"header": spec.InHeader, "headers": spec.InHeader, "body": spec.InBody, "json": spec.InBody, "request body": spec.InBody, "post": spec.InBody, "payload": spec.InBody,
	"form": spec.InForm, "formdata": spec.InForm, "form-data": spec.InForm, "form data": spec.InForm, "x-www-form-urlencoded": spec.InForm, "路径": spec.InPath, "路径参数": spec.InPath, "url参数": spec.InQuery, "查询": spec.InQuery,
	"查询参数": spec.InQuery, "请求头": spec.InHeader, "请求体": spec.InBody, "body参数": spec.InBody, "query参数": spec.InQuery, "header参数": spec.InHeader, "path参数": spec.InPath, "表单": spec.InForm,
	"cookie": "cookie", "cookies": "cookie",
}

// placeOf returns the place that a cell says.
func placeOf(text string) (spec.Place, bool) {
	p, ok := places[words.Fold(text)]
	return p, ok
}
