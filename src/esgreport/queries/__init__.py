"""Questions about a project: a figure explained, what can be built, what a template serves."""
