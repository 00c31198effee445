package cli

import (
	"github.com/spf13/cobra"
)

const aboutCompletion = `Completion prints the script that teaches a shell to complete mdspec:

  source <(mdspec completion bash)
  mdspec completion zsh > "${fpath[1]}/_mdspec"
  mdspec completion fish > ~/.config/fish/completions/mdspec.fish
  mdspec completion powershell | Out-String | Invoke-Expression`

func (a *app) completionCommand() *cobra.Command {
	shells := []string{"bash", "fish", "powershell", "zsh"}
	return &cobra.Command{
		Use:       "completion SHELL",
		Short:     "print the completion script of a shell",
		Long:      aboutCompletion,
		ValidArgs: shells,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) != 1 {
				return usagef("completion needs the name of one shell: bash, fish, powershell or zsh")
			}
			root := c.Root()
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.Stdout, true)
			case "fish":
				return root.GenFishCompletion(a.Stdout, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.Stdout)
			case "zsh":
				return root.GenZshCompletion(a.Stdout)
			}
			return usagef("no completion for %s%s", quote(args[0]), orList(args[0], shells))
		},
	}
}
