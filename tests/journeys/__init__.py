"""Whole stories, told in a browser."""
