"""What a build checks about files before they are placed: published figures, and what readers already know."""

from __future__ import annotations

from esgreport.distribution.inspection import typed_in
from esgreport.distribution.issue import without_leaks
from esgreport.distribution.reconciliation import reconciled
from esgreport.distribution.register.entry import Entry
from esgreport.pipeline.produce import Checks


def build_checks(known: tuple[Entry, ...]) -> Checks:
    """The checks of a build, given all that was issued from the project so far.

    Findings: ESG-AUDIENCE-009, ESG-BUILD-011, ESG-REGISTER-005 to 007.
    """
    return Checks(
        texts=typed_in,
        files=(
            lambda loaded, files: reconciled(loaded, files, known),
            lambda loaded, files: without_leaks(loaded, files, known),
        ),
    )
