package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
	"github.com/mdspec-go/mdspec/parser/foreign"
	"github.com/mdspec-go/mdspec/spec/diag"
)

const aboutExplain = `Explain says of rules why they are, and shows each at work: a sample that breaks
it, what mdspec says of that, and how it should be.

RULE is the name in brackets at the end of a finding, as in

  mdspec explain unknown-type

"mdspec rules" lists all of them; --all explains all of them. With --lang zh
everything is in Chinese. --format markdown writes a page, and json one document
for programs.

  mdspec explain --all --format markdown > rules.md

"explain dialect" prints what a document may say, in one page. SECTION is a
number of the reference, as findings and the page name it, or a word of a title;
"all" is the whole reference, which is in English.

  mdspec explain dialect 3.1
  mdspec explain dialect schema     what "mdspec export ir" prints

"explain profile" prints what a profile of "mdspec import markdown" may say; with
the name of a preset, what that one says.

  mdspec explain profile gitlab`

// What explain calls what is no rule.
const (
	dialectWord = "dialect"
	profileWord = "profile"
)

// explainFlags are the flags of explain.
type explainFlags struct {
	all    bool
	format format
}

func (a *app) explainCommand() *cobra.Command {
	f := explainFlags{format: formatText}
	c := &cobra.Command{
		Use:               "explain RULE... | explain --all | explain dialect [SECTION...] | explain profile [PRESET...]",
		Short:             "explain a rule with samples, or what a document or a profile may say",
		Long:              aboutExplain,
		RunE:              func(_ *cobra.Command, args []string) error { return a.explain(f, args) },
		ValidArgsFunction: a.completeExplain,
	}
	c.Flags().BoolVar(&f.all, "all", false, "explain every rule")
	addChoice(c, choice[format]{&f.format, []format{formatText, formatMarkdown, formatJSON}, "FORMAT"},
		"format", "how rules are explained")
	return c
}

func (a *app) explain(f explainFlags, args []string) error {
	switch {
	case f.all && len(args) > 0:
		return usagef("--all goes without arguments")
	case f.all:
		return a.explainRules(f.format, rulebook.Rules(), true)
	case len(args) == 0:
		return usagef("explain needs the name of a rule, as in: mdspec explain unknown-type; or: mdspec explain dialect")
	case strings.EqualFold(args[0], dialectWord):
		return a.explainDialect(f.format, args[1:])
	case strings.EqualFold(args[0], profileWord):
		return a.explainProfile(f.format, args[1:])
	}
	rules := make([]rulebook.Rule, len(args))
	for i, arg := range args {
		rule, meant, ok := rulebook.Find(ruleID(arg))
		if !ok {
			if near := diag.Suggest(arg, []string{dialectWord, profileWord}); len(near) > 0 {
				meant = near
			}
			if s, _ := rulebook.FindSections(arg); len(s) == 1 && s[0].Number == arg {
				meant = []string{dialectWord + " " + arg}
			}
			return usagef("unknown rule %s%s", quote(arg), didYouMean(meant, "", "; mdspec rules lists all"))
		}
		rules[i] = rule
	}
	return a.explainRules(f.format, rules, false)
}

// explainRules explains rules, all there are or those that were asked for.
func (a *app) explainRules(f format, rules []rulebook.Rule, all bool) error {
	list := make([]explained, len(rules))
	for i, r := range rules {
		var err error
		if list[i], err = explainRule(r, diag.TextOptions{Color: f == formatText && a.colour(a.Stdout), Lang: a.lang}); err != nil {
			return err
		}
	}
	switch f {
	case formatJSON:
		return writeExplained(a.Stdout, list, a.lang)
	case formatMarkdown:
		_, err := a.Stdout.Write(catalogue(list, a.lang, all))
		return err
	}
	p := explainer{lang: a.lang, colour: a.colour(a.Stdout)}
	for _, x := range list {
		p.rule(x)
	}
	_, err := a.Stdout.Write(p.Bytes())
	return err
}

// ruleID returns the ID that an argument names: people copy brackets along.
func ruleID(arg string) string {
	return strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(arg, "["), "]"))
}

// completeExplain offers the rules that a word may become, the sections of the dialect,
// or the presets.
func (a *app) completeExplain(_ *cobra.Command, args []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var out []cobra.Completion
	add := func(name, description string) {
		if strings.HasPrefix(name, word) {
			out = append(out, cobra.CompletionWithDesc(name, description))
		}
	}
	if len(args) > 0 && args[0] == dialectWord {
		for _, s := range rulebook.Sections() {
			if s.Number != "" {
				add(s.Number, s.TitleIn(a.lang))
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
	if len(args) > 0 && args[0] == profileWord {
		for _, p := range foreign.Presets() {
			add(p.Name, p.Title)
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
	if len(args) == 0 {
		add(dialectWord, aboutDialect.In(a.lang))
		add(profileWord, aboutProfile.In(a.lang))
	}
	for _, r := range rulebook.Rules() {
		add(r.ID, r.Message(a.lang))
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
