"""The Excel form of facts."""
