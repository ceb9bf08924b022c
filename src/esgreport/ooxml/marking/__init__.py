"""Marks on the cells of a user's workbook: a comment and a colour each, recognised and removed later."""
