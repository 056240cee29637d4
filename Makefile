# Each target is one line that a person could type. `make` alone prints them.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.SUFFIXES:

VENV := .venv
BIN := $(VENV)/bin
CHECKER := $(BIN)/checker
# The first Python >= 3.11 on the path; override with PYTHON=/path/to/python.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

# Pass-through of verify-sources: MAX_AGE=7d OBSERVED="a.har b.sse" PACKET=p.yaml SOURCES=pages.toml
# FORMAT=json OFFLINE=1.
# OBSERVED is several paths: one with a blank is written in quotes, OBSERVED="'my answer.json' b.sse".
quoted = '$(subst ','\'',$(1))'
VERIFY_FLAGS = $(if $(MAX_AGE),--max-age $(MAX_AGE)) $(if $(OBSERVED),--observed $(OBSERVED)) \
	$(if $(PACKET),--packet $(call quoted,$(PACKET))) $(if $(SOURCES),--sources $(call quoted,$(SOURCES))) \
	$(if $(FORMAT),--format $(FORMAT)) $(if $(OFFLINE),--offline)

# What was compiled once is kept: a test run starts the program a hundred times.
unexport PYTHONDONTWRITEBYTECODE

# The rooms without input or output: every branch of theirs is to be seen by tests of their own
# (tests/conftest.py says which are measured).
PURE := 'checker/gate/*,checker/model/*,checker/extract/*,checker/compare/*,checker/report/*,checker/observe/*'

.PHONY: help demo verify-sources drift setup test test-tools test-all test-lowest test-pythons coverage mutants check format golden bench clean

help: ## print the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-15s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: $(VENV)/.ready ## the whole job on built-in sample pages, in half a minute, without any page being reachable
	@$(CHECKER) verify --sample

verify-sources: $(VENV)/.ready ## read the five listed pages and fill the table (MAX_AGE= OBSERVED= PACKET= SOURCES= FORMAT= OFFLINE=1)
	@$(CHECKER) verify $(VERIFY_FLAGS)

# A page that could not be read (3) is judged by drift, which fails at a warning, and with 3 where no
# contract was accepted yet; whatever else fails ends it here.
drift: $(VENV)/.ready ## read the pages, then say what changed since the accepted contracts
	@{ $(CHECKER) snapshot --quiet || [ $$? -eq 3 ]; } && $(CHECKER) drift $(if $(FORMAT),--format $(FORMAT))

setup: $(VENV)/.ready-dev ## set up .venv for development

test: check ## what a change is held against: lint, types, and the day's part of the suite
	$(BIN)/python -m pytest -n auto --dist worksteal -q

test-all: check coverage test-tools test-lowest test-pythons ## everything: the whole suite, its coverage, old dependencies, other Pythons (a scheduled workflow runs it)

test-tools: $(VENV)/.ready-tools ## the tests that ask a browser, node, a package index or an engine; installs those, fails where one is missing
	CHECKER_TOOLS=wanted $(BIN)/python -m pytest -m tools tests -q

coverage: $(VENV)/.ready-dev ## the whole suite, traced; fails where a branch of the pure rooms has no test
	CHECKER_SUITE=whole $(BIN)/python -m pytest -n auto --dist worksteal --cov --cov-report= -q
	@$(BIN)/coverage report --include=$(PURE) --fail-under=99 || \
		{ echo 'the branch coverage of the pure rooms fell below 99 %' >&2; exit 1; }

test-lowest: $(VENV)-lowest/.ready ## the day's part of the suite with the oldest dependencies that pyproject.toml admits
	PYTHONWARNINGS=error,ignore::DeprecationWarning $(VENV)-lowest/bin/python -m pytest -n auto --dist worksteal -q \
		-W ignore::DeprecationWarning

test-pythons: ## the day's part of the suite with each Python from 3.11 to 3.14 that is installed here
	@export PYENV_VERSION="$$(pyenv versions --bare 2>/dev/null | paste -sd: -)"; for version in 3.11 3.12 3.13 3.14; do \
		python$$version -c '' 2>/dev/null || { echo "python$$version is not installed here: left out" >&2; continue; }; \
		$(MAKE) --no-print-directory $(VENV)-$$version/.ready && \
		$(VENV)-$$version/bin/python -m pytest -n auto --dist worksteal -q || exit 1; \
	done

mutants: $(VENV)/.ready-dev ## plant 200 small faults and print which no test notices (CHECKER_MUTANTS=count/seed); judges nothing
	$(BIN)/python -m tests.mutants

check: $(VENV)/.ready-dev ## lint, types and workflows
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	$(BIN)/zizmor --offline --quiet .github action.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --quiet --builtin-schema vendor.github-actions action.yml

format: $(VENV)/.ready-dev ## format the code
	$(BIN)/ruff check --fix-only . ; $(BIN)/ruff format .

golden: $(VENV)/.ready-dev ## write the golden files and the picture of the README anew; read them in review
	CHECKER_GOLDEN=1 $(BIN)/python -m pytest tests/report tests/test_recipes.py $(wildcard tests/*/test_whole_*.py tests/*/*/test_whole_*.py) -q

bench: $(VENV)/.ready-dev ## print the ratios of the benchmarks, beside peers that it installs; judges nothing
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --no-deps --require-hashes \
		-r .ci/requirements-bench.txt || echo 'checker: make bench runs without the peers that it names' >&2
	$(BIN)/python -m pytest tests/benchmarks -m benchmark -s -q

clean: ## remove what was built, not what was kept
	rm -rf $(VENV) $(VENV)-* .tools build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage .coverage.*

$(VENV)/.ready: pyproject.toml .ci/requirements.txt
	@sh .ci/setup "$(PYTHON)" "$(VENV)" .ci/requirements.txt && touch $@

$(VENV)/.ready-dev: pyproject.toml .ci/requirements-dev.txt
	@sh .ci/setup "$(PYTHON)" "$(VENV)" .ci/requirements-dev.txt && touch $(VENV)/.ready $@

$(VENV)/.ready-tools: $(VENV)/.ready-dev .ci/requirements-tools.txt .ci/node/package-lock.json .ci/setup-tools
	@sh .ci/setup-tools "$(VENV)" .tools && touch $@

$(VENV)-3.%/.ready: pyproject.toml .ci/requirements-dev.txt
	@sh .ci/setup "python3.$*" "$(VENV)-3.$*" .ci/requirements-dev.txt && touch $@

# The tools are those of development; the dependencies alone are older. What an old release finds
# deprecated in another is no matter of ours.
$(VENV)-lowest/.ready: pyproject.toml .ci/requirements-dev.txt .ci/lowest
	@sh .ci/setup "$(PYTHON)" "$(VENV)-lowest" .ci/requirements-dev.txt
	@$(VENV)-lowest/bin/python .ci/lowest pyproject.toml >$(VENV)-lowest/lowest.txt
	$(VENV)-lowest/bin/python -m pip --disable-pip-version-check install --quiet -r $(VENV)-lowest/lowest.txt
	@touch $@
