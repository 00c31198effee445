package cli

import (
	"cmp"
	"slices"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/accept"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
)

const aboutBreaking = `Breaking compares documents with an older version and finds the changes that break
those who use them: programs that import the generated Go (axis source), and
what is sent and received (axis wire).

OLD is a directory of documents, a document, a schema that export ir wrote, an
output directory with a mdspec.lock, or what git keeps: git:REV is the place of
NEW at the revision, git:REV:PATH another one, counted from the root of the
repository, and git:REV... the place where HEAD left the branch REV. Git is only
asked for objects; the work tree stays as it is. Documents of a revision without
a lock are found where they are today, and read beside the hand-written Go of
NEW, then or now.

NEW is one directory of .md files, or the files themselves; an output directory
means the documents it is made from, and DIR/... or no argument those of every
lock below. Several are compared each with its own place at git:REV; one that is
not there yet breaks nothing, unless it is the only one that is named. A
comparison in which nothing is read is an error.

--accept names a Markdown file with a table of changes that were agreed to:

  Rule|Subject|Reason|Until
  :--|:--|:--|:--
  ` + "`field-removed`|`Chat.Owner`" + `|never filled since 2024|2026-12-31

A row accepts the findings of the rule about that subject up to the end of the
day in UTC. Rows that accept nothing, or no longer, are findings. What fails a run
shows its row, to be copied: a reason and the last day take the place of "…".
Its subject is

  Chat, MaxSize, GetChat  a type, a constant, a variable, a function or a call
  Chat.Owner              a field by its Go name, also if its key or tag changed
  Chat.owner_id           a key of an object
  Status.2                a value of an enum
  POST /chat/get          a URL
  45009                   an error code
  token call              a setting of the service
  gen/chat                the output directory of a package that is gone
  -                       the package: its client, its constructor

--format markdown writes a comment for a review. Its places are links where a
workflow of GitHub has checked out the commit that it runs for.`

// breakingFlags are the flags of breaking.
type breakingFlags struct {
	against string
	only    breaking.Axis // "" for both
	accept  string
	format  format
}

func (a *app) breakingCommand() *cobra.Command {
	var f breakingFlags
	c := &cobra.Command{
		Use:   "breaking --against OLD [--only source|wire] [--accept FILE] [NEW...]",
		Short: "find changes that break programs or the wire",
		Long:  aboutBreaking,
		Example: `  mdspec breaking --against git:origin/main
  mdspec breaking --against git:v1.2.0 --only wire ./...
  mdspec breaking --against released.json --accept accepted.md spec/wecom`,
		RunE: func(c *cobra.Command, args []string) error {
			if f.against == "" {
				return usagef("--against is needed: a directory, a document, a schema, or git:REV")
			}
			if c.Flags().Changed("accept") && f.accept == "" {
				return usagef("--accept needs a file")
			}
			return a.breaking(f, args)
		},
	}
	c.Flags().StringVar(&f.against, "against", "", "`OLD`: what the documents were")
	addChoice(c, choice[breaking.Axis]{&f.only, []breaking.Axis{breaking.Source, breaking.Wire}, "AXIS"},
		"only", "findings of one axis")
	c.Flags().StringVar(&f.accept, "accept", "", "`FILE` of accepted changes")
	addFormat(c, &f.format, formatMarkdown)
	return c
}

// breaking compares and shows what it finds.
func (a *app) breaking(f breakingFlags, args []string) error {
	old, err := parseBaseline(f.against)
	if err != nil {
		return err
	}
	rules := selectRules(f.only)
	accepted, invalid, err := readAccepted(f.accept, rules)
	if err != nil {
		return err
	}
	jobs, faults, err := documentJobs(args)
	if err != nil {
		return err
	}
	if len(jobs) > 1 && !old.follows() {
		return usagef("--against: several directories have no common place to be compared with: name one of them, or a revision alone as in git:main")
	}
	named := len(args) == 1 && !isPattern(args[0])
	c, err := a.compareAll(f.format, jobs, comparer{old, old.follows() && !named})
	c.faults = append(c.faults, faults...)
	if err == nil {
		err = c.addRemoved(old, args, jobs)
	}
	left, own := accept.Apply(accepted, rules.pick(c.found), a.Now().UTC())
	accept.Offer(left)
	if err != nil || c.faults.HasErrors() {
		own = nil // what the entries accept, and what a review has to say, takes all of it
	}
	shown := a.reportBreaking(f, rules, outcome{faults: c.faults.Sorted(), list: slices.Concat(left, own, invalid).Sorted(), partial: err != nil})
	return cmp.Or(err, shown)
}

// reportBreaking shows what a comparison found. Other than elsewhere a warning
// fails too: it tells what breaks some users.
func (a *app) reportBreaking(f breakingFlags, rules axes, o outcome) error {
	all := slices.Concat(o.faults, o.list).Sorted()
	var err error
	switch {
	case f.format != formatMarkdown:
		err = a.show(a.Stdout, f.format, all)
	case !o.partial || len(all) > 0: // what keeps all from being compared is said elsewhere
		r := rules.comment(o, f.only)
		r.Origin = newOrigins().of
		if on := a.forge(); on != nil {
			r.Link = on.link
		}
		err = diag.WriteMarkdown(a.Stdout, r, a.lang)
	}
	if err == nil && all.Count(diag.Note) < len(all) {
		err = errFindings
	}
	return err
}
