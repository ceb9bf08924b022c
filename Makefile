# make demo   build the example company's documents into out/ (installs everything it needs into .venv/)
# make examples  build the documents of all example companies, each into out/ and its name
# make test   run all tests (installs what they need into .venv/)
# make lint   ruff and mypy --strict
# make house  print the rooms of the source and the arrows between them; renew docs/pictures/house.svg
# make pictures  renew the pictures of the README (needs LibreOffice)
# make components  write docs/components.md and its pictures (needs LibreOffice)
# make docs   write the pages of findings in docs/findings/ from content/findings/
# make bench  print the benchmarks: side by side with python-docx and python-pptx
# make prove  the long proofs; SHARE=1 tries all small faults instead of a tenth of them (hours)
# make clean  remove .venv/ and out/
.POSIX:
.PHONY: demo examples test lint house docs components pictures bench bench-before prove clean

SHARE = 0.1

ifeq ($(OS),Windows_NT)
BIN = .venv/Scripts
else
BIN = .venv/bin
endif

demo: .venv/.runtime
	$(BIN)/esgreport build examples/aoba-precision --out out

examples: .venv/.runtime
	for name in aoba-precision hibari-spectra minase-packaging kasumi-chemical; do \
	  $(BIN)/esgreport build examples/$$name --out out/$$name || exit 1; \
	done

test: .venv/.dev
	$(BIN)/python -m pytest -n 2 --dist loadfile -rs $(PYTEST_ARGS)

lint: .venv/.dev
	$(BIN)/ruff check src tests
	$(BIN)/mypy --strict src/esgreport

house: .venv/.dev
	$(BIN)/python -m tests.house.rooms

components: .venv/.dev
	$(BIN)/python -m tests.render.component_pictures

docs: .venv/.dev
	$(BIN)/python -m tests.docs.finding_pages

pictures: .venv/.dev
	$(BIN)/python -m tests.render.readme_pictures

bench: .venv/.dev
	$(BIN)/python tests/benchmarks/run.py

# The documents beside those of an earlier commit, in one run: make bench-before BEFORE=<commit>
bench-before: .venv/.dev
	$(BIN)/python tests/benchmarks/before.py $(BEFORE)

prove: .venv/.dev
	$(BIN)/python -m pytest -m prove -rs
	$(BIN)/python -m tests.mutation.metrics
	$(BIN)/python -m tests.mutation.run $(SHARE)

.venv/.python:
	@found=""; \
	for name in python3.14 python3.13 python3.12 python3.11 python3 python py; do \
	  if command -v $$name >/dev/null 2>&1 && $$name -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then \
	    found=$$name; break; \
	  fi; \
	done; \
	if [ -z "$$found" ]; then \
	  echo "esgreport needs Python 3.11 or newer with venv (on Debian: apt install python3 python3-venv)." >&2; \
	  echo "esgreport には venv を含む Python 3.11 以上が必要です（Debian では apt install python3 python3-venv）。" >&2; \
	  exit 1; \
	fi; \
	$$found -m venv --clear .venv && touch .venv/.python

.venv/.runtime: .venv/.python requirements/runtime.txt requirements/build.txt pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch .venv/.runtime

.venv/.dev: .venv/.runtime requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch .venv/.dev

clean:
	rm -rf .venv out
