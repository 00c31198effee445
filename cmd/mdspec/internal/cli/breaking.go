package cli

import (
	"slices"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/accept"
	"github.com/mdspec-go/mdspec/gen/output"
	"github.com/mdspec-go/mdspec/spec/breaking"
	"github.com/mdspec-go/mdspec/spec/diag"
)

const aboutBreaking = `Breaking compares documents with what they were and says which changes break
those who use them: programs that import the generated Go (axis source), and
what is sent and received (axis wire).

OLD is a directory of documents, a document, a schema that export ir wrote, an
output directory with a mdspec.lock, or what git keeps: git:REV is the place of
NEW at the revision, git:REV:PATH another one, counted from the root of the
repository. Git is only asked for objects; the work tree stays as it is.

--accept names a Markdown file with a table of changes that were agreed to:

  Rule|Subject|Reason|Until
  :--|:--|:--|:--
  ` + "`field-removed`|`Chat.Owner`" + `|never filled since 2024|2026-12-31

A row accepts the findings of the rule about that subject up to the end of the
day in UTC. Rows that accept nothing, or no longer, are findings.`

// formatMarkdown is the form of a review comment.
const formatMarkdown format = "markdown"

// breakingFlags are the flags of breaking.
type breakingFlags struct {
	against string
	only    breaking.Axis // "" for both
	accept  string
	format  format
}

func (a *app) breakingCommand() *cobra.Command {
	f := breakingFlags{format: formatText}
	c := &cobra.Command{
		Use:   "breaking --against OLD [--only source|wire] [--accept FILE] NEW",
		Short: "say which changes break programs or the wire",
		Long:  aboutBreaking,
		Example: `  mdspec breaking --against git:origin/main spec/wecom
  mdspec breaking --against git:v1.2.0 --only wire generated/wecom
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
	addChoice(c, choice[format]{&f.format, []format{formatText, formatJSON, formatGitHub, formatMarkdown}, "FORMAT"},
		"format", "how findings are shown")
	return c
}

// breaking compares and shows what it finds.
func (a *app) breaking(f breakingFlags, args []string) error {
	if len(args) == 0 {
		return usagef("say what to compare: documents, or a directory with a %s", output.LockName)
	}
	rules := selectRules(breaking.Rules(), f.only)
	accepted, invalid, err := readAccepted(f.accept, rules)
	if err != nil {
		return err
	}
	old, now, faults, err := readBoth(f.against, args)
	if err != nil {
		return err
	}
	if faults.HasErrors() {
		return a.report(a.Stdout, f.reportFormat(), append(faults, invalid...))
	}
	left, own := accept.Apply(accepted, rules.pick(breaking.Compare(old, now)), a.Now().UTC())
	return a.reportBreaking(f, rules, append(append(left, own...), invalid...))
}

// reportFormat returns the form of findings that are none of a comparison.
func (f breakingFlags) reportFormat() format {
	if f.format == formatMarkdown {
		return formatText
	}
	return f.format
}

// axes are the rules of a comparison by their names.
type axes map[string]breaking.Axis

// selectRules returns the rules of the axis, or all of them.
func selectRules(rules []*breaking.Rule, only breaking.Axis) axes {
	out := axes{}
	for _, r := range rules {
		if only == "" || r.Axis == only {
			out[r.ID] = r.Axis
		}
	}
	return out
}

// pick returns the findings of the rules.
func (x axes) pick(l diag.List) diag.List {
	return slices.DeleteFunc(slices.Clone(l), func(d diag.Diagnostic) bool { return x[d.Rule.ID] == "" })
}
