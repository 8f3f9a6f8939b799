"""What people and officers type into the queue's pages, one file per audience."""
