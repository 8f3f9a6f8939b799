"""What the catalogue is asked."""

from satuatap.catalogue.queries.search import find_offerings, find_services

__all__ = ["find_offerings", "find_services"]
