"""What changes the catalogue."""

from satuatap.catalogue.actions.loading import CatalogueIsFaulty, load_catalogue
from satuatap.catalogue.actions.ruling import Rules, rule_offering

__all__ = ["CatalogueIsFaulty", "Rules", "load_catalogue", "rule_offering"]
