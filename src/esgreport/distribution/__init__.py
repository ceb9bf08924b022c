"""What leaves, to whom, and what they could infer from it."""
