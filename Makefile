# `make demo` and `make test` do everything on a fresh clone; both set up .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Training data is not part of the project: make model DATA=folder; models/README.md tells its form.
DATA ?= data

.PHONY: demo test lint bench model clean

demo: $(READY)
	$(BIN)/palaute analyze notebooks/data/sample_survey.csv --stage Kosketuspiste --out demo
	@echo "Open demo/report.html in a browser."

test: $(READY)
	$(BIN)/python -m pytest

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python -m pytest tests/bench --benchmark-only --override-ini addopts=-q

model: $(READY)
	$(BIN)/palaute train $(DATA)/feedback_fi_labelled.jsonl $(DATA)/feedback_en_labelled.jsonl \
		--extra models/corpus --tones $(DATA)/scandisent_mt_en.jsonl --tones $(DATA)/nhs_labelled.jsonl \
		--tones $(DATA)/finnsentiment_fi.jsonl \
		--out models/fast --jobs 2

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $(READY)

clean:
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
