"""One build: resources, documents, checked files in place."""
