"""What sources write."""

from satuatap.sources.actions.loading import load_sources

__all__ = ["load_sources"]
