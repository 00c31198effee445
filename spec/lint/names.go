package lint

var nameRules []*Rule
