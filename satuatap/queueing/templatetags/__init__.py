"""Filters of the counter console and the floor."""
