# `make demo` and `make test` work on a fresh machine with Python 3.11+ and make.
.DEFAULT_GOAL := help
PYTHON ?= python3
BIN := .venv/bin
INSTALLED := .venv/.installed

.PHONY: help demo test check faults bench hostile soak serve pictures lock clean

help: ## what can be made here
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

# Everything is installed from hashes; --no-deps keeps pip from looking further.
$(INSTALLED): requirements.lock pyproject.toml
	@echo "Installing into .venv (a minute or two, the first time only) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(INSTALLED) ## crawl three invented agencies, twice, and print the wire
	@$(BIN)/wirecrawler demo

test: $(INSTALLED) ## every test that needs no server of its own
	@$(BIN)/python -m pytest -q -n 3 --dist worksteal --ignore tests/bench --ignore tests/hostile --ignore tests/faults tests

check: $(INSTALLED) ## lint, types, layers, migrations, known vulnerabilities
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m wirecrawler.store.migrations check
	@$(BIN)/pip-audit --progress-spinner off --timeout 10 --require-hashes --disable-pip \
	  -r requirements.lock >.venv/audit 2>&1; status=$$?; \
	if [ $$status = 0 ]; then \
	  echo "pip-audit: $$(head -n 1 .venv/audit); $$(grep -c 'could not be audited' .venv/audit) packages unknown to it"; \
	elif grep -q '^Name .*Version' .venv/audit; then cat .venv/audit; exit 1; \
	else echo "pip-audit: its service does not answer; skipped"; fi

faults: $(INSTALLED) ## kills, full disks, locks, restarts: what must hold, what held (root tries more)
	@$(BIN)/python -m pytest -q -n 4 --dist loadgroup tests/faults

bench: $(INSTALLED) ## speed and memory, as ratios against a peer in the same run
	@$(BIN)/python -m pytest -q -s -p no:xdist tests/bench

hostile: $(INSTALLED) ## a server that lies, stalls and floods; a table of what a crawl made of it
	@$(BIN)/python -m pytest -q -n 3 --dist loadgroup --tb=line tests/hostile

soak: $(INSTALLED) ## sources that fail and heal under crawl-due, for MINUTES (30)
	@$(BIN)/python -m tests.hostile.soak $(or $(MINUTES),30)

serve: $(INSTALLED) ## the wire's pages on http://127.0.0.1:8080
	@$(BIN)/wirecrawler serve

pictures: $(INSTALLED) ## those under docs/pictures, anew (needs Chromium and Noto fonts)
	@$(BIN)/python -m tests.web.pictures docs/pictures

lock: ## requirements.lock anew, for every supported Python (needs uv)
	uv pip compile --universal --generate-hashes --python-version 3.11 --all-extras \
	  --no-header --no-annotate --no-emit-index-url --output-file requirements.lock pyproject.toml

clean: ## what was installed and what runs left behind
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis dist
