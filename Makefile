# A thin wrapper: the work is in tools/dev.py, which also runs where make is missing
# (Windows: py tools/dev.py run). Arguments: make run ARGS="--help".
PYTHON ?= python3
COMMANDS := setup run test lint format lock screenshots benchmarks translations clean

.PHONY: help $(COMMANDS)

help:
	@$(PYTHON) tools/dev.py --help

$(COMMANDS):
	@$(PYTHON) tools/dev.py $@ $(ARGS)
