module github.com/mdspec-go/mdspec

go 1.25.0
