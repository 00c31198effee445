package lint

var keyRules []*Rule
