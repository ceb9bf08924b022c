"""Workbooks as plans: where each cell of a Book stands, what it offers, and what may be changed."""
