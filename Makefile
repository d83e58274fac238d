# `make run` opens the dashboard, `make test` runs every test; both set up what they need first.

PYTHON ?= python3
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# What Accent is measured beside wants older packages than Accent does: it has a place of its own.
PEERS := build/peers
# The papers that a reader added stay out of measurements and pictures.
OWN := ACCENT_HOME=build/home
CODE := src tests pages scripts benchmarks app.py asgi.py

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench load fuzz screenshots cookbook setup clean

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 20

run: $(VENV)/run.stamp ## open the dashboard (PORT=8501, or the next free one)
	@$(BIN)/python scripts/serve.py $(PORT)

test: $(VENV)/dev.stamp ## run all tests (ARGS="-k word" for some)
	@$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 $(ARGS)

lint: $(VENV)/dev.stamp ## ruff and mypy
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/mypy

format: $(VENV)/dev.stamp ## lay out the code
	@$(BIN)/ruff format $(CODE)
	@$(BIN)/ruff check --fix $(CODE)

bench: $(VENV)/dev.stamp $(PEERS)/bench.stamp ## speed beside what one would otherwise use
	@$(OWN) $(BIN)/python benchmarks/bench.py
	@$(OWN) $(BIN)/python benchmarks/reading.py

load: $(VENV)/dev.stamp ## 20 people at once, and what a reader feels, beside a bare page
	@$(OWN) $(BIN)/python benchmarks/load.py
	@$(OWN) $(BIN)/python benchmarks/felt.py

fuzz: $(VENV)/dev.stamp ## 2,000 mutated files, each read or refused
	@$(OWN) $(BIN)/python benchmarks/fuzz.py $(ARGS)

screenshots: $(VENV)/dev.stamp ## pictures of every page into build/screenshots, and docs/screenshot.png
	@$(OWN) $(BIN)/python scripts/screenshots.py build/screenshots

cookbook: $(VENV)/dev.stamp ## walk the cookbook in a browser and take its pictures into docs/cookbook
	@COOKBOOK_PICTURES=docs/cookbook $(BIN)/python -m pytest -q tests/browser/test_cookbook.py

setup: $(VENV)/dev.stamp ## set up .venv for running and for developing

clean: ## take away .venv and what was built
	rm -rf $(VENV) build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Accent needs Python 3.11 or newer; say which one with: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || \
	  { echo "Python cannot make a virtual environment here; on Debian and Ubuntu: apt-get install python3-venv"; \
	    rm -rf $(VENV); exit 1; }

$(VENV)/run.stamp: requirements.txt pyproject.toml | $(BIN)/python
	@echo "Setting up .venv (once; some minutes on a slow line) …"
	@$(PIP) install -r requirements.txt
	@$(PIP) install --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/run.stamp
	@echo "Adding what the tests need …"
	@$(PIP) install -r requirements-dev.txt
	@touch $@

$(PEERS)/bench.stamp: requirements-bench.txt | $(BIN)/python
	@echo "Setting up what Accent is measured beside (about 1 GB, once) …"
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps -r requirements-bench.txt || \
	  echo "Not everything could be installed; what is missing is named and passed over."
	@touch $@
