# All that this needs: make, Python 3.11 or newer, and the package registries.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq --no-input

# Seconds that each half of the suite may take before it stops itself.
BUDGET ?= 600

# Folders whose tests run in the first half, under branch coverage of core.
CORE_TESTS := tests/core tests/seams calendar_service/core

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test check suite golden torture bench lock clean .venv browser

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z.]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' Makefile

run: $(VENV)/ready-to-run ## Set up on first use, then serve until Ctrl-C
	@$(BIN)/calendar-service run

test: check browser suite ## Set up all that the tests need, then run every check and test

check: $(VENV)/ready-to-test ## Format, lint, types, import directions (no tests)
	@echo "Checking form ..."
	@$(BIN)/ruff format --check --quiet . || { echo "To fix: $(BIN)/ruff format ."; exit 1; }
	@$(BIN)/ruff check --quiet .
	@echo "Checking types ..."
	@$(BIN)/mypy --no-error-summary
	@echo "Checking import directions ..."
	@$(BIN)/lint-imports --no-logo > $(VENV)/imports.txt || { cat $(VENV)/imports.txt; exit 1; }

suite: $(VENV)/ready-to-test
	@echo "Testing the core, with branch coverage ..."
	@$(BIN)/coverage run -m pytest -q --budget $(BUDGET) $(wildcard $(CORE_TESTS))
	@$(BIN)/coverage report
	@echo "Testing everything around it ..."
	@$(BIN)/python -m pytest -q --budget $(BUDGET) $(CORE_TESTS:%=--ignore=%) --durations 10

golden: $(VENV)/ready-to-test ## Write the golden files anew; then review the difference
	@$(BIN)/python -m pytest -q -p no:randomly -m golden --update-golden
	@git status --short tests/golden

torture: $(VENV)/ready-to-test ## The long tests: kills and mutated registries by the hundred thousand
	@$(BIN)/python -m pytest -q -m torture

bench: $(VENV)/ready-to-test ## Measure against the peers; prints ratios
	@$(BIN)/python -m bench

lock: ## Resolve the dependencies anew (needs uv)
	@command -v uv > /dev/null || { echo "make lock needs uv: python3 -m pip install uv"; exit 1; }
	@uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --group build \
	  --output-file requirements.lock pyproject.toml
	@uv pip compile --quiet --upgrade --universal --generate-hashes --no-header --group dev --group bench \
	  --constraints requirements.lock --output-file requirements-dev.lock pyproject.toml

clean: ## Remove what was made here, except var/
	@rm -rf $(VENV) .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- setting up: each stamp is written last, so that an interrupted set-up starts again

.venv: $(VENV)/ready-to-run ## The environment that `run` needs, from the hashed lock
	@:

$(VENV)/ready-to-run: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2> /dev/null || { \
	  echo "This needs Python 3.11 or newer, and $(PYTHON) is not: install one and say make PYTHON=python3.11"; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV) || { \
	  echo "$(PYTHON) cannot make an environment: install its venv module (Debian: apt-get install python3-venv)"; exit 1; }
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-to-test: requirements-dev.lock $(VENV)/ready-to-run
	@echo "Adding what the tests need ..."
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@touch $@

# Debian's Chromium, with the fonts of the seven languages; any Chromium or Chrome that is there will do.
browser:
	@for name in chromium chromium-browser google-chrome; do command -v $$name > /dev/null && exit 0; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	  echo "Installing Chromium for the tests of the page (once) ..."; \
	  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends \
	    chromium fonts-noto-core fonts-noto-cjk; } > $(VENV)/browser.txt 2>&1 \
	    || { tail -n 5 $(VENV)/browser.txt; exit 1; }; \
	else \
	  echo "The tests of the page need Chromium: install it (Debian: apt-get install chromium) and start again."; exit 1; \
	fi
