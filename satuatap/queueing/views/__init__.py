"""The queue's pages, one file per kind of visitor."""
