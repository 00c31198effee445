package diag

// ChineseTables are for the tests of translations.
func ChineseTables() []map[string]string { return chineseTables }
