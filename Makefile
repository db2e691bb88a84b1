# The two commands of the README, and what they are made of.

.PHONY: run test check fuzz catalog warehouse study

# Builds the page and serves it at http://127.0.0.1:8080/
run:
	scripts/setup build
	scripts/build
	node scripts/serve.mjs dist 8080

# Every test, in the library and in a real browser
test:
	scripts/setup test
	scripts/test

# Every parser under attack, with the same inputs each time; `scripts/fuzz SECONDS` goes on for longer, with others
fuzz:
	scripts/setup fuzz
	scripts/fuzz brief

# Formatting and lints, natively and for the browser
check:
	scripts/setup build
	scripts/check

# The real catalog, from the dataset, for the next build
catalog:
	cargo tools catalog

# Lints and tests of the program for collections larger than memory, which compiles DataFusion: minutes, the first time
warehouse:
	cargo clippy --package amalgamix-warehouse --all-targets -- -D warnings
	cargo test --package amalgamix-warehouse

# From the dataset to weights/ and its report: every network, every figure. A night on two cores; needs Python 3 for the
# boosted trees, which are a yardstick
study:
	cargo tools prepare
	cargo tools train
	cargo tools boosted
	cargo tools evaluate
	cargo tools judge
	cargo tools alike --fit
	cargo tools figures
