"""The table of faults fits the source: every fault is a line that is there, and makes another program."""

from __future__ import annotations

import ast

import pytest

from tests.mutation.metrics import BENCH, mutant
from tests.mutation.metrics_faults import FAULTS


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.module}: {fault.what}")
def test_a_fault_of_the_table_changes_one_place_of_the_source(fault):
    text = BENCH.source(f"esgreport.metrics.{fault.module}")
    assert ast.dump(mutant(fault, text).tree) != ast.dump(ast.parse(text))


def test_no_fault_is_written_twice():
    assert len({(fault.module, fault.right, fault.wrong) for fault in FAULTS}) == len(FAULTS)
