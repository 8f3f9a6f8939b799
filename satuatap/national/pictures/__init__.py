"""Figures as they are shown: a table with its definition and freshness, for pages and files."""

from satuatap.national.pictures.figure import Cell, Column, Figure, Kind, Row

__all__ = ["Cell", "Column", "Figure", "Kind", "Row"]
