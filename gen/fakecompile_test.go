package gen

import (
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// What a document may hold and a fake has to cope with.
func TestFakesCompile(t *testing.T) {
	hand := structOf("Hand", spec.FromGo)
	tests := []struct {
		name        string
		pkg         *spec.Package
		handWritten []string
	}{
		{"everything", chat(), nil},
		{"no service", pkgOf(model("A", "", field("B", "b", basic("int"))), call("Do1", ref("A"), ref("A"), "POST /a")), nil},
		{"tokens from elsewhere", pkgOf(withToken(call("Ping", nil, nil, "POST /a"))), nil},
		{"values", pkgOf(
			enum("Kind", "string", value("KindA", "a", "")),
			call("A", basic("string"), list(named("Kind", spec.FromEnum, "string")), "POST /a"),
			call("B", dict(basic("string"), std("time", "Time")), &spec.Type{Kind: spec.Any, Name: "any"}, "POST /b"),
			call("C", array(2, basic("int")), ptr(basic("int")), "POST /c"),
			call("D", std("encoding/json", "RawMessage"), std("html/template", "HTML"), "POST /d"),
			call("E", nil, std("text/template", "FuncMap"), "POST /e"),
		), nil},
		{"pointers to structs", pkgOf(
			model("A", ""), call("A1", ptr(ref("A")), ptr(ref("A")), "POST /a"), call("A2", list(ptr(ref("A"))), ptr(ptr(ref("A"))), "POST /b"),
		), nil},
		{"unexported", pkgOf(
			service("base url", "https://e.x", "token call", "GetToken", "token key", "t"),
			errorCode("errStale", 7, spec.TokenStale, ""),
			model("a", ""), model("B", ""),
			call("GetToken", ref("a"), ref("B"), "GET /t"),
			call("List", list(ref("a")), nil, "POST /list"),
			call("Map", nil, dict(basic("string"), ref("a")), "POST /map"),
			call("get", ref("B"), ref("B"), "GET /get"),
			call("群", ref("B"), nil, "GET /群"),
			call("Upload", ref("a"), nil, "POST(media) /up"),
		), nil},
		{"unexported credentials without base URL", pkgOf(
			service("token call", "GetToken", "token key", "t"), model("a", ""), call("GetToken", ref("a"), nil, "GET /t"),
		), nil},
		{"credentials that are no struct", pkgOf(
			service("token call", "GetToken", "token key", "t"), call("GetToken", dict(basic("string"), basic("string")), nil, "GET /t"),
		), nil},
		{"fences and hand-written Go", pkgOf(
			goFence("type F struct{ A int }\ntype G []F\ntype H = F\n"),
			call("A", structOf("F", spec.FromFence), named("G", spec.FromFence, ""), "POST /a"),
			call("B", hand, named("Face", spec.FromGo, ""), "POST /b"),
			call("C", named("Face", spec.FromGo, ""), list(hand), "POST /c"),
		), []string{"package wecom\ntype Hand struct{}\ntype Face interface{ M() }\n"}},
		{"limits of a fence", pkgOf(
			goFence("type F []struct{ A int }\ntype G []byte\ntype H string\n"),
			model("A", "",
				limited(field("F", "f", named("F", spec.FromFence, "")), spec.Limit{Min: "2", Unit: spec.Items}),
				limited(field("G", "g", named("G", spec.FromFence, "")), spec.Limit{Min: "2", Unit: spec.Bytes}),
				limited(field("H", "h", named("H", spec.FromFence, "string")), spec.Limit{Min: "101", Unit: spec.Chars}),
				limited(field("D", "d", dict(basic("string"), basic("int"))), spec.Limit{Min: "1", Unit: spec.Items}),
				limited(field("P", "p", list(ptr(ref("A")))), spec.Limit{Min: "1", Unit: spec.Items}),
			),
			call("Get", nil, ref("A"), "POST /a"), call("List", nil, list(list(ref("A"))), "POST /b"),
		), nil},
		{"upload without request", pkgOf(call("Up", nil, nil, "POST(media) /up")), nil},
		{"calls named as methods of the server", pkgOf(
			call("URL", nil, nil, "POST /a"), call("Inject", nil, nil, "POST /b"), call("On", nil, nil, "POST /c"),
			call("OnOn", nil, nil, "POST /d"), call("HandleHTTP", nil, nil, "POST /e"), call("Client", nil, nil, "POST /f"),
		), nil},
		{"types named as those of the fake", pkgOf(
			model("Server", ""), model("Handler", ""), model("Fault", ""), model("Request", ""), model("config", ""), model("T", ""),
			call("A", ref("Server"), ref("Fault"), "POST /a"), call("B", ref("Request"), ref("T"), "POST /b"),
		), nil},
		{"odd texts", pkgOf(
			model("A", "", required(field("B", "b c", basic("int"))), required(field("C", "-", basic("int"))), required(field("d", "", basic("int")))),
			withResponseKey(call("A1", ref("A"), ref("A"), "POST /a%20b/{b c}~!$&'()*+,;=:@"), `k"\`),
		), nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fakeOf(t, tt.pkg, "wecom", "example.com/wecom", tt.handWritten...)
		})
	}
}

// The fake imports the package under a name that nothing else has.
func TestFakesOfPackagesWithOddNames(t *testing.T) {
	for i, name := range []string{
		"testing", "context", "errors", "bytes", "reflect", "time", "http", "fake", "server", "token", "config", "input",
		"s", "t", "h", "ctx", "req", "in", "opts", "err", "e", "code", "T", "Server", "Fault", "string", "any", "error",
		"nil", "append", "new", "init1", "client", "expires", "wecomtest", "zero", "f",
		"Handler", "Strict", "service", "log", "path", "nobody", "slices", "bufio", "maps",
	} {
		if testing.Short() && i%6 > 0 {
			continue
		}
		p := pkgOf(
			service("token parameter", "key"),
			model("A", "", field("T", "t", std("time", "Time"))),
			withToken(call("B", ref("A"), std("time", "Time"), "POST /a")),
			call("Up", ref("A"), nil, "POST(media) /up"),
		)
		t.Run(name, func(t *testing.T) {
			fakeOf(t, p, name, "example.com/"+name)
			fakeOf(t, p, name, "m")
		})
	}
}
