"""Facts compared with each other before any document is made; what cannot be true together stops what rests on it."""
