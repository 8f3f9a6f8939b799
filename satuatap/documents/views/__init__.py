"""Pages of documents: the public check, and where people sign."""
