# make demo        the demo newsroom, on http://localhost:8000 (PORT=8010 make demo for another port)
# make demo-reset  throw the demo's database and pictures away
# make static      the demo newsroom as files, in build/static
# make test        every test that can run here (ARGS="-k feeds" for some of them)
# make lint        style, types and templates
# make messages    the catalogues of all languages brought up to date and compiled (needs GNU gettext)
# make matrix      the tests on the oldest and newest versions we support (a Python that is missing is skipped)
# Needs Python 3.11 or newer (PYTHON=python3.12 make demo for a certain one) and pip; nothing else.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
JOBS ?= auto
ON_A_DATABASE := tests/admin tests/api tests/feeds tests/management tests/mapping tests/publishing tests/services \
	tests/static_site tests/suggesters tests/test_blocks.py tests/test_public_pages.py
BIN := .venv/bin

.PHONY: demo demo-reset static test lint messages matrix help

help:
	@grep '^# ' Makefile | cut -c3-

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed: PYTHON=/path/to/python make demo"; exit 1; }
	$(PYTHON) -m venv .venv

# The stamps are renewed when the metadata changes.
.venv/.installed: .venv/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/.installed-dev: .venv/bin/python setup.cfg pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/.installed

demo: .venv/.installed
	@PORT=$(PORT) $(BIN)/python -m tests.newsroom

demo-reset: .venv/.installed
	@$(BIN)/python -m tests.newsroom reset

static: .venv/.installed-dev
	@PORT=$(PORT) $(BIN)/python -m tests.newsroom prepare
	@PORT=$(PORT) $(BIN)/python -m tests.newsroom newsclean_static build/static

# The checker of HTML, where Node is found; without it that test is skipped.
tools/node_modules/.installed: tools/package-lock.json
	@if command -v npm >/dev/null; then \
		npm ci --prefix tools --ignore-scripts --no-audit --no-fund --silent && touch $@; \
	else \
		echo "Node: skipped. With Node 20 or newer the pages' HTML is checked too."; \
	fi

# The whole suite, then what touches the database again on PostgreSQL where TEST_POSTGRES_URL names one.
test: .venv/.installed-dev tools/node_modules/.installed
	$(BIN)/python -m pytest -ra -n $(JOBS) --dist loadfile --no-loadscope-reorder $(ARGS)
	@if [ -n "$$TEST_POSTGRES_URL" ]; then \
		echo "The same on PostgreSQL:"; \
		DATABASE_URL="$$TEST_POSTGRES_URL" $(BIN)/python -m pytest -q -n $(JOBS) --dist loadfile --no-loadscope-reorder \
			-m "not browser and not node" $(ON_A_DATABASE) $(ARGS); \
	else \
		echo "PostgreSQL: skipped. TEST_POSTGRES_URL=postgresql://user@host/name make test runs it."; \
	fi

lint: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m mypy  # as a module: django-distill installs a package called tests
	$(BIN)/djlint --profile=django --lint --ignore=H030,H031 templates wagtail_newsclean/templates

# What the text package says is listed first, for makemessages to find.
messages: .venv/.installed-dev
	$(BIN)/python -m tools.core_words
	$(BIN)/ruff format --quiet wagtail_newsclean/admin/core_words
	cd wagtail_newsclean && for domain in django djangojs; do \
		$(abspath $(BIN))/python -m django makemessages --all --domain $$domain --no-location --no-wrap --no-obsolete; done
	cd wagtail_newsclean && $(abspath $(BIN))/python -m django compilemessages

# The oldest and the newest versions, where their Pythons are found; the rows stand in setup.cfg.
matrix: .venv/.installed-dev tools/node_modules/.installed
	$(BIN)/tox run --workdir build/tox --skip-missing-interpreters true -- $(ON_A_DATABASE)
