#!/usr/bin/env bash
# Every branch of selection, register and auditor is taken by their own tests: bash tests/packaging/branches.sh FOLDER
# FOLDER keeps the tools between runs. Slow tests that walk whole examples are not needed for it.
set -euo pipefail
folder=$1
python=.venv/bin/python
if [ ! -d "$folder/pytest_cov" ]; then
  rm -rf "$folder"
  "$python" -m pip install --quiet --disable-pip-version-check --no-deps --target "$folder" coverage==7.17.3 pytest-cov==7.1.0
fi
export PYTHONPATH="$folder" COVERAGE_FILE="$folder/branches.data"
"$python" -m pytest -q -n 2 --dist loadfile -m "not office and not prove" \
  --cov=src/esgreport/audience --cov=src/esgreport/distribution/register --cov=src/esgreport/audit \
  --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100 \
  -k "not issues_of_this_example and not every_file_of_the_example" \
  tests/audience tests/register tests/audit tests/faults/test_own_files.py tests/pipeline/test_purpose.py tests/pipeline/test_members.py \
  tests/pipeline/test_other_names.py tests/pipeline/test_erasing.py
