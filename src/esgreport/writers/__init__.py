"""Writers: a plan and a compiled brand become the bytes of a file. A writer is a folder split by element."""
