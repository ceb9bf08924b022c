"""What a new project begins with: an example company or an empty start, its facts as YAML or as a workbook."""

from __future__ import annotations

from esgreport.base.world import World
from esgreport.inputs.convert import to_workbook
from esgreport.inputs.read import FACTS, WORKBOOK
from esgreport.inputs.schema import SCHEMA_FILE, schema_file
from esgreport.inputs.small_form.plan import small_plan
from esgreport.writers.xlsx.book import write_book

STARTS = {"standard": "@content/start", "small": "@content/start-small"}


def starting_files(world: World, example: str, form: str, profile: str) -> tuple[tuple[str, bytes], ...]:
    """The files of a new project. `example` is a name or empty, `form` is `yaml` or `xlsx`.

    Raises ValueError when the facts of the package itself cannot be read, which is a bug.
    """
    source = f"@examples/{example}" if example else STARTS[profile]
    files = [(name, world.read(f"{source}/{name}")) for name in world.files(source)]
    if profile == "small" and not example:
        return (*files, (WORKBOOK, write_book(small_plan({}, ()))))
    files = [pair for pair in files if pair[0] != SCHEMA_FILE]
    facts = [(name, data) for name, data in files if name.startswith(f"{FACTS}/")]
    if not facts:
        return tuple(files)
    if form == "yaml":
        return (*files, (SCHEMA_FILE, schema_file()))
    workbook = to_workbook(facts, notes=False)
    if workbook.value is None:
        raise ValueError(source)
    return (*(pair for pair in files if pair not in facts), (WORKBOOK, workbook.value))
