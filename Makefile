# make demo        the demo newsroom, on http://localhost:8000 (PORT=8010 make demo for another port)
# make demo-reset  throw the demo's database and pictures away
# make test        every test that can run here (ARGS="-k feeds" for some of them)
# make lint        style, types and templates
# make matrix      the tests on the oldest and newest versions we support (a Python that is missing is skipped)
# Needs Python 3.11 or newer (PYTHON=python3.12 make demo for a certain one) and pip; nothing else.

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
BIN := .venv/bin

.PHONY: demo demo-reset test lint matrix help

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

test: .venv/.installed-dev
	$(BIN)/python -m pytest -ra $(ARGS)

lint: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/djlint --profile=django --lint --ignore=H030,H031 templates wagtail_newsclean/templates

# Python, Wagtail, Django. Environments are kept in build/.
MATRIX := 3.11:7.4:5.2 3.12:7.4:6.0 3.13:8.0:6.1

matrix:
	@for row in $(MATRIX); do \
		python=python$${row%%:*}; rest=$${row#*:}; wagtail=$${rest%%:*}; django=$${rest#*:}; \
		command -v $$python >/dev/null || { echo "== $$row: no $$python here, skipped"; continue; }; \
		echo "== Python $${row%%:*}, Wagtail $$wagtail, Django $$django"; \
		folder=build/matrix/$$(echo $$row | tr : -); \
		test -x $$folder/bin/python || $$python -m venv $$folder || exit 1; \
		$$folder/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' \
			"wagtail==$$wagtail.*" "Django==$$django.*" || exit 1; \
		$$folder/bin/python -m pytest -q -m "not browser" $(ARGS) || exit 1; \
	done
