"""What the catalogue is asked."""

from satuatap.catalogue.queries.own import own_text, own_texts
from satuatap.catalogue.queries.search import find_offerings, find_services

__all__ = ["find_offerings", "find_services", "own_text", "own_texts"]
