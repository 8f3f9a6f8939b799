"""Figures that are given away: what they are, which of them are withheld, and as which files."""

from satuatap.national.opendata.datasets import DATASETS, Dataset, Field, years

__all__ = ["DATASETS", "Dataset", "Field", "years"]
