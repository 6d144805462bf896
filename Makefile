# make run     open the window (make run ARGS="FILE.optlab"; any other command line of main.py works too)
# make test    the checks that every change must pass
# make long    the tests that take longer
# make shots   every page as a picture, into shots/
# make pictures the pictures and the animation of the README
# make gallery the pictures of the gallery of examples, run anew
# make i18n    the translations brought up to date (docs/languages.md)
# make bench   the speed goals, measured here
# make bundle  a folder that starts without Python, into dist/ (docs/installing.md)
# make font    builds the Chinese font again (needs apt-get install fonts-noto-cjk)

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=
SETUP := pyproject.toml constraints.txt $(wildcard resources/setup/*.py)
OFFSCREEN := QT_QPA_PLATFORM=offscreen
DEALT := -n logical --maxprocesses 8 --dist loadfile # every core takes the next file of tests; -n 0 for one process

.PHONY: run test lint long shots pictures gallery i18n bench bundle font

run: $(VENV)/.ready-run
	@$(BIN)/python main.py $(ARGS)

test: lint
	@$(OFFSCREEN) $(BIN)/python -m pytest $(DEALT) $(ARGS)

lint: $(VENV)/.ready-test
	@$(BIN)/ruff check .
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/mypy

long: $(VENV)/.ready-test
	@$(OFFSCREEN) $(BIN)/python -m pytest -m long $(ARGS)

shots: $(VENV)/.ready-test
	@$(OFFSCREEN) $(BIN)/python main.py shots shots $(ARGS)

pictures: $(VENV)/.ready-run
	@$(OFFSCREEN) $(BIN)/python main.py shots docs/images --only bench_live_edit anatomy_side_by_side maps lessons_claim
	@$(BIN)/python main.py export examples/rosenbrock.toml --to docs/images/race.gif --figure trajectory \
		--frames 48 --fps 16 --width 150 --height 84 --dpi 110

gallery: $(VENV)/.ready-run
	@$(OFFSCREEN) $(BIN)/python main.py gallery resources/gallery

i18n: $(VENV)/.ready-run
	@$(BIN)/python -m app.language.update $(ARGS)

bench: $(VENV)/.ready-test
	@$(BIN)/python main.py bench $(ARGS)

bundle: $(VENV)/.ready-run
	@$(BIN)/python -m pip install --quiet pyinstaller
	@$(BIN)/python -m PyInstaller --noconfirm --log-level WARN bundle/optimizer_lab.spec

font: $(VENV)/.ready-run
	@$(BIN)/python -m pip install --quiet fonttools
	@$(BIN)/python -m resources.setup.font

# The stamps are newer than what they were made from, so a second run installs nothing.
$(VENV)/.ready-run: $(SETUP)
	@$(PYTHON) -m resources.setup.prepare --venv $(VENV) --window
	@touch $@

$(VENV)/.ready-test: $(SETUP)
	@$(PYTHON) -m resources.setup.prepare --venv $(VENV) --extras dev
	@touch $@
