"""Clearances, releases and selection: from everything that is known to the view that one reader may see."""
