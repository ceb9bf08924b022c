"""What a company tells us: records of every kind, their decoding, and the facts that they hold."""
