"""What a build checks about files before they are placed: published figures, and what readers already know."""

from __future__ import annotations

from collections.abc import Mapping

from esgreport.base.finding import Finding
from esgreport.distribution.inspection import typed_in_findings
from esgreport.distribution.issue import withhold_leaking_files
from esgreport.distribution.reconciliation import withhold_mismatched_files
from esgreport.distribution.register.entry import RegisterEntry
from esgreport.distribution.untrue_words import untrue_words_issued
from esgreport.pipeline.build import Built
from esgreport.pipeline.load import Loaded
from esgreport.pipeline.produce import Checks


def build_checks(known: tuple[RegisterEntry, ...]) -> Checks:
    """The checks of a build, given all that was issued from the project so far.

    Findings: ESG-AUDIENCE-009, ESG-BUILD-011, ESG-REGISTER-005 to 007, 010.
    """
    return Checks(
        texts=typed_in_findings,
        files=(
            lambda loaded, files: withhold_mismatched_files(loaded, files, known),
            lambda loaded, files: withhold_leaking_files(loaded, files, known),
            lambda loaded, files: (files, untrue_words_issued(loaded, known)),
        ),
    )


def build_findings(loaded: Loaded, files: Mapping[str, Built], known: tuple[RegisterEntry, ...]) -> tuple[Finding, ...]:
    """What the checks of a build find about the files, each of which sees only those that passed the ones before."""
    found: list[Finding] = []
    for check in build_checks(known).files:
        files, faults = check(loaded, files)
        found += faults
    return tuple(found)
