# Every command a contributor or an operator's first try needs; `make help` lists them.

PORT ?= 8000
HOST = 127.0.0.1
WATCHWORD_TEST_DATABASE ?= both
PYTEST_ARGS ?=
LOCK_ARGS ?=

BIN := .venv/bin
UV := $(shell command -v uv 2>/dev/null || echo $(BIN)/uv)
CHECKED := src tests $(wildcard bench)
LOCK := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-annotate $(LOCK_ARGS)

.DEFAULT_GOAL := help
.PHONY: help serve test check format messages bench soak figures docs lock clean

# What each target needs from scripts/bootstrap.sh.
NEEDS_serve := runtime
NEEDS_test := dev chromium
NEEDS_soak := dev chromium
NEEDS_check := dev
NEEDS_format := dev
NEEDS_messages := dev
NEEDS_bench := dev
NEEDS_docs := dev
NEEDS_figures := dev chromium
NEEDS := $(sort $(foreach goal,$(MAKECMDGOALS),$(NEEDS_$(goal))))

# The set-up runs before any target, and not as a recipe, so that a missing tool ends in its one
# sentence: in question mode (-q) make stops with status 1 and adds no line of its own.
ifneq ($(NEEDS),)
ifeq ($(findstring n,$(firstword -$(MAKEFLAGS))),)
READY := $(shell sh scripts/bootstrap.sh $(filter-out chromium,$(NEEDS)) $(filter chromium,$(NEEDS)) && echo yes)
ifneq ($(READY),yes)
MAKEFLAGS += -q
endif
endif
endif

help: ## List the targets (the default)
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

serve: export WATCHWORD_DATA ?= $(CURDIR)/var/demo
serve: ## Serve the demo on http://127.0.0.1:8000 (PORT=, HOST=, WATCHWORD_DATA=)
	@exec $(BIN)/watchword serve --demo --host "$(HOST)" --port "$(PORT)"

test: check ## Lint, types, floors and all tests, on SQLite and PostgreSQL (WATCHWORD_TEST_DATABASE=, PYTEST_ARGS=)
	@WATCHWORD_TEST_DATABASE=$(WATCHWORD_TEST_DATABASE) $(BIN)/python -m pytest $(PYTEST_ARGS)

check: ## Lint, formatting, types and import floors
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy $(CHECKED)
	@$(BIN)/lint-imports --no-logo

format: ## Format, and mend what lint can mend by itself
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

messages: ## Collect what pages and mails say, and compile the translations
	@$(BIN)/python scripts/messages.py

bench: ## Measure (results on standard output)
	@$(BIN)/python -m bench

soak: ## Property tests with a hundred times the examples, and the tests marked soak
	@WATCHWORD_TEST_DATABASE=$(WATCHWORD_TEST_DATABASE) $(BIN)/python -m pytest \
		--hypothesis-profile=soak -m "hypothesis or soak" $(PYTEST_ARGS)

figures: ## Take the figures of the help articles from a served demo (FIGURES=)
	@$(BIN)/python -m tests.figures $(FIGURES)

docs: ## Build the documentation into docs/_build/html, warnings as errors
	@$(BIN)/sphinx-build -W --keep-going -n -q docs docs/_build/html

lock: $(UV) ## Lock the requirements anew, with hashes and without addresses (LOCK_ARGS=--upgrade)
	@$(LOCK) -o requirements/build.txt requirements/build.in
	@$(LOCK) -o requirements/runtime.txt pyproject.toml
	@$(LOCK) --extra dev -c requirements/runtime.txt -o requirements/dev.txt pyproject.toml

$(BIN)/uv:
	@sh scripts/bootstrap.sh dev
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv

clean: ## Remove what can be made again; the demo's data in var/ stays
	@rm -rf .venv build dist docs/_build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis src/*.egg-info
	@find src tests bench docs -name __pycache__ -type d -prune -exec rm -rf {} + 2>/dev/null || true
