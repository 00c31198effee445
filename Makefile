# Needs Go, git and make. `make help` lists the targets.

GO       ?= go
# Runs go for the module that holds what mdspec writes against SARIF's schema.
SARIF    := $(GO) -C golden/sarif
# The same for the module of the examples of generated/wecom.
EXAMPLES := $(GO) -C generated/wecom/examples
TOOLS    := tool -modfile="$(CURDIR)/.ci/tools.mod"
TOOL     := $(GO) $(TOOLS)
FUZZTIME ?= 60s
# The documents that are ours, and what init gives to others.
SPECS    := spec/tasks spec/wecom cmd/mdspec/internal/starter/example.md cmd/mdspec/internal/starter/example.zh-CN.md
# Packages whose goroutines share something are tested with the race detector,
# those that share no more than what they compute once only by make test-long.
# TestRaced holds that no package is missing.
RACED    := ./gen ./gen/runtime/... ./generated/... ./parser ./spec/diag ./spec/lazyregexp \
	./cmd/mdspec/internal/against ./cmd/mdspec/internal/cli ./cmd/mdspec/internal/progress
ONCE     := ./cmd/mdspec/internal/rulebook ./golden/library ./parser/foreign ./parser/foreign/internal/typeword ./parser/internal/runtimeapi ./parser/internal/stdtypes \
	./spec/breaking ./spec/lint
# Packages that read or write JSON, or whose users do: test-json runs them.
JSON     := ./gen/output ./gen/runtime/... ./generated/tasks/... ./generated/wecom/... ./spec ./spec/diag ./spec/jsonkey \
	./parser/foreign/internal/sample ./parser/internal/example ./parser/internal/limits ./cmd/mdspec/internal/cli ./cmd/mdspec/internal/importdir ./cmd/mdspec/internal/importer
# The race detector needs a C compiler on some systems.
RACE     ?= $(shell $(firstword $(shell $(GO) env CC)) --version >/dev/null 2>&1 && echo -race)
NO_RACE  := $(if $(RACE),,@echo 'no C compiler found: testing without the race detector')

.DEFAULT_GOAL := help
.PHONY: help generate check spec-check breaking test test-long test-sarif test-json test-examples lint fmt vet staticcheck depguard tidy tidy-check generate-check picture fuzz bench vuln ci ci-rest

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

generate: ## make the generated packages again from their documents
	$(GO) generate ./...

check: ## say whether the generated packages are up to date
	$(GO) run ./cmd/mdspec check ./...

spec-check: ## fail unless our own documents are formatted and lint finds nothing in them
	@for spec in $(SPECS); do \
		$(GO) run ./cmd/mdspec fmt --check $$spec || { echo "not formatted; run $(GO) run ./cmd/mdspec fmt $$spec"; exit 1; }; \
		$(GO) run ./cmd/mdspec lint --category strict $$spec || exit 1; \
	done

breaking: ## fail if our own documents break what the seed promises
	$(GO) run ./cmd/mdspec breaking --against golden/seed spec/wecom

# Tests that take long leave themselves out, or take a fixed sample, if
# testing.Short reports that -short is set. A package has far more time than it
# needs, also on a busy machine: only what hangs meets the limit.
test: ## run the tests, those that take long in part (-short)
	$(NO_RACE)
	@$(GO) run .ci/test.go $(if $(RACE),-race '$(RACED)') -short -timeout=30m $(TESTFLAGS)

test-long: test-sarif test-examples ## run all of every test
	$(NO_RACE)
	@$(GO) run .ci/test.go $(if $(RACE),-race '$(RACED) $(ONCE)') -timeout=60m $(TESTFLAGS)

test-sarif: ## hold what mdspec writes as SARIF against its official schema
	$(SARIF) test -timeout=10m $(TESTFLAGS) ./...

test-json: ## test what touches JSON with the encoding/json that is to come
	GOEXPERIMENT=jsonv2 $(GO) test -short -timeout=20m $(TESTFLAGS) $(JSON)

test-examples: ## run the examples of what programs put around the client of generated/wecom
	$(EXAMPLES) test $(RACE) -timeout=10m $(TESTFLAGS) ./...

lint: fmt vet staticcheck depguard ## run all linters

fmt: ## fail unless every Go file is formatted
	@files=$$(gofmt -l .); test -z "$$files" || { echo "not formatted; run gofmt -w:"; echo "$$files"; exit 1; }

vet: ## go vet
	$(GO) vet ./...
	$(GO) vet -tags=mdspecwords ./gen/runtime/...
	$(SARIF) vet ./...
	$(EXAMPLES) vet ./...
	$(GO) vet .ci/test.go

staticcheck: ## staticcheck, as pinned in .ci/tools.mod
	$(TOOL) staticcheck ./...
	$(TOOL) staticcheck -tags=mdspecwords ./gen/runtime
	$(SARIF) $(TOOLS) staticcheck ./...
	$(EXAMPLES) $(TOOLS) staticcheck ./...

depguard: ## fail if a package imports what it must not (.depguard.yaml)
	$(TOOL) depguard ./...
	$(SARIF) $(TOOLS) depguard ./...
	$(EXAMPLES) $(TOOLS) depguard ./...

tidy: ## make go.mod and go.sum of all modules tidy
	$(GO) mod tidy
	$(SARIF) mod tidy
	$(EXAMPLES) mod tidy

tidy-check: ## fail unless go.mod and go.sum of all modules are tidy
	$(GO) mod tidy -diff
	$(SARIF) mod tidy -diff
	$(EXAMPLES) mod tidy -diff

generate-check: ## fail if go generate changes a file
	.ci/generate-check

picture: ## draw the pictures that the READMEs show anew
	MDSPEC_UPDATE=1 $(GO) test -count=1 -run '^Test(Rooms|Sample)$$' ./golden/house

fuzz: ## run every fuzz test for FUZZTIME (default 60s)
	.ci/fuzz $(FUZZTIME)

bench: ## run every benchmark three times
	$(GO) test -run '^$$' -bench . -benchmem -benchtime 3x ./...

vuln: ## look for known vulnerabilities (asks the network)
	$(TOOL) govulncheck ./...

ci: ci-rest test test-json test-long ## everything a change must pass

ci-rest: tidy-check lint generate-check spec-check breaking bench ## ci without the tests
	$(MAKE) fuzz FUZZTIME=4s
