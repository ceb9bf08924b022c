"""Rules that values must keep once they have a type: their range, their company in a record, and across records."""
