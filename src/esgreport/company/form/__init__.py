"""The form of facts as a workbook: what its sheets and columns are, and how a filled one reads."""
