"""What sources are asked for."""

from satuatap.sources.queries.said import Page, Wanted, said

__all__ = ["Page", "Wanted", "said"]
