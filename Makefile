# Everything runs from a checkout with Python 3.11+ and make: the virtual environment is made on first use.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed-dev
BASE := $(VENV)/.installed

.PHONY: demo test lint types imports quality figures check bench clean

$(BASE): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	touch $(BASE)

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,postgres,bulk]'
	touch $(BASE) $(STAMP)

demo: $(BASE)  ## read the sample reports into a fresh record and print the brief
	@$(BIN)/sulh demo

test: $(STAMP)  ## the whole suite; what needs PostgreSQL, Chromium, Java or the evaluation sets is skipped with its reason
	$(BIN)/python -m pytest -q

lint: $(STAMP)
	$(BIN)/ruff check src tests bench scripts
	$(BIN)/ruff format --check src tests bench scripts

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

quality: $(STAMP)  ## figures against bench/floors.json (needs ../shared or SULH_SHARED)
	$(BIN)/python bench/floors.py

check: lint types imports test quality

figures: $(STAMP)  ## the same figures, printed
	$(BIN)/python bench/floors.py --print

bench: $(STAMP)  ## side by side with what one would otherwise install; writes the table of README.md
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check '.[bench]'
	-$(BIN)/python -m pip install --quiet --disable-pip-version-check pyicu
	PYTHONPATH=src $(BIN)/python bench/beside.py --write README.md --check

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
