"""What went to whom, and what a reader could work out from all of it together."""
