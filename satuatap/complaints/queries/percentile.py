"""Percentiles of spans of time, as PostgreSQL computes them."""

from typing import Any

from django.db.models import Aggregate, F, FloatField


class DaysPercentile(Aggregate):
    """Within how many days a share of spans ended (``percentile_cont``); None where none did."""

    function = "percentile_cont"
    template = (
        "%(function)s(%(share)s) within group"
        " (order by extract(epoch from %(expressions)s) / 86400.0)"
    )

    def __init__(self, begins: str, ends: str, *, share: float, **more: Any) -> None:
        super().__init__(F(ends) - F(begins), output_field=FloatField(), share=share, **more)
