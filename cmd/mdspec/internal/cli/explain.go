package cli

import (
	"strings"

	"github.com/spf13/cobra"

	"github.com/mdspec-go/mdspec/cmd/mdspec/internal/rulebook"
)

const aboutExplain = `Explain says of rules why they are, and shows each at work: a sample that breaks
it, what mdspec says of that, and how it should be.

RULE is the name in brackets at the end of a finding, as in

  mdspec explain unknown-type

"mdspec rules" lists all of them. With --lang zh everything is in Chinese.`

func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:               "explain RULE...",
		Short:             "say why a rule is one, with samples",
		Long:              aboutExplain,
		RunE:              func(_ *cobra.Command, args []string) error { return a.explain(args) },
		ValidArgsFunction: a.completeRules,
	}
}

func (a *app) explain(args []string) error {
	if len(args) == 0 {
		return usagef("explain needs the name of a rule, as in: mdspec explain unknown-type")
	}
	rules := make([]rulebook.Rule, len(args))
	for i, arg := range args {
		rule, meant, ok := rulebook.Find(ruleID(arg))
		if !ok {
			return usagef("unknown rule %s%s", quote(arg), didYouMean(meant, "", "; mdspec rules lists all"))
		}
		rules[i] = rule
	}
	p := explainer{lang: a.lang, colour: a.colour(a.Stdout)}
	for _, rule := range rules {
		if err := p.rule(rule); err != nil {
			return err
		}
	}
	_, err := a.Stdout.Write(p.Bytes())
	return err
}

// ruleID returns the ID that an argument names: people copy brackets along.
func ruleID(arg string) string {
	return strings.ToLower(strings.TrimSuffix(strings.TrimPrefix(arg, "["), "]"))
}

// completeRules offers the rules that a word may become.
func (a *app) completeRules(_ *cobra.Command, _ []string, word string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var out []cobra.Completion
	for _, r := range rulebook.Rules() {
		if strings.HasPrefix(r.ID, word) {
			out = append(out, cobra.CompletionWithDesc(r.ID, r.Message(a.lang)))
		}
	}
	return out, cobra.ShellCompDirectiveNoFileComp
}
