"""Companies in every situation: the examples with fields, records and whole kinds taken away, and what becomes of them."""
