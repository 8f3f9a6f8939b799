"""The figures of a cycle's halls, computed and kept with what they are from."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.db import transaction

from satuatap.evaluation.actions.held import held
from satuatap.evaluation.errors import NotInThisStep
from satuatap.evaluation.models import Assessment, Cycle
from satuatap.evaluation.queries.known import facts_of_halls, nation_of
from satuatap.evaluation.rules import (
    MEASURES,
    Facts,
    Indicator,
    Measured,
    National,
    Step,
    below,
    is_over,
    worth,
)
from satuatap.surveys.rules import Tally, interval
from satuatap.surveys.rules.figure import CONVERSION

KEPT = (
    *("visits", "tickets", "served", "on_time", "longest_promise", "paused", "returned", "absent"),
    *("never_called", "waited_a_day"),
    *(
        "kept_promises",
        "days_planned",
        "days_kept",
        "busiest",
        "turned_away",
        "refused",
        "expected",
        "sample",
    ),
    *("complaints", "complaints_on_time", "complaints_paused"),
    *("services_promised", "services_offered", "agencies"),
)


@transaction.atomic
def compute_figures(
    cycle: Cycle, *, at: datetime, known: Mapping[UUID, Facts] | None = None
) -> int:
    """Compute every figure of every hall of a cycle anew; how many halls.

    Nobody types a figure. ``known`` are made-up counts, which only an example may have. Raises
    NotInThisStep once halls read their figures: what nobody objects to does not move any more.
    """
    cycle = held(cycle)
    if is_over(Step.MODERATION, cycle.step):
        raise NotInThisStep
    mine = list(Assessment.objects.filter(cycle=cycle).select_related("hall__region"))
    facts = facts_of_halls([each.hall for each in mine], cycle.since, cycle.until)
    made_up = known if cycle.is_example and known else {}
    facts |= {each.hall_id: made_up[each.hall_id] for each in mine if each.hall_id in made_up}
    nation = nation_of(facts.values())
    for each in mine:
        each.figures = _figures(cycle, facts[each.hall_id], nation)
        each.figures["made_up"] = each.hall_id in made_up
        each.computed_at = at
    Assessment.objects.bulk_update(mine, ["figures", "computed_at"], batch_size=200)
    return len(mine)


def compute_one(assessment: Assessment, cycle: Cycle, *, at: datetime) -> None:
    """Compute the figures of one hall anew, of a cycle that is held; no other hall's move.

    The nation's shares are those that all were computed with. What was made up stays so.
    """
    if assessment.figures.get("made_up"):
        return
    nation = National(**assessment.figures.get("nation", {}))
    hall = assessment.hall
    facts = facts_of_halls([hall], cycle.since, cycle.until)[hall.pk]
    assessment.figures = _figures(cycle, facts, nation) | {"made_up": False}
    assessment.computed_at = at
    assessment.save(update_fields=["figures", "computed_at"])


def _figures(cycle: Cycle, facts: Facts, nation: National) -> dict[str, Any]:
    """What was computed of one hall, as JSON: fractions stay fractions."""
    instrument = cycle.instrument
    facts = replace(facts, longest_promise=instrument.longest_promise)
    measured = {
        each.slug: _measured(each, MEASURES[each.measure](facts, nation, instrument.prior))
        for each in instrument.computed()
    }
    return {
        "measures": {slug: found for slug, found in measured.items() if found},
        "facts": _kept(facts),
        "nation": vars(nation),
        "below": below(instrument.minimum, facts),
        "since": facts.since.isoformat(),
        "until": facts.until.isoformat(),
        "watermark": facts.watermark.isoformat() if facts.watermark else "",
    }


def _measured(indicator: Indicator, found: Measured | None) -> dict[str, str | int] | None:
    if found is None:
        return None
    points = worth(indicator, found)
    numbers = {
        "value": found.value,
        "low": found.low,
        "high": found.high,
        "points": points.value,
        "points_low": points.low,
        "points_high": points.high,
    }
    return {name: _text(number) for name, number in numbers.items()} | {"sample": found.sample}


def _kept(facts: Facts) -> dict[str, Any]:
    """All counts from which the figures follow: whoever reads them can compute the result anew."""
    told: dict[str, Any] = {name: getattr(facts, name) for name in KEPT}
    told["waits"] = {str(minutes): count for minutes, count in sorted(facts.waits.items())}
    told["mean_wait"] = _text(facts.mean_wait) if facts.mean_wait is not None else ""
    return told | _surveyed("", facts.tally) | _surveyed("_before", facts.tally_before)


def _surveyed(name: str, tally: Tally | None) -> dict[str, Any]:
    """What a survey said before anything was filled up, with Student's margin at 95 %."""
    found = interval(tally) if tally and tally.respondents else None
    index = _text(tally.mean * CONVERSION) if tally and tally.respondents else ""
    return {
        f"respondents{name}": tally.respondents if tally else 0,
        f"survey{name}": index,
        f"survey_margin{name}": str(found.margin) if found else "",
    }


def _text(number: Fraction) -> str:
    """A fraction of few digits: intervals have roots, of which sixty digits say nothing more."""
    return str(number if number.denominator < 10**12 else number.limit_denominator(10**9))
