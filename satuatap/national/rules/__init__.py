"""What figures are made of: histograms in fixed buckets, counts that add up, shares."""

from satuatap.national.rules.counts import Counts
from satuatap.national.rules.histogram import BUCKETS, EDGES, Histogram
from satuatap.national.rules.months import month_of, months_between, next_month, whole_months

__all__ = [
    "BUCKETS",
    "EDGES",
    "Counts",
    "Histogram",
    "month_of",
    "months_between",
    "next_month",
    "whole_months",
]
