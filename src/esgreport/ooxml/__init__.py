"""Office packages: parts, relationships, safe opening, deterministic zip and the lint of what validators miss."""
