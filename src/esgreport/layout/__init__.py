"""From the document tree and a brand's geometry to plans: measure, break, fill. Pure; no Office needed."""
