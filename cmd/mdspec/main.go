// Mdspec compiles Markdown documents of a JSON API into Go.
//
// A document is a heading and a table for each type, a row for each field; the
// package comment of [github.com/mdspec-go/mdspec/parser] is the reference of
// what a document may say. All documents of a directory are one Go package.
//
//	mdspec generate --package wecom --out generated/wecom spec/wecom
//	mdspec generate             # again, for every mdspec.lock below
//	mdspec check ./...          # is all generated code up to date?
//	mdspec fmt spec/wecom       # align the tables
//	mdspec lint ./...           # what should the documents do better?
//	mdspec breaking --against git:origin/main
//	mdspec import markdown --out spec/shop upstream/docs
//	mdspec explain dialect      # what may a document say?
//
// # Commands
//
// The arguments named SPEC are one directory of .md files (not its
// subdirectories; README files are prose, and *.profile.md are no documents) or the .md files themselves. An output
// directory is one that holds a mdspec.lock; DIR/... stands for all of them
// below DIR.
//
//	generate --out DIR [--package NAME] [--client auto|none] SPEC...
//
// writes the Go code of the documents into DIR, together with mdspec.lock, which
// keeps how it was made. What is not said is taken from the lock if there is
// one, also SPEC; the package is then named like the directory. With --out - the
// code of a single document goes to standard output and nothing is written.
//
// API calls are methods of a Client, which needs nothing but the package itself
// (mdspec_client.go). The subdirectory NAMEtest is a fake of the service for
// tests. It imports the package by its path in the module around DIR; without
// a module it is left out, which a warning says. With --client none, calls,
// services and error codes are checked for form and give no code.
//
//	generate [DIR...]
//
// does it again for output directories, or for all below the working directory.
// If a document holds an error, or if a file in the way is not mdspec's or was
// edited by hand, nothing of that directory is written; --force overwrites such
// files. Each file that changed is listed; a run that changes nothing is silent.
//
//	check [--full] [DIR...]
//
// says of the files of the output directories that generate would change, why
// they differ and how. It writes nothing. Text names each cause once, with the
// files that have it, and shows the beginning of what differs; --full, json and
// sarif show every file and its whole diff. Generated files in a directory without
// a lock are findings too.
//
//	lint [--category minimal|standard|strict] [--fix] SPEC... | lint [DIR...]
//
// says what the documents should do better, beside what keeps them from
// compiling: each category asks for what those before it do, and more. A comment
// <!-- mdspec:allow RULE reason --> in a document waives a rule under the heading
// above it, or in the whole document above all headings. --fix changes the
// documents where only one change can be right.
//
//	fmt [--check] [--diff] [--compact] [--ambiguous-width 1|2] [FILE|DIR...]
//
// aligns the tables of documents by the width of their text on a screen, and
// lists each file that changed. Only tables change, and nothing that they say;
// those in lists, quotations and code stay as they are. A named file may be
// any .md file. Without arguments, standard input is formatted to standard
// output. --check writes nothing, lists the files that are not formatted and
// exits with 1 if there are any, which are findings in the forms for programs;
// --diff writes nothing and shows what would change. --compact takes the blanks
// out instead; --ambiguous-width 2 is for fonts that show characters such as
// “ ” … ① as wide as a Han character. A symbolic link that leads out of DIR is
// written through only if it is named itself; so it is with lint --fix.
//
//	breaking --against OLD [--only source|wire] [--accept FILE] [NEW...]
//
// says which changes since OLD break those who use the documents: programs that
// import the generated Go (source), and what is sent and received (wire). OLD is
// a directory of documents, a document, a schema that export ir wrote, an output
// directory, or git:REV[:PATH]. NEW is as SPEC, or output directories; nothing
// stands for all of them below the working directory. Several are compared each
// with its own place at git:REV, where one that is not there yet breaks nothing.
// FILE is a Markdown table of changes that were agreed to, each with a reason and
// a date until which it holds.
//
//	explain [--format text|markdown|json] RULE... | explain --all
//	explain dialect [SECTION...]
//	explain profile [PRESET...]
//
// says why rules are, each with a sample that breaks it, what mdspec says of that,
// and how it should be. RULE is the name in brackets at the end of a finding;
// --all stands for every rule. "explain dialect" prints what a document may say, in
// one page, and with SECTION, a number such as 3.1 or a word of a title, that part
// of the reference. "explain profile" prints what a profile of an import may say, or
// the presets of the names.
//
//	rules [--format text|json]
//
// lists all rules.
//
//	export ir [--package NAME] [--client auto|none] SPEC... | DIR
//
// prints the schema of the documents as JSON.
//
//	export markdown [--package NAME] [--client auto|none] [--out DIR] [--force] SPEC... | DIR
//
// writes what the documents say as documents again, in one form, from which the
// same code comes: tables aligned, code in code spans, types of calls below their
// calls. What nothing reads is left out. A single document goes to standard output;
// with --out all are written into DIR, where --force lets them replace files that
// say something else.
//
//	import markdown [--profile FILE] [--preset NAME|auto|none] --out DIR SOURCE...
//	import markdown [--check|--dry-run|--diff] --out DIR
//	import markdown --write-profile FILE SOURCE...
//
// makes documents of the Markdown of others: .md, .mdx and .markdown files, those
// of directories and of what is below them. They are in UTF-8, in UTF-16 with a
// byte order mark, or in GB18030. A file mdspec-import.json in DIR keeps how it is
// done, so that DIR is enough from then on. A document in DIR that was edited by
// hand, or that mdspec did not import, is overwritten with --force only; others
// may stand beside them. A comment in each document says where it is from, with
// --from URL, --revision and --license also of what the sources are a copy; git is
// asked for the revision of a work tree that is not the documents' own. --group
// directory and --group all make one document of several sources.
//
// A profile (*.profile.md) says what the pages mean, and corrects what is read of
// them; --write-profile proposes one for what could not be understood. A preset is a
// profile that mdspec has, for the habits of a vendor or a tool: unless one is named,
// the one that fits is taken, and a note says why.
//
// A line for each source says how much of it is read; --report FILE lists every row
// of every table, and --verbose shows a note for each that is raw JSON or left out.
// A table that looks like fields and gave none is an error, though the documents are
// written; with any other error, such as a share of rows less than --fail-under,
// nothing is. --check reports each document that is not what the sources give now.
//
//	init [DIR]
//
// writes an example document, with types and calls of an API, in the language of
// --lang, and a file with the go:generate line, below DIR or the working
// directory. It overwrites nothing, and says what is left to do.
//
//	version
//	completion bash|fish|powershell|zsh
//	help [COMMAND]
//
// # Findings
//
// What is wrong with documents or output is shown with its place, sorted, all of
// it in one run: on standard error by generate, fmt, export and import, whose
// result is something else, and on standard output by check, lint, breaking,
// import --check and, for programs, fmt --check. --format selects the form:
//
//	text    path:line:column, the line itself, a caret, a hint, the rule's name;
//	        a last line counts the findings
//	line    one line for each finding, path:line:column: severity: message
//	        [rule] — hint, for editors, logs and coding agents
//	json    one document, also when there are none
//	github  annotations for a GitHub workflow
//	sarif   a SARIF 2.1.0 log for code scanning, also when there are none
//
// breaking has markdown too, a comment for a review. Findings and explanations
// are in English or, with --lang zh, in Chinese; without --lang the first of
// LC_ALL, LC_MESSAGES and LANG that is set decides. Rules, places, severities and
// exit codes are the same in each language.
//
// Text is coloured on a terminal only, and not if NO_COLOR is set or TERM is
// dumb. A run of more than half a second shows what it is at on standard error
// if that is a terminal, unless CI is set.
//
// # Files
//
// Whatever is named must be a regular file, or a symbolic link to one: a pipe or a
// device, /dev/stdin and <(…) among them, is an error at once. No more is read
// than 32 MiB of a document and of FILE, 16 MiB of a lock and a go.mod, 256 MiB of
// a schema and a Go file. Commands that only read follow links; generate replaces
// none.
//
// # Exit codes
//
//	0  fine; there may be warnings
//	1  findings: errors in documents, output that is not up to date, anything but
//	   notes from lint and breaking, files that fmt --check would change, an import
//	   that lost a table or read nothing
//	2  wrong usage, a file that cannot be read or written, or an interrupt
//	3  a fault of mdspec itself, with what to report
//
// An interrupt (SIGINT or SIGTERM) leaves each file either as it was or as it
// is to be; so does a kill, and the next generate completes it.
//
// # Compatibility
//
// What may change in which version of all this, and what to do after an upgrade, is
// in COMPATIBILITY.md beside this file; what did change, in CHANGES.md.
package main

import (
	"context"
	"io"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"golang.org/x/term"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/cli"
)

// gcPercent lets the heap grow to three times what is in use instead of twice:
// nearly all of what a run reads and makes is in use until its end, so that there
// is little to be found by looking for garbage often.
const gcPercent = 200

func main() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop)   // a second signal ends the program at once
	signal.Ignore(syscall.SIGPIPE) // writes fail instead, and are dealt with there
	os.Exit(cli.Run(ctx, cli.Env{
		Args:     os.Args[1:],
		Stdin:    os.Stdin,
		Stdout:   os.Stdout,
		Stderr:   os.Stderr,
		Getenv:   os.Getenv,
		Terminal: isTerminal,
		Now:      time.Now,
		Ticks:    cli.Ticker,
	}))
}

func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}
