"""The one-sheet form of a small company."""
