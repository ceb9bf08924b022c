"""The simple form for a company of a few dozen people: one sheet of twenty-five cells and a list of ten items."""
