"""Marks on the cells of somebody's workbook: a comment and a colour each, known again and taken away later."""
