"""What everybody may read: published cycles, their ranking, and one hall's result explained."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _

from satuatap.evaluation.models import Cycle, Result
from satuatap.evaluation.queries.digests import Seal, seal_of
from satuatap.evaluation.queries.outcome import BELOW, LACKS
from satuatap.evaluation.queries.shown import names_of
from satuatap.evaluation.rules import Instrument, overlaps
from satuatap.surveys.rules.numbers import half_up


@dataclass(frozen=True, kw_only=True)
class Row:
    """One hall of a ranking with the figures that everybody asks for."""

    result: Result
    wait_p50: Decimal | None
    wait_p90: Decimal | None
    on_time: Decimal | None
    satisfaction: Decimal | None
    respondents: int
    paused: int
    returned: int
    is_tied: bool = False
    is_close: bool = False
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ranking:
    """A published cycle: the ranked, the best of them, whoever rose, and who has no rank.

    ``seal`` says whether all that is still what was decided.
    """

    ranked: list[Row]
    best: list[Row]
    risen: list[Row]
    unranked: list[Row]
    seal: Seal | None


def ranking(cycle: Cycle) -> Ranking:
    """A cycle's results as they stay; two queries."""
    results = list(Result.objects.filter(cycle=cycle).with_hall().order_by("rank", "hall__slug"))
    instrument = cycle.instrument
    rows = _rows(instrument, [each for each in results if each.rank is not None])
    return Ranking(
        ranked=rows,
        best=[each for each in rows if (each.result.rank or 0) <= instrument.limits.best],
        risen=_risen(rows),
        unranked=[_row(instrument, each) for each in results if each.rank is None],
        seal=seal_of(cycle, results),
    )


def _risen(rows: list[Row]) -> list[Row]:
    rising = [each for each in rows if (each.result.change or 0) > 0]
    return sorted(rising, key=lambda each: each.result.change_rank or 0)


def _rows(instrument: Instrument, results: list[Result]) -> list[Row]:
    """The ranked, each marked where it ties, or cannot be told from the one before."""
    rows, last = [], None
    ranks = [each.rank for each in results]
    for each in results:
        close = last is not None and overlaps((each.low, each.high), (last.low, last.high))
        tied = ranks.count(each.rank) > 1
        rows.append(_row(instrument, each, is_tied=tied, is_close=close))
        last = each
    return rows


def _row(instrument: Instrument, result: Result, **marks: bool) -> Row:
    figures = result.detail.get("figures", {})
    facts, named = figures.get("facts", {}), _by_measure(instrument, figures)
    return Row(
        result=result,
        wait_p50=named.get("wait-p50"),
        wait_p90=named.get("wait-p90"),
        on_time=named.get("on-time"),
        satisfaction=named.get("satisfaction"),
        respondents=facts.get("respondents", 0),
        paused=facts.get("paused", 0),
        returned=facts.get("returned", 0),
        reasons=tuple(reasons_of(instrument, result.reasons)),
        **marks,
    )


def _by_measure(instrument: Instrument, figures: dict[str, Any]) -> dict[str, Decimal]:
    found = figures.get("measures", {})
    return {
        each.measure: half_up(Fraction(found[each.slug]["value"]), 1)
        for each in instrument.computed()
        if each.slug in found and Fraction(found[each.slug]["value"]) >= 0
    }


def reasons_of(instrument: Instrument, reasons: list[str]) -> list[str]:
    """Why a hall has no rank, in words."""
    least, names = instrument.minimum, names_of(instrument)
    words = {
        f"{BELOW}visits": _("kunjungan kurang dari %(least)s") % {"least": least.visits},
        f"{BELOW}respondents": _("jawaban survei kurang dari %(least)s")
        % {"least": least.respondents},
        f"{BELOW}sample": _("jawaban survei kurang dari %(least)s%% sampel")
        % {"least": least.sample},
        f"{BELOW}days": _("hari buka kurang dari %(least)s") % {"least": least.days},
    }
    lacking = {f"{LACKS}{slug}": name for slug, name in names.items()}
    said = [words[each] for each in reasons if each in words]
    left = [lacking[each] for each in reasons if each in lacking]
    return said + ([_("belum diketahui: %(names)s") % {"names": ", ".join(left)}] if left else [])
