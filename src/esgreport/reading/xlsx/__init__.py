"""Bytes of an Excel workbook become sheets of texts with the cell of each; two readers must agree on what is there."""
