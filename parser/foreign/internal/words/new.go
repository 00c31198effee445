package words

// New returns the words that are known without a profile.
func New() *Book {
	return &Book{columns: columnWords(), presence: presenceWords(), titles: map[string]Title{}, Types: map[string]string{}}
}
