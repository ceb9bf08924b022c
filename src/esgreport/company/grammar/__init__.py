"""The exact grammar of values: text as a person writes it becomes a typed value, or a refusal that says why."""
