"""Components: what each one is as a grid of cells, once for slides and pages. One module a component.

A component becomes a `Grid` (`grid.py`): rows of cells with a role of type, a fill and an outline. `deck/component.py`
draws a grid as shapes, `flow/component.py` as a table of Word. Web pages are written from the document tree.
"""
