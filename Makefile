# Everything a fresh machine with Python 3.11+ and make needs. `make help` lists what there is.
SHELL := /bin/bash
.DEFAULT_GOAL := help
PYTHON_BIN := .venv/bin/python
export PYTHON

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: .venv/.runtime static/dist/.built ## The site on http://127.0.0.1:8000 with the demonstration (PORT, DATA_DIR)
	@setup/run

test: .venv/.checking node_modules/.package-lock.json ## All checks and all tests, on SQLite and PostgreSQL, in a browser, with LibreOffice
	@$(PYTHON_BIN) -m setup.test

ci: test ## What continuous integration runs: the same as test

core: .venv/.checking ## The tests of the pure cores alone: no database, no server
	@$(PYTHON_BIN) -m setup.test --only pure

lint: .venv/.checking node_modules/.package-lock.json ## ruff, import-linter, eslint, the compose file
	@$(PYTHON_BIN) -m setup.test --only lint

types: .venv/.checking node_modules/.package-lock.json ## mypy and tsc
	@$(PYTHON_BIN) -m setup.test --only types

format: .venv/.checking ## Formats the Python sources and mends what ruff can mend
	@$(PYTHON_BIN) -m ruff check --fix --quiet .; $(PYTHON_BIN) -m ruff format --quiet .

bench: .venv/.measuring ## The measurements; a missed goal is printed as MISSED
	@$(PYTHON_BIN) -m setup.bench

prove: .venv/.checking node_modules/.package-lock.json ## Plants known mistakes in a copy and shows that each turns its test red
	@$(PYTHON_BIN) -m setup.prove

soak: .venv/.checking node_modules/.package-lock.json ## Idle lines, load, faults and new seeds for two hours (MINUTES)
	@$(PYTHON_BIN) -m setup.soak

build: static/dist/.built ## The browser's files, into static/dist

locks: .venv/.checking ## Locks the newest versions that requirements*.in and package.json allow
	@for name in requirements requirements-dev requirements-bench requirements-node; do \
	    $(PYTHON_BIN) -m piptools compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	        --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --output-file $$name.txt $$name.in; \
	done
	@setup/with-node npm update

.venv/.runtime: requirements.txt setup/python
	@setup/python requirements.txt
	@touch $@

.venv/.checking: requirements.txt requirements-dev.txt setup/python
	@setup/python requirements.txt requirements-dev.txt
	@touch .venv/.runtime $@

.venv/.measuring: .venv/.checking requirements-bench.txt
	@setup/python requirements-bench.txt
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json .npmrc | .venv/.runtime
	@echo "Installing the browser's packages"
	@setup/with-node npm ci --no-audit --no-fund --loglevel error
	@touch $@

static/dist/.built: node_modules/.package-lock.json vite.config.ts $(shell find static/src -type f)
	@setup/with-node npm run --silent build -- --logLevel warn
	@touch $@

.PHONY: help run test ci core lint types format bench prove soak build locks
