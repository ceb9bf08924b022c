#!/usr/bin/env bash
# Install the lowest versions that pyproject.toml allows into the folder $1 and build the example company with them.
set -euo pipefail
folder=$1
stamp="$folder/.floors-$(sha256sum pyproject.toml | cut -c1-16)"
if [ ! -e "$stamp" ]; then
  rm -rf "$folder"
  .venv/bin/python -m venv "$folder"
  .venv/bin/python - > "$folder/floors.txt" <<'PY'
import re, tomllib
for line in tomllib.load(open("pyproject.toml", "rb"))["project"]["dependencies"]:
    name, floor = re.match(r"([A-Za-z0-9.-]+)>=([0-9.]+)", line).groups()
    print(f"{name}=={floor if floor.count('.') else floor + '.*'}" if floor.count(".") > 1 else f"{name}=={floor}.*")
PY
  "$folder/bin/python" -m pip install --quiet -r "$folder/floors.txt"
  touch "$stamp"
fi
echo "floor versions:"; "$folder/bin/python" -m pip list --format=freeze | grep -iE "jinja2|markdown=|pyyaml|lxml|click|rich|docx|pptx|xlsxwriter|openpyxl|calamine|budoux|ruamel"
out=$(mktemp -d)
PYTHONPATH=src "$folder/bin/python" -m esgreport build examples/aoba-precision --out "$out" > "$out/log" 2>&1 || { cat "$out/log"; exit 1; }
echo "floor build: $(find "$out" -name '*.docx' -o -name '*.pptx' | wc -l) files"
rm -rf "$out"
