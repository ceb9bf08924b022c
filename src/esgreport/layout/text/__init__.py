"""Measured and broken text: advance widths, kinsoku line breaking, phrase breaks for titles."""
