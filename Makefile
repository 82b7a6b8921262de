# Two commands matter: `make run` and `make test`. They need python3 (3.11 or newer), pip and make, nothing else.
SHELL := bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test test-next fuzz parity lint format check bench audit gallery picture messages lock

PYTHON ?= python3
PORT ?= 8000
ARGS ?=
COUNT ?= 5000
VENV := .venv
NEXT := .venv-next
BIN := $(VENV)/bin
PIP_INSTALL := install -qq --disable-pip-version-check --no-input
# The share of lines that the whole suite runs in its own processes; the simulated site runs in workers, and is left out.
COVERAGE = $(if $(ARGS),,SLIPCOVER_ENABLED=1 SLIPCOVER_SOURCE=due_date,lessons,tutorial \
  SLIPCOVER_OMIT='lessons/specimen/*,lessons/curriculum/examples/*')
# Tests start many processes: each finds the modules compiled.
export PYTHONDONTWRITEBYTECODE :=

help: ## show this list
	@echo "Due Date, a tutorial on Django session expiry"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(VENV)/.installed ## serve the tutorial at http://127.0.0.1:8000/ (PORT=8001 for another port)
	@$(BIN)/python manage.py migrate -v 0
	@PYTHONUNBUFFERED=1 exec $(BIN)/python manage.py runserver 127.0.0.1:$(PORT) \
	  > >(sed -un 's|^Starting development server at .*|Due Date is at http://127.0.0.1:$(PORT)/ (Ctrl-C stops it)|p')

# Every check runs even after one failed, and pytest is last, so that the last line is its summary, or below that what was
# left out for want of a browser.
test: $(VENV)/.installed-test ## check style and types, then run every test (ARGS="-k cookie" for some)
	@failed=0; \
	$(MAKE) -s lint || failed=1; \
	$(BIN)/python -m tests.system_browser; \
	$(COVERAGE) $(BIN)/python -m pytest $(ARGS) || failed=1; \
	exit $$failed

test-next: $(NEXT)/.installed ## run the same tests on the newest Django 6 (needs Python 3.12 or newer)
	@$(NEXT)/bin/python -c 'import django, platform; print("Django", django.__version__, "on Python", platform.python_version())'
	@$(NEXT)/bin/python -m pytest $(ARGS)

fuzz: $(VENV)/.installed-test ## compare the product with plain Django on COUNT=5000 random scenarios (about 15 minutes)
	@DUE_DATE_RANDOM_SCENARIOS=$(COUNT) $(BIN)/python -m pytest -n 0 tests/test_differential.py $(ARGS)

parity: $(VENV)/.installed-test ## compare the simulated browsers with the real Chromium and Firefox (about 7 minutes)
	@$(BIN)/python -m pytest -m parity $(ARGS)

lint: $(VENV)/.installed-test ## check style, types and the floors of the house
	@failed=0; \
	$(BIN)/ruff check -q . || failed=1; \
	$(BIN)/ruff format -q --check . || { echo "not formatted: run make format"; failed=1; }; \
	find templates lessons -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --target-version 5.2 --check || failed=1; \
	$(BIN)/mypy --no-error-summary || failed=1; \
	floors=$$($(BIN)/lint-imports --no-cache) || { echo "$$floors"; failed=1; }; \
	exit $$failed

format: $(VENV)/.installed-test ## format Python and templates, fix what ruff can fix
	@$(BIN)/ruff check -q --fix . || true
	@$(BIN)/ruff format -q .
	@find templates lessons -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --target-version 5.2 || true

check: $(VENV)/.installed ## run Django's own system checks
	@$(BIN)/python manage.py check

bench: $(VENV)/.installed-test ## measure what the simulator costs, as ratios in one run
	@$(BIN)/python -m tests.bench

audit: $(VENV)/.installed-test ## look at every page with axe, time clicks, run Lighthouse (about 5 minutes; needs Node)
	@$(BIN)/python -m tests.audit

gallery: $(VENV)/.installed-test ## take pictures of every page, small and wide, light and dark, into build/gallery/
	@$(BIN)/python -m tests.gallery

picture: $(VENV)/.installed-test ## make the pictures of the README and of pasted links again
	@$(BIN)/python -m tests.picture

messages: $(VENV)/.installed ## for translators: collect what is to be translated, and compile (needs gettext)
	@$(BIN)/python manage.py makemessages -v0 --all --no-location --no-wrap --no-obsolete --ignore='.venv*' --ignore=tests --ignore=build
	@$(BIN)/python manage.py compilemessages -v0 --ignore='.venv*'
	@msgfmt --statistics -o /dev/null locale/de/LC_MESSAGES/django.po

lock: $(VENV)-lock/bin/uv ## for maintainers: make both locks again from pyproject.toml (ARGS=--upgrade for newer versions)
	@$(call compile,requirements.lock)
	@$(call compile,requirements-test.lock,--group test -c requirements.lock)

compile = $(VENV)-lock/bin/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header \
  --no-annotate $(ARGS) pyproject.toml -c constraints.txt $(2) -o $(1)

# How an environment is made. A stamp file says that it is complete; a second make waits for the first one where flock
# exists. Debian's python3 may lack ensurepip (no python3-venv): its pip then installs into the environment from outside.
define old_python
Python 3.11 or newer is needed. Name one, for example: make run PYTHON=python3.13
endef

define install
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$(old_python)" >&2; exit 1; }
@exec 9<Makefile; if command -v flock >/dev/null; then flock 9; fi; \
if test $@ -nt $<; then exit 0; fi; \
echo "Setting up $(VENV) from $< (this once, up to a minute)"; \
$(BIN)/python -c '' 2>/dev/null || $(PYTHON) -m venv --clear $(VENV) >/dev/null 2>&1 \
  || $(PYTHON) -m venv --clear --without-pip $(VENV) || exit 1; \
if test -x $(BIN)/pip; then pip="$(BIN)/python -m pip"; else pip="$(PYTHON) -m pip --python $(BIN)/python"; fi; \
$$pip $(PIP_INSTALL) --require-hashes -r $< && touch $(1)
endef

$(VENV)/.installed: requirements.lock
	$(call install,$@)

# The test lock holds all of the runtime lock, so one installation serves both.
$(VENV)/.installed-test: requirements-test.lock
	$(call install,$(VENV)/.installed $@)

# The pins of the test lock without its hashes and without its Django. A command that is found need not run
# (pyenv leaves such stubs), hence the trial.
$(NEXT)/.installed: requirements-test.lock
	@for python in python3.14 python3.13 python3.12 python3 "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.{14,13,12}.*/bin/python; do \
	  "$$python" -c 'import sys, venv; sys.exit(sys.version_info < (3, 12))' 2>/dev/null && found=$$python && break; \
	done; \
	test -n "$$found" || { echo "Django 6 needs Python 3.12 or newer, and none was found:" \
	  "install python3.12, python3.13 or python3.14, and run make test-next again." >&2; exit 1; }; \
	echo "Setting up $(NEXT) with $$found (this once, up to a minute)"; \
	"$$found" -m venv --clear $(NEXT) && \
	sed -nE '/^django==/d; s/^([a-z0-9][^\\]*).*/\1/p' $< > $(NEXT)/requirements.txt && \
	$(NEXT)/bin/python -m pip $(PIP_INSTALL) -r $(NEXT)/requirements.txt 'django>=6,<6.2' && touch $@

$(VENV)-lock/bin/uv:
	@$(PYTHON) -m venv $(VENV)-lock && $(VENV)-lock/bin/python -m pip $(PIP_INSTALL) uv
