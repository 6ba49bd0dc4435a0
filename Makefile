# Thin on purpose: each target is what you would type.
PYTHON ?= python3
BIN := .venv/bin
PACKAGES := detente warehouse etl indicators dashboard
PORT ?= 8501

.PHONY: install run refresh test bench lint lock

install: .venv/installed

# Bytecode is compiled at install: without it every start is three times slower.
.venv/installed: constraints.txt pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes --compile -r constraints.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q $(PACKAGES)
	touch $@

refresh: install
	$(BIN)/detente refresh || [ $$? -eq 3 ]  # 3: published, with rows in quarantine

run: refresh
	$(BIN)/detente dashboard --port $(PORT)

test: install
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist loadfile

bench: install
	$(BIN)/python -m benchmarks

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy $(PACKAGES) benchmarks
	$(BIN)/lint-imports

lock:
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes \
	    --no-header --no-annotate --quiet --output-file constraints.txt
