"""Which fields of derived rows name records: the selection turns their ids into rows."""

from __future__ import annotations

REFERENCES: tuple[tuple[str, str, bool], ...] = (
    ("item", "items", False),
    ("scenario", "scenarios", False),
    ("supplier", "suppliers", False),
    ("investment", "investments", False),
    ("option", "options", False),
    *(
        (name, "options", False)
        for name in ("best", "cheapest", "other", "increment_over", "turn_best", "joint_turn_best", "beyond")
    ),
    ("product", "products", False),
    ("technology", "technologies", False),
    ("right", "rights", False),
    ("estimate", "leak_losses", False),
    ("indicator", "indicators", False),
    ("stakeholder", "stakeholders", False),
)
