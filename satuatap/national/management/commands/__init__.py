"""Commands of national."""
