"""What changes the catalogue."""

from satuatap.catalogue.actions.loading import CatalogueIsFaulty, load_catalogue

__all__ = ["CatalogueIsFaulty", "load_catalogue"]
