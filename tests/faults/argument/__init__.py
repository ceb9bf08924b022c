"""Seeded faults of argument: one wrong fact in an example, and what must come of it."""
