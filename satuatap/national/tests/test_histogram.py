"""Histograms in fixed buckets: they add up, and percentiles are right within one bucket."""

from hypothesis import given as fact
from hypothesis import strategies as st

from satuatap.national.rules import BUCKETS, EDGES, Histogram
from satuatap.national.rules.histogram import LONGEST, bounds_of, bucket_of

spans = st.lists(st.floats(min_value=0, max_value=LONGEST - 1), min_size=1, max_size=60)
shares = st.sampled_from([0.1, 0.5, 0.9, 1.0])


def nearest_rank(values, share):
    """The exact percentile, as the definition says."""
    return sorted(values)[max(1, -int(-share * len(values) // 1)) - 1]


def test_edges_rise_and_every_span_has_one_bucket():
    assert list(EDGES) == sorted(set(EDGES))
    assert bucket_of(0) == 0
    assert bucket_of(60) == 1
    assert bucket_of(10**6) == BUCKETS - 1


@fact(spans, shares)
def test_a_percentile_is_in_the_bucket_of_the_exact_one(values, share):
    exact = nearest_rank(values, share)
    lower, upper = bounds_of(bucket_of(exact))
    assert lower <= (Histogram.of(values).percentile(share) or 0) <= upper


@fact(spans, spans)
def test_histograms_of_parts_add_up_to_that_of_the_whole(some, others):
    together = Histogram.of(some) + Histogram.of(others)
    assert together == Histogram.of(some + others)
    assert together.total == len(some) + len(others)


def test_nobody_has_no_percentile():
    assert Histogram().percentile(0.5) is None


def test_those_within_a_promise_are_counted_up_to_its_edge():
    assert Histogram.of([59, 60, 600, 601, 1800]).within(1800) == 4
