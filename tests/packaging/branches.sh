#!/usr/bin/env bash
# Every branch of selection, register and auditor is taken by their own tests: bash tests/packaging/branches.sh FOLDER
# FOLDER keeps the tool between runs. Slow tests that walk whole examples are not needed for it.
set -euo pipefail
folder=$1
python=.venv/bin/python
if [ ! -d "$folder/coverage" ]; then
  "$python" -m pip install --quiet --disable-pip-version-check --target "$folder" coverage==7.17.3
fi
export PYTHONPATH="$folder" COVERAGE_FILE="$folder/branches.data"
"$python" -m coverage run --branch --source=src/esgreport/audience,src/esgreport/distribution/register,src/esgreport/audit \
  -m pytest -q -p no:xdist -m "not office and not prove" -k "not issues_of_this_example and not every_file_of_the_example" \
  tests/audience tests/register tests/audit tests/faults/test_own_files.py tests/pipeline/test_purpose.py tests/pipeline/test_members.py tests/pipeline/test_other_names.py \
  tests/pipeline/test_erasing.py
"$python" -m coverage report --skip-covered --show-missing --fail-under=100
