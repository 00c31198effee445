package generated_test

import (
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

// self is this module as another one requires it.
var self = module.Version{Path: "github.com/mdspec-go/mdspec", Version: "v0.0.1"}

// consumer is a program of another module.
const consumer = `package main

import (
	"encoding/json"
	"fmt"

	"github.com/mdspec-go/mdspec/generated/wecom"
)

func main() {
	info := wecom.ChatInfo{ChatID: "c1", Name: "群", OwnerUserID: "u1", MemberUserIDs: []string{"u1", "u2"}}
	text, err := json.Marshal(info)
	fmt.Println(string(text), err, wecom.ChatNeedName)
}
`

// consumerTest is a test of that program, which needs no service.
const consumerTest = `package main

import (
	"context"
	"errors"
	"testing"

	"github.com/mdspec-go/mdspec/generated/wecom"
	"github.com/mdspec-go/mdspec/generated/wecom/wecomtest"
)

func TestChats(t *testing.T) {
	server := wecomtest.NewServer(t)
	server.OnListGroupChats(func(context.Context, *wecom.ReqChatList) (*wecom.RespAppchatList, error) {
		return &wecom.RespAppchatList{GroupChatList: []wecom.RespGroupChatList{{ChatId: "c1"}}}, nil
	})
	server.OnSendAppChat(func(context.Context, *wecom.SendAppChatRequest) (*wecom.SendAppChatResponse, error) {
		return nil, wecom.ErrNoPrivilege
	})
	client := server.Client()
	for chat, err := range client.ListGroupChatsAll(t.Context(), &wecom.ReqChatList{Limit: 10}) {
		if err != nil || chat.ChatId != "c1" {
			t.Errorf("got %v, %v", chat, err)
		}
	}
	if _, err := client.SendAppChat(t.Context(), &wecom.SendAppChatRequest{ChatID: "c1"}); !errors.Is(err, wecom.ErrNoPrivilege) {
		t.Errorf("got %v", err)
	}
}
`

// TestImport builds a second module that gets this one from a module proxy,
// vendors it, and runs and tests with the network off.
func TestImport(t *testing.T) {
	env := append(os.Environ(),
		"GOMODCACHE="+t.TempDir(), "GOWORK=off", "GOTOOLCHAIN=local", "GOSUMDB=off", "GONOPROXY=", "GOPRIVATE=")
	dir := t.TempDir()
	write(t, filepath.Join(dir, "go.mod"), "module example.com/consumer\n\ngo 1.25.0\n")
	write(t, filepath.Join(dir, "main.go"), consumer)
	write(t, filepath.Join(dir, "consumer_test.go"), consumerTest)

	online := append(env, "GOPROXY="+proxy(t), "GOFLAGS=-mod=mod -modcacherw")
	run(t, dir, online, "go", "get", self.Path+"/generated/wecom@"+self.Version)
	run(t, dir, online, "go", "mod", "vendor")

	// With -trimpath the build cache knows the module again in another directory.
	offline := append(env, "GOPROXY=off", "GOFLAGS=-mod=vendor -trimpath")
	run(t, dir, offline, "go", "vet", "./...")
	got := run(t, dir, offline, "go", "run", ".")
	want := `{"chatid":"c1","name":"群","owner":"u1","userlist":["u1","u2"]} <nil> 1` + "\n"
	if got != want {
		t.Errorf("the program printed %q, want %q", got, want)
	}
	run(t, dir, offline, "go", "test", "-vet=off", "-count=1", "./...")
	compare := func(what, got string, want ...string) {
		t.Helper()
		if want := strings.Join(want, "\n") + "\n"; got != want {
			t.Errorf("%s consists of\n%swant\n%s", what, got, want)
		}
	}
	list := []string{"list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}"}
	pkg, program := self.Path+"/generated/wecom", "example.com/consumer"
	compare("the program", run(t, dir, offline, "go", append(list, ".")...), pkg, program)
	compare("the test", run(t, dir, offline, "go", append(list, "-test", ".")...),
		pkg, program, pkg+"/wecomtest", program+" ["+program+".test]", program+".test")
}

// TestStandalone checks that generated packages depend on the standard library
// and on each other alone.
func TestStandalone(t *testing.T) {
	packages := run(t, ".", os.Environ(), "go", "list", "-deps", "-f", "{{if not .Standard}}{{.ImportPath}}{{end}}", "./...")
	for path := range strings.FieldsSeq(packages) {
		if path != self.Path+"/generated" && !strings.HasPrefix(path, self.Path+"/generated/") {
			t.Errorf("generated packages depend on %s", path)
		}
	}
	for _, pkg := range []string{"tasks", "wecom"} {
		if !strings.Contains(packages, self.Path+"/generated/"+pkg+"\n") {
			t.Errorf("the packages listed lack %s:\n%s", pkg, packages)
		}
	}
}

// proxy makes a module proxy in the file system that serves this module alone,
// and returns its address.
func proxy(t *testing.T) string {
	t.Helper()
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	versions := filepath.Join(dir, filepath.FromSlash(self.Path), "@v")
	if err := os.MkdirAll(versions, 0o777); err != nil {
		t.Fatal(err)
	}
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	base := filepath.Join(versions, self.Version)
	write(t, filepath.Join(versions, "list"), self.Version+"\n")
	write(t, base+".info", fmt.Sprintf(`{"Version":%q,"Time":"2026-01-01T00:00:00Z"}`, self.Version))
	write(t, base+".mod", string(mod))
	archive, err := os.Create(base + ".zip")
	if err != nil {
		t.Fatal(err)
	}
	defer archive.Close()
	if err := zip.CreateFromDir(archive, self, root); err != nil {
		t.Fatal(err)
	}
	return (&url.URL{Scheme: "file", Path: filepath.ToSlash(dir)}).String()
}

// run runs a command that must succeed and returns what it prints.
func run(t *testing.T, dir string, env []string, name string, args ...string) string {
	t.Helper()
	cmd := exec.Command(name, args...)
	cmd.Dir, cmd.Env = dir, env
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out, &stderr)
	}
	return string(out)
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}
