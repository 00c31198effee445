package diag

// Rules of comparisons that two schemas do not show: a package that is gone, and
// the file of accepted changes.
var (
	PackageRemoved = &Rule{ID: "package-removed", Severity: Error, Params: []string{"directory", "revision"},
		Message: "the package in `%[1]s`, which %[2]s has, is gone with all that it declared",
		Hint:    "keep the directory and its mdspec.lock; programs import the package by its path",
		ZH: Text{
			Message: "%[2]s 里有的包 `%[1]s` 不在了，它声明的一切也随之消失",
			Hint:    "保留这个目录和其中的 mdspec.lock，程序按路径引用这个包",
		}}
	AcceptInvalid = &Rule{ID: "accept-invalid", Severity: Error, Params: []string{"what is wrong", "what to write"},
		Message: "nothing is accepted here: %[1]s",
		Hint:    "%[2]s",
		ZH: Text{
			Message: "这里没有接受任何变更：%[1]s",
			Hint:    "%[2]s",
		}}
	AcceptExpired = &Rule{ID: "accept-expired", Severity: Error, Params: []string{"rule", "subject", "last day"},
		Message: "`%[1]s` of `%[2]s` was accepted until %[3]s only",
		Hint:    "take the change back and remove the row, or agree on a later day",
		ZH: Text{
			Message: "`%[2]s` 的 `%[1]s` 只接受到 %[3]s，现已过期",
			Hint:    "撤回这个变更并删除这一行，或者商定更晚的期限",
		}}
	AcceptUnused = &Rule{ID: "accept-unused", Severity: Warning, Params: []string{"rule", "subject"},
		Message: "there is no finding `%[1]s` of `%[2]s` to accept",
		Hint:    "remove the row",
		ZH: Text{
			Message: "没有对象为 `%[2]s` 的 `%[1]s` 需要接受",
			Hint:    "删除这一行",
		}}
)

var acceptRules = []*Rule{PackageRemoved, AcceptInvalid, AcceptExpired, AcceptUnused}
