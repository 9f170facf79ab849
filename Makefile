# Everything a person calls. `make help` lists it; docs/operations.md says more.

SHELL := /bin/sh
PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
PY := $(VENV)/bin/python
ARGS ?=
# One pip call decides alone: hashes are pinned, so any index or folder of wheels will do.
PIP_INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --no-input --require-hashes
# Else each process of the first start would do it: bytecode, and the catalogues that loading the product compiles.
COMPILE := $(PY) -m compileall -q -j 0 -x '/tests/' premierpas && \
  DJANGO_SETTINGS_MODULE=premierpas.settings.dev $(PY) -c 'import django; django.setup()'

.DEFAULT_GOAL := help
.PHONY: help run test lint install reset bench check-venv test-tools

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## */make \1|/' | awk -F'|' '{printf "  %-14s %s\n", $$1, $$2}'
	@echo "  Environment: PORT (8000), HOST (127.0.0.1), DATA_DIR (./var), DATABASE_URL (unset: embedded), DEMO=0"

run: install  ## install what is missing, prepare the database, serve web and worker until Ctrl-C
	@exec $(PY) -m premierpas.core.supervisor --with-parent

test: install-dev test-tools  ## install what is missing, run every test; ARGS="-k name"
	@exec $(PY) -m premierpas.core.development.suite $(ARGS)

lint: install-dev  ## all static checks
	@$(PY) -m premierpas.core.development.lint

install: check-venv $(VENV)/.installed-base  ## only the environment

install-dev: check-venv $(VENV)/.installed-dev

bench: install-dev  ## run bench/NAME.py; its last line of output is one JSON object
	@test -n "$(NAME)" || { echo 'Say which: make bench NAME=search' >&2; exit 2; }
	@test -f "bench/$(NAME).py" || { echo 'No bench/$(NAME).py' >&2; exit 2; }
	@exec $(PY) bench/$(NAME).py

reset: install  ## drop the local data after a question (YES=1 skips it)
	@exec $(PY) -m premierpas.core.development.reset

# An environment whose Python is gone or half made is made anew.
check-venv:
	@$(PY) -m pip --version >/dev/null 2>&1 || { \
	  test -n "$(PYTHON)" || { echo 'Python 3.11 or later is needed.' >&2; exit 1; }; \
	  "$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Python 3.11 or later is needed: make PYTHON=/path/to/python3.11' >&2; exit 1; }; \
	  echo 'Making the Python environment in $(VENV)…' >&2; \
	  rm -rf $(VENV) && "$(PYTHON)" -m venv $(VENV); }

# The stamps hold a copy of what was installed, so that a fresh checkout's file times change nothing.
$(VENV)/.installed-%: check-venv requirements/%.txt
	@cmp -s requirements/$*.txt $@ || { \
	  echo 'Installing requirements/$*.txt…' >&2; \
	  $(PIP_INSTALL) -r requirements/$*.txt && $(COMPILE) && cp requirements/$*.txt $@; }

test-tools:
	@$(PY) -m premierpas.core.development.browser
