package lint

var typeRules []*Rule
