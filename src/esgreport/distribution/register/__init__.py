"""The register of what was issued, and inference over it."""
