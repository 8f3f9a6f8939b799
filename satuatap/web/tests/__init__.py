"""Tests of the web shell."""
