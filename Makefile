# A thin wrapper for developers: everything goes through bootstrap.py and .venv.
PYTHON ?= python3
BIN := .venv/bin
CODE := bootstrap.py manage.py bootstrapping gazette_site api documents knowledge search office operations tests benchmarks
TEMPLATES := $(shell find templates -name '*.html' | sort)
# All of them, even if one fails: one run tells all there is to mend.
CHECKS := check-format check-lint check-types check-contracts check-templates \
	check-migrations check-settings check-packages

# What other projects left in the shell must not decide what a check says.
unexport DJANGO_SETTINGS_MODULE GAZETTE_DEBUG PYTHONPATH PYTHONWARNINGS

ISSUES ?= 500
SEED ?=

.PHONY: help run test property property-pdf check bench bench-scans format lock wheelhouse coverage dev $(CHECKS)

help:
	@echo 'make run         set up and serve at http://127.0.0.1:8000'
	@echo 'make test        all tests, browser tests too'
	@echo 'make property    print and parse $(ISSUES) made-up issues, other ones every time'
	@echo 'make property-pdf  the same as PDFs, in real forms and with tables'
	@echo 'make check       format, lint, types, import contracts, templates, migrations, locks'
	@echo 'make bench       measure speed and correctness'
	@echo 'make bench-scans measure how made-up scans are read; installs what reads them'
	@echo 'make bench-programs  install other readers of PDFs, which make bench measures beside ours'
	@echo 'make format      format code and templates'
	@echo 'make coverage    which lines no test runs, and the total'
	@echo 'make lock        lock the newest versions that requirements*.in allow'
	@echo 'make wheelhouse  fill ./wheelhouse for sites without a network'

run:
	@$(PYTHON) bootstrap.py run

test:
	@$(PYTHON) bootstrap.py test

# SEED=n brings a run back; GARBLING is full, pages, lines or none.
property: dev
	@$(BIN)/python -m tests.gazette_press.trial --issues $(ISSUES) \
		$(if $(SEED),--seed $(SEED)) $(if $(GARBLING),--garbling $(GARBLING))

# The same as PDFs, in real forms and with tables.
property-pdf: dev
	@$(BIN)/python -m tests.gazette_press.sheets.trial --issues $(ISSUES) \
		$(if $(SEED),--seed $(SEED))

dev:
	@$(PYTHON) bootstrap.py setup --dev

check: dev
	@$(MAKE) --no-print-directory --keep-going $(CHECKS)

check-format:
	$(BIN)/ruff format --check --diff --quiet .

check-lint:
	$(BIN)/ruff check .

check-types:
	$(BIN)/mypy $(CODE)

check-contracts:
	$(BIN)/lint-imports

check-templates:
	$(BIN)/djade --check --target-version 5.2 $(TEMPLATES)

check-migrations:
	$(BIN)/python manage.py makemigrations --check --dry-run

check-settings:
	$(BIN)/python manage.py check --deploy --fail-level WARNING

check-packages:
	$(BIN)/python -m pip check

bench: dev
	@$(BIN)/python -m benchmarks

# Other readers of PDFs, to measure beside ours: in an environment of their own.
bench-programs:
	$(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet --require-hashes -r requirements-bench.txt

bench-scans:
	@$(PYTHON) bootstrap.py setup --dev --ocr
	@$(BIN)/python -m benchmarks.pdfs.scans

format: dev
	$(BIN)/ruff check --fix --exit-zero .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $(TEMPLATES)

coverage: dev
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report
	@echo "covered: $$($(BIN)/coverage report --format=total) %"

LOCK := CUSTOM_COMPILE_COMMAND='make lock' $(BIN)/python -m piptools compile --quiet \
	--upgrade --generate-hashes --allow-unsafe --strip-extras \
	--no-emit-index-url --no-emit-trusted-host --no-emit-find-links

# In this order: each is held to the versions of those before it.
lock: dev
	$(LOCK) --output-file requirements-build.txt requirements-build.in
	$(LOCK) --output-file requirements.txt requirements.in
	$(LOCK) --output-file requirements-dev.txt requirements-dev.in
	$(LOCK) --output-file requirements-ocr.txt requirements-ocr.in
	$(LOCK) --output-file requirements-semantic.txt requirements-semantic.in
	$(LOCK) --output-file requirements-bench.txt requirements-bench.in

wheelhouse:
	@$(PYTHON) bootstrap.py wheelhouse
