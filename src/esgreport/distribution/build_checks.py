"""What a build checks about files before they are placed: published figures, and what readers already know."""

from __future__ import annotations

from esgreport.distribution.inspection import typed_in_findings
from esgreport.distribution.issue import withhold_leaking_files
from esgreport.distribution.reconciliation import withhold_mismatched_files
from esgreport.distribution.register.entry import RegisterEntry
from esgreport.distribution.untrue_words import untrue_words_issued
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
