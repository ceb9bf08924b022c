"""The facts of a project as people write them: YAML, an Excel form, the simple form, the ledger."""
