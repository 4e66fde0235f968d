# Two commands matter: `make run` and `make test`. `make help` lists the others.

PYTHON ?= python3
PY := .venv/bin/python
FLASK := $(PY) -m flask --app wsgi

# A suite starts hundreds of processes: each would compile a thousand modules anew.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help run setup test test-quick check format bench screenshots worker migration doors lock python

help: ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: python ## Start a demo copy here: web and worker, until Ctrl-C (PORT=8000)
	@$(PYTHON) -m scripts.run

setup: python ## Install what a developer needs, only where something changed
	@$(PYTHON) -m scripts.setup

test: setup ## The whole suite: SQLite, PostgreSQL, migrations, browser (ARGS="-k words")
	@$(PY) -m scripts.test $(ARGS)

test-quick: setup ## The suite on SQLite, without a browser (ARGS="-k words")
	@$(PY) -m scripts.test --quick $(ARGS)

check: setup ## Read the code: style, types, storeys, templates, architecture (ONLY=ruff)
	@$(PY) -m scripts.check $(ONLY)

format: setup ## Put the code into its one form
	@$(PY) -m ruff check --fix --quiet || true
	@$(PY) -m ruff format

bench: setup ## Measure every promise about speed beside its floor (ONLY=search)
	@$(PY) -m scripts.bench $(ONLY)

screenshots: setup ## Take the pictures of docs/images with Chromium
	@$(PY) -m scripts.screenshots

worker: ## Run the scheduled jobs in this terminal
	@$(FLASK) jobs worker

migration: setup ## Draft the next numbered revision (NAME=add_things)
	@$(PY) -m scripts.migration $(NAME)

doors: setup ## Print all doors and their marks into tests/architecture/doors.txt
	@WRITE_DOORS=1 $(PY) -m pytest -q tests/architecture/test_doors.py

lock: setup ## Resolve pyproject.toml anew into the hashed requirements files
	@$(PY) -m scripts.lock

python:
	@command -v $(PYTHON) >/dev/null || { echo "Python 3.11 or newer is needed: on Debian, install the package python3." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, and $(PYTHON) is $$($(PYTHON) -V 2>&1): name another, for example make $(MAKECMDGOALS) PYTHON=python3.12." >&2; exit 1; }
