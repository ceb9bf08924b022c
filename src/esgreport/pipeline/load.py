"""A project read, validated and derived, with all that its documents are made of."""

from __future__ import annotations

from dataclasses import dataclass

from esgreport.base.catalogue import has_errors
from esgreport.base.finding import Outcome
from esgreport.base.view import PrintSettings as PrintSettings
from esgreport.base.world import Progress
from esgreport.inputs.project import Folder, ProjectSettings, read_settings
from esgreport.inputs.read import decode_inputs, read_inputs
from esgreport.pipeline.knowledge import KnownCompany, know_company
from esgreport.pipeline.resources import Resources, load_resources


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project read, decoded and derived, with its resources."""

    settings: ProjectSettings
    facts: KnownCompany
    resources: Resources
    print_settings: PrintSettings


def load(folder: Folder, brand_files: tuple[str, ...] = (), progress: Progress | None = None) -> Outcome[Loaded]:
    """Everything that documents are made of, or every reason why it is not available.

    What is wrong in the files of one document stops that document only, and is among the findings.
    """
    inputs = read_inputs(folder, progress)
    settings = read_settings(folder, inputs.value.issued if inputs.value else None)
    if settings.value is None:
        lost = any(item.code == "ESG-PROJECT-001" for item in settings.findings)
        if lost or inputs.value is None:
            return Outcome(None, settings.findings if lost else (*settings.findings, *inputs.findings))
        return Outcome(None, (*settings.findings, *inputs.findings, *decode_inputs(inputs.value).findings))
    ours = settings.value.brand
    resources = load_resources(folder, brand_files or tuple(folder.at(name) for name in ours.files), ours)
    found = (*settings.findings, *inputs.findings, *resources.findings)
    if inputs.value is None or resources.value is None:
        return Outcome(None, found)
    facts = know_company(inputs.value, settings.value, resources.value)
    found = (*found, *facts.findings)
    alone = {item for faults in resources.value.broken.values() for item in faults}
    if facts.value is None or has_errors(item for item in found if item not in alone):
        return Outcome(None, found)
    return Outcome(Loaded(settings.value, facts.value, resources.value, _print_settings(facts.value)), found)


def _print_settings(facts: KnownCompany) -> PrintSettings:
    house = facts.house
    return PrintSettings(
        rounding="down" if house.rounding == "down" else "half-up",
        amount_unit=house.amount_unit,
        negative=house.negative,
        era="japanese" if house.era == "japanese" else "western",
        fiscal_year_end=facts.company.fiscal_year_end,
    )
