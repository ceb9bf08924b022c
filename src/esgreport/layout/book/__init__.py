"""Workbooks as plans: the place of each cell, what it offers, and what may be changed."""
