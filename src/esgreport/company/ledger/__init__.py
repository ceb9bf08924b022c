"""The ledger of purchases as an ERP system exports it: its headings, its values, and its sums in one pass."""
