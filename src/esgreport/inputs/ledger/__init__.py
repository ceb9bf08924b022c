"""The ledger of purchases: headings, profile, sums."""
