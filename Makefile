# What the README promises: `make site` on a fresh machine with a Swift toolchain, then `make test`.

PACKAGES = libarchive-dev libxml2-dev libcmark-gfm-dev libcmark-gfm-extensions-dev pkg-config
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: site test setup build lint bench

# Status 1 says that some filings have problems, and some of the samples are there for theirs.
# Until there is a site, the main job is to show what the bundled samples state.
site: build
	COLUMNS=110 .build/release/tearsheet show Tests/Samples > output/samples.txt 2> output/messages.txt || [ $$? = 1 ]
	.build/release/tearsheet show --json -q Tests/Samples > output/samples.ndjson || [ $$? = 1 ]
	@echo "Read output/samples.txt, and output/messages.txt for what is odd about some of the samples."
	@echo "output/samples.ndjson holds the same for programs."

test: setup
	swift test -c release

build: setup
	swift build -c release --product tearsheet

bench: setup
	swift build -c release
	.build/release/benchmark $(FILINGS) $(PROSPECTUSES)

lint:
	swift format lint --strict --recursive Package.swift Sources Tests

# Installs what is missing and asks for nothing when nothing is.
setup:
	@for package in $(PACKAGES); do dpkg -s $$package > /dev/null 2>&1 || missing="$$missing $$package"; done; \
	if [ -n "$$missing" ]; then \
		$(SUDO) apt-get update -qq && $(SUDO) apt-get install -y -qq --no-install-recommends $$missing; \
	fi
