package dialect

// What the tests look at.
var (
	OtherHeaders = otherHeaders
	OtherTypes   = otherTypes
)
