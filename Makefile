# Every target sets up what it needs. `make` alone lists them.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.ONESHELL:
.SILENT:
# Every test that starts a process would compile the whole house again.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
FILES = $(shell git ls-files --cached --others --exclude-standard)
QML = $(filter kiosk/%.qml,$(FILES))

.PHONY: help
help: ## list what make can do
	echo "便民自助终端 · Bianmin Kiosk"
	sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

# ------------------------------------------------------------------------------------- use it

.PHONY: run
run: ready-run ## set up, then open the kiosk and its dock; without a display play `kiosk demo` into var/demo
	if [[ "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]]; then exec $(BIN)/kiosk run --demonstration
	else exec $(BIN)/kiosk demo --out var/demo
	fi

.PHONY: test
test: ready-test ## set up, then run the tests (a quarter of an hour)
	# three at a time on two processors: most tests wait for processes they started; in the order of the folders, so that
	# the longest files do not come last
	exec $(BIN)/python -m pytest -n 3 --dist loadfile --no-loadscope-reorder

.PHONY: check
check: ready-test ## style, types, who imports whom, screens, spelling, house rules
	failed=0
	step() { echo "check: $$1"; shift; "$$@" > var/check.log 2>&1 || { cat var/check.log >&2; failed=1; }; }
	export QT_QPA_PLATFORM=offscreen
	step style    $(BIN)/ruff check .
	step format   $(BIN)/ruff format --check .
	step types    $(BIN)/mypy
	step imports  $(BIN)/lint-imports --no-logo
	step screens  $(BIN)/pyside6-qmllint --max-warnings 0 -I . $(QML)
	step spelling $(BIN)/codespell $(FILES)
	step house    $(BIN)/python packaging/house.py
	exit $$failed

# ------------------------------------------------------------------------------------ the long ones

.PHONY: nightly
nightly: ready-test ## the long tests: soaks, kills, a clean clone
	exec $(BIN)/python -m pytest -m "slow or nightly" --timeout 7200

.PHONY: bench
bench: ready-run ## measure everything against its targets, one JSON line each
	missed=0
	for name in $$($(BIN)/kiosk bench --list); do $(BIN)/kiosk bench $$name --json | tail -n 1 || missed=1; done
	exit $$missed

.PHONY: pictures
pictures: ready-test ## draw every screen and a sample of every paper into var/pictures
	$(BIN)/python -m tests.screens.draw var/pictures
	exec $(BIN)/python -m tests.unit.draw_papers var/pictures/papers

.PHONY: package
package: ready-run ## build the Debian package into dist/
	exec packaging/deb/build.sh

# ------------------------------------------------------------------------------------------- small

.PHONY: format
format: ready-test ## put every Python file into the house's format
	$(BIN)/ruff check --quiet --select I --fix .
	$(BIN)/ruff format --quiet .

.PHONY: ready-run ready-test
ready-run:
	packaging/setup.sh run

ready-test:
	packaging/setup.sh test
