package diag

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

func encoded(t *testing.T, l List) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteJSON(&b, l, English); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestWriteJSON(t *testing.T) {
	full := New(testError, marked("spec/a&b.md", "\n|😀|«<T>»|"), "<T>")
	full.Suggest = []string{"T"}
	full.Related = []Related{{marked("b.md", "«群»"), Verbatim("first\ndefined here")}, {Span{}, Verbatim("elsewhere")}}
	full.Fix = &Fix{Message: Verbatim("write `T`"), Edits: []Edit{{full.Span, "T"}, {marked("b.md", "«»"), "<群>\n"}}}
	bare := New(testNote, Span{})
	bare.Diff = "-a\n+b\n"
	bare.Subject, bare.Accept = "Chat.Owner", "`todo-row`|`Chat.Owner`|…|…"
	tests := []struct {
		name string
		list List
		want string
	}{
		{"nil", nil, `{
  "version": 1,
  "diagnostics": []
}
`},
		{"empty", List{}, `{
  "version": 1,
  "diagnostics": []
}
`},
		{"all members", List{full, bare}, `{
  "version": 1,
  "diagnostics": [
    {
      "rule": "unknown-type",
      "severity": "error",
      "message": "unknown type ` + "`<T>`" + `",
      "hint": "did you mean ` + "`T`" + `?",
      "suggest": [
        "T"
      ],
      "file": "spec/a&b.md",
      "start": {
        "offset": 7,
        "line": 2,
        "column": 4,
        "utf16": 4
      },
      "end": {
        "offset": 10,
        "line": 2,
        "column": 7,
        "utf16": 7
      },
      "related": [
        {
          "message": "first\\ndefined here",
          "file": "b.md",
          "start": {
            "offset": 0,
            "line": 1,
            "column": 1,
            "utf16": 0
          },
          "end": {
            "offset": 3,
            "line": 1,
            "column": 2,
            "utf16": 1
          }
        },
        {
          "message": "elsewhere",
          "file": "",
          "start": null,
          "end": null
        }
      ],
      "diff": "",
      "fix": {
        "message": "write ` + "`T`" + `",
        "certain": false,
        "edits": [
          {
            "file": "spec/a&b.md",
            "start": {
              "offset": 7,
              "line": 2,
              "column": 4,
              "utf16": 4
            },
            "end": {
              "offset": 10,
              "line": 2,
              "column": 7,
              "utf16": 7
            },
            "new": "T"
          },
          {
            "file": "b.md",
            "start": {
              "offset": 0,
              "line": 1,
              "column": 1,
              "utf16": 0
            },
            "end": {
              "offset": 0,
              "line": 1,
              "column": 1,
              "utf16": 0
            },
            "new": "<群>\n"
          }
        ]
      },
      "subject": "",
      "accept": ""
    },
    {
      "rule": "todo-row",
      "severity": "note",
      "message": "left out",
      "hint": "",
      "suggest": [],
      "file": "",
      "start": null,
      "end": null,
      "related": [],
      "diff": "-a\n+b\n",
      "fix": null,
      "subject": "Chat.Owner",
      "accept": "` + "`todo-row`|`Chat.Owner`" + `|…|…"
    }
  ]
}
`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := encoded(t, tt.list); got != tt.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, tt.want)
			}
		})
	}
}

// TestJSONFix: a fix that a program may make says so, in the reader's language.
func TestJSONFix(t *testing.T) {
	d := New(testNote, Span{})
	d.Fix = &Fix{Message: Say("%[1]s, %[2]s", "%[1]s，%[2]s", Verbatim("a"), Verbatim("b")), Certain: true}
	var b bytes.Buffer
	if err := WriteJSON(&b, List{d}, Chinese); err != nil {
		t.Fatal(err)
	}
	want := "\"fix\": {\n        \"message\": \"a，b\",\n        \"certain\": true,\n        \"edits\": []\n      }"
	if !strings.Contains(b.String(), want) {
		t.Errorf("got:\n%s\nwithout:\n%s", &b, want)
	}
}

func TestWriteJSONIsValid(t *testing.T) {
	source := NewSource("\x00\xff.md", []byte("\xff\u2028\x00"))
	d := New(testError, source.Span(0, 5), "\xff\u2028\x00")
	d.Diff = "\xff\u2028\x00"
	got := encoded(t, List{d})
	if !json.Valid([]byte(got)) || strings.ContainsAny(got, "\x00\u2028") {
		t.Errorf("got %q", got)
	}
}

func TestSpanJSON(t *testing.T) {
	tests := []struct {
		name string
		span Span
		want string
	}{
		{"zero", Span{}, `null`},
		{"word", marked("x.md", "\n|«群»|"), `{"offset":2,"endOffset":5,"line":2,"column":2,"endLine":2,"endColumn":3}`},
		{"two lines", marked("x.md", "«a\n😀»"), `{"offset":0,"endOffset":6,"line":1,"column":1,"endLine":2,"endColumn":2}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := json.Marshal(tt.span)
			if err != nil || string(got) != tt.want {
				t.Errorf("got %s (%v), want %s", got, err, tt.want)
			}
		})
	}
}
