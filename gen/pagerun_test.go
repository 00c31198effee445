package gen

import (
	"testing"

	"github.com/mdspec-go/mdspec/spec"
)

// pagedAs is the call with pages.
func pagedAs(item spec.Item, page spec.Page) spec.Item {
	item.Call.Page = &page
	return item
}

// The program goes over all kinds of pages of a server of its own. When they end
// is tested in the runtime, here that the generated code reads and writes the right
// fields.
func TestPagesAtRunTime(t *testing.T) {
	str, num := basic("string"), basic("int")
	number := field("Number", "page", ptr(num))
	start := field("Start", "start", basic("int8"))
	start.Default = &spec.Stated{Text: "1", JSON: "1"}
	p := pkgOf(
		model("Stat", "", field("Owner", "owner", str)),
		model("StatQuery", "", field("Offset", "offset", num), field("Limit", "limit", ptr(num))),
		model("StatPage", "", field("Items", "items", list(ptr(ref("Stat")))), field("Total", "total", num)),
		pagedAs(call("ListStats", ref("StatQuery"), ref("StatPage"), "POST /stats"),
			spec.Page{Kind: spec.OffsetPages, RequestCursor: "offset", Limit: "limit", Items: "items", Total: "total"}),
		model("NameQuery", "", start),
		pagedAs(spec.Item{Call: &spec.Call{Name: "ListNames", Request: ref("NameQuery"), Response: list(str),
			ResponseKey: "names", Method: "GET", Path: "/names"}},
			spec.Page{Kind: spec.OffsetPages, RequestCursor: "start", Items: spec.WholeResponse}),
		model("Paged", "", number, field("Size", "size", num)),
		model("TaskQuery", "", embedded(ref("Paged")), field("Done", "done", basic("bool"))),
		model("TaskPage", "", field("Tasks", "tasks", list(ref("Stat"))), field("Pages", "pages", ptr(basic("uint64")))),
		pagedAs(call("ListTasks", ref("TaskQuery"), ref("TaskPage"), "GET /tasks"),
			spec.Page{Kind: spec.NumberPages, RequestCursor: "page", Limit: "size", Items: "tasks", Pages: "pages"}),
		pagedAs(call("ListAll", nil, list(ref("Stat")), "GET /all"), spec.Page{Kind: spec.LinkPages, Items: spec.WholeResponse}),
		model("Meta", "", field("Number", "number", num)),
		model("Search", "", placedIn(spec.InQuery, "Number", "number", num), field("Meta", "meta", ref("Meta"))),
		model("Found", "", placedIn(spec.InHeader, "Total", "X-Total", num), field("Data", "data", ref("StatPage"))),
		pagedAs(call("Find", ref("Search"), ref("Found"), "POST /find"),
			spec.Page{Kind: spec.NumberPages, RequestCursor: "number", Items: "data.items", Total: "x-total"}),
		pagedAs(call("Seek", ref("Search"), ref("Found"), "POST /seek"),
			spec.Page{Kind: spec.NumberPages, RequestCursor: "meta.number", Items: "data.items", Total: "data.total"}),
		pagedAs(call("ListSome", ref("StatQuery"), ref("StatPage"), "GET /some"), spec.Page{Kind: spec.LinkPages, Items: "items"}),
	)
	diff(t, run(t, p, pagesProgram), `
-- stats
POST /stats {"offset":1,"limit":2} by me
a
b
POST /stats {"offset":3,"limit":2} by me
c
POST /stats {"offset":4,"limit":2} by me
d
{1 2}
-- an error on page 3
POST /stats {"offset":0,"limit":1} by
a
POST /stats {"offset":1,"limit":1} by
b
POST /stats {"offset":2,"limit":1} by
<nil> ListStats: HTTP status 418: I'm a teapot
-- break
POST /stats {"offset":0,"limit":null} by
a
-- names
GET /names?start=1 by
a <nil>
b <nil>
GET /names?start=3 by
c <nil>
GET /names?start=4 by
-- tasks
GET /tasks?done=true&page=1&size=5 by me
a
GET /tasks?done=true&page=2&size=5 by me
GET /tasks?done=true&page=3&size=5 by me
c
true
-- elsewhere than in the JSON, and within it
POST /find?number=1 {"meta":{"number":0}} by
a
POST /find?number=2 {"meta":{"number":0}} by
b
POST /seek?number=7 {"meta":{"number":1}} by
c
POST /seek?number=7 {"meta":{"number":2}} by
d
-- links
GET /all by me
a
GET /all?after=a by me
b
200
GET /some?limit=2&offset=0 by
a
b
GET /elsewhere by
c
<nil> ListSome: the next page is at "http://elsewhere.test", which is not the host of this one
`)
}

const pagesProgram = `package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"

	. "example.com/m/wecom"
)

var ctx = context.Background()

func serve(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	fmt.Println(strings.TrimSpace(fmt.Sprint(r.Method, " ", strings.TrimSpace(r.URL.String()+" "+string(body)), " by ", r.Header.Get("X-By"))))
	owner := func(names string) string {
		var items []string
		for _, name := range names {
			items = append(items, fmt.Sprintf("{\"owner\": %q}", string(name)))
		}
		return "[" + strings.Join(items, ",") + "]"
	}
	page := func(items, rest string) { fmt.Fprintf(w, "{%s%s}", items, rest) }
	switch r.URL.Path + "?" + r.URL.RawQuery + string(body) {
	case "/stats?{\"offset\":1,\"limit\":2}":
		page("\"items\": "+owner("ab"), ", \"total\": 5")
	case "/stats?{\"offset\":3,\"limit\":2}": // short, and not the last
		page("\"items\": "+owner("c"), ", \"total\": 5")
	case "/stats?{\"offset\":4,\"limit\":2}":
		page("\"items\": "+owner("d"), ", \"total\": 5")
	case "/stats?{\"offset\":0,\"limit\":1}", "/stats?{\"offset\":0,\"limit\":null}":
		page("\"items\": "+owner("a"), "")
	case "/stats?{\"offset\":1,\"limit\":1}":
		page("\"items\": "+owner("b"), "")
	case "/names?start=1":
		page("\"names\": [\"a\", \"b\"]", "")
	case "/names?start=3":
		page("\"names\": [\"c\"]", "")
	case "/names?start=4":
		page("\"names\": []", "")
	case "/tasks?done=true&page=1&size=5":
		page("\"tasks\": "+owner("a"), ", \"pages\": 3")
	case "/tasks?done=true&page=2&size=5":
		page("\"tasks\": "+owner(""), ", \"pages\": 3")
	case "/tasks?done=true&page=3&size=5":
		page("\"tasks\": "+owner("c"), ", \"pages\": 3")
	case "/find?number=1{\"meta\":{\"number\":0}}", "/find?number=2{\"meta\":{\"number\":0}}":
		w.Header().Set("X-Total", "2")
		page("\"data\": {\"items\": "+owner(map[string]string{"1": "a", "2": "b"}[r.FormValue("number")])+"}", "")
	case "/seek?number=7{\"meta\":{\"number\":1}}":
		page("\"data\": {\"total\": 2, \"items\": "+owner("c")+"}", "")
	case "/seek?number=7{\"meta\":{\"number\":2}}":
		page("\"data\": {\"total\": 2, \"items\": "+owner("d")+"}", "")
	case "/all?":
		w.Header().Add("Link", "</all?first>; rel=first")
		w.Header().Add("Link", "<http://"+r.Host+"/all?after=a>; rel=next")
		io.WriteString(w, owner("a"))
	case "/all?after=a":
		io.WriteString(w, owner("b"))
	case "/some?limit=2&offset=0":
		w.Header().Set("Link", "</elsewhere>; rel=\"next\"")
		page("\"items\": "+owner("ab"), "")
	case "/elsewhere?":
		w.Header().Set("Link", "<http://elsewhere.test/some>; rel=\"next\"")
		page("\"items\": "+owner("c"), "")
	default:
		w.WriteHeader(http.StatusTeapot)
	}
}

func main() {
	server := httptest.NewServer(http.HandlerFunc(serve))
	defer server.Close()
	c, err := NewClient(server.URL)
	if err != nil {
		panic(err)
	}
	show := func(s *Stat, err error) {
		if err != nil {
			fmt.Println("<nil>", err)
		} else {
			fmt.Println(s.Owner)
		}
	}
	one, two := 1, 2
	fmt.Println("-- stats")
	stats := &StatQuery{Offset: 1, Limit: &two}
	for s, err := range c.ListStatsAll(ctx, stats, WithHeader("X-By", "me")) {
		show(s, err)
	}
	fmt.Println(struct{ Offset, Limit int }{stats.Offset, *stats.Limit})
	fmt.Println("-- an error on page 3")
	for s, err := range c.ListStatsAll(ctx, &StatQuery{Limit: &one}) {
		show(s, err)
	}
	fmt.Println("-- break")
	for s, err := range c.ListStatsAll(ctx, nil) {
		show(s, err)
		break
	}
	fmt.Println("-- names")
	for name, err := range c.ListNamesAll(ctx, nil) {
		fmt.Println(name, err)
	}
	fmt.Println("-- tasks")
	tasks := &TaskQuery{Paged: Paged{Size: 5}, Done: true}
	for s, err := range c.ListTasksAll(ctx, tasks, WithHeader("X-By", "me")) {
		show(&s, err)
	}
	fmt.Println(tasks.Paged.Number == nil)
	fmt.Println("-- elsewhere than in the JSON, and within it")
	for s, err := range c.FindAll(ctx, nil) {
		show(s, err)
	}
	for s, err := range c.SeekAll(ctx, &Search{Number: 7}) {
		show(s, err)
	}
	fmt.Println("-- links")
	var info ResponseInfo
	for s, err := range c.ListAllAll(ctx, WithHeader("X-By", "me"), WithResponseInfo(&info)) {
		show(&s, err)
	}
	fmt.Println(info.Status)
	for s, err := range c.ListSomeAll(ctx, &StatQuery{Limit: &two}) {
		show(s, err)
	}
}
`
