"""The queue's addresses, one file per audience."""
