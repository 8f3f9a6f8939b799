# Everything a person does with this repository; `make help` lists it.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
STAMPS := $(VENV)/stamps
NODE := node_modules/.installed
STYLES := build/.made
PIP := $(BIN)/pip --disable-pip-version-check --no-input
export PATH := $(abspath $(BIN)):$(PATH)
export PYTHONUNBUFFERED := 1

##@ Run

.PHONY: run
run: setup ## Start everything on this machine (PORT=8000, DEMO=0 without the demo)
	@exec $(BIN)/python -m satuatap up --with-parent

.PHONY: setup
setup: $(STAMPS)/base $(STYLES) ## Only install what `make run` needs

##@ Develop

.PHONY: test
test: setup $(STAMPS)/dev ## The whole suite, on a PostgreSQL of its own, browser included
	@$(BIN)/python -m satuatap browser
	@$(BIN)/python -m satuatap with_postgres $(BIN)/python -m pytest -n auto --dist loadgroup $(ARGS)

CHECKS := format lint types layers templates translations migrations deploy

.PHONY: check
check: setup $(STAMPS)/dev ## Format, lint, types, layers, templates, translations, migrations
	@$(MAKE) -j4 --output-sync=target $(CHECKS:%=check-%)

.PHONY: fix
fix: $(STAMPS)/dev ## Mend what can be mended by itself: format, imports, templates
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .
	@$(BIN)/djlint --reformat --quiet satuatap || true
	@$(BIN)/djlint --reformat --quiet satuatap || true

.PHONY: bench
bench: setup $(STAMPS)/dev ## Measure queue, live stream, pages, complaints, surveys (docs/benchmarks.md)
	@$(BIN)/python -m satuatap browser
	@$(BIN)/python -m satuatap bench

.PHONY: lock
lock: $(STAMPS)/dev ## Compile the lock files of requirements/ anew
	@cd requirements && for each in base dev; do \
	  ../$(BIN)/pip-compile -q --generate-hashes --strip-extras --allow-unsafe --no-emit-index-url \
	    --no-emit-trusted-host --no-emit-find-links --no-header -o $$each.txt $$each.in; done

.PHONY: check-format check-lint check-types check-layers check-templates
check-format:
	@$(BIN)/ruff format --check --quiet . || { echo "✗ format: run make fix"; exit 1; }
	@echo "✓ format"
check-lint:
	@$(BIN)/ruff check --quiet .
	@echo "✓ lint"
check-types:
	@$(BIN)/mypy --no-error-summary
	@echo "✓ types"
check-layers:
	@$(BIN)/lint-imports --no-logo >$(VENV)/layers.log || { cat $(VENV)/layers.log; exit 1; }
	@echo "✓ layers"
check-templates:
	@$(BIN)/djlint --check --lint --quiet satuatap
	@echo "✓ templates"

.PHONY: check-translations check-migrations check-deploy
check-translations:
	@$(BIN)/python -m satuatap translations check
	@echo "✓ translations"
check-migrations:
	@$(BIN)/python -m satuatap lint_migrations
	@echo "✓ migrations"
check-deploy:
	@PRODUCTION=1 SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') \
	  ALLOWED_HOSTS=mpp.example PUBLIC_URL=https://mpp.example LOG_LEVEL=ERROR \
	  $(BIN)/python manage.py check --deploy --fail-level WARNING >$(VENV)/deploy.log 2>&1 \
	  || { cat $(VENV)/deploy.log; exit 1; }
	@echo "✓ deploy"

##@ Other

.PHONY: clean
clean: ## Remove what was built and installed; var/ with its data stays
	rm -rf $(VENV) node_modules build

.PHONY: help
help: ## This list
	@awk 'BEGIN {FS = ":.*## "} /^##@/ {printf "\n%s\n", substr($$0, 5)} \
	  /^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo

# What is installed and built, each once until its inputs change.

$(STAMPS):
	@echo "  … Making the virtual environment"
	@requirements/venv.sh $(VENV)
	@mkdir -p $@

$(STAMPS)/base: requirements/base.txt pyproject.toml | $(STAMPS)
	@echo "  … Installing Python packages"
	@$(PIP) install -q --require-hashes -r requirements/base.txt
	@PYTHONWARNINGS=ignore $(PIP) install -q --no-deps --no-build-isolation --no-index -e .
	@touch $@

$(STAMPS)/dev: requirements/dev.txt | $(STAMPS)/base
	@echo "  … Installing Python packages for tests and checks"
	@$(PIP) install -q --require-hashes -r requirements/dev.txt
	@touch $@

$(NODE): package.json package-lock.json | $(STAMPS)/base
	@echo "  … Installing npm packages"
	@npm ci --silent
	@touch $@

$(STYLES): $(NODE) build.mjs $(shell find satuatap -name '*.scss')
	@echo "  … Building styles, fonts and icons"
	@npm run --silent build >$(VENV)/build.log || { cat $(VENV)/build.log; exit 1; }
	@touch $@
