"""Halls that earn an incentive, and what is told of those that need support, with reasons.

The support list itself is that of ``oversight``: halls and regions without one in one order.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from satuatap.evaluation.models import Case, Cycle, Result
from satuatap.evaluation.queries.rulebook import rule_names
from satuatap.evaluation.rules import Instrument, in_language
from satuatap.oversight.rules.support import WARNED, WEAK, Need
from satuatap.places.models import Hall


@dataclass(frozen=True)
class Listed:
    """One hall of a list, and why it is there."""

    hall: Hall
    result: Result | None
    reasons: tuple[str, ...]


def last_published() -> Cycle | None:
    """The cycle whose results are the newest; one that was made up only where there is no other."""
    known = Cycle.objects.published().with_instrument()
    return known.order_by("is_example", "-until").first()


def incentive(cycle: Cycle | None) -> list[Listed]:
    """Halls to be considered for an incentive, best first."""
    if cycle is None:
        return []
    results = Result.objects.filter(cycle=cycle).with_hall().ranked().defer("detail")
    found = [Listed(each.hall, each, tuple(_merits(cycle.instrument, each))) for each in results]
    return [each for each in found if each.reasons]


def _merits(instrument: Instrument, result: Result) -> Iterable[str]:
    limits = instrument.limits
    praised = instrument.grades[len(instrument.grades) - limits.praised :]
    letters = [grade.letter for grade in praised]
    if result.grade in letters:
        yield _("nilai %(grade)s") % {"grade": result.grade}
    if result.rank and result.rank <= limits.best:
        yield _("peringkat %(rank)s") % {"rank": result.rank}
    if _rose(result, limits.best):
        yield _("naik %(change)s sejak siklus sebelumnya") % {"change": result.change}


def _rose(result: Result, best: int) -> bool:
    """Whether a hall is among those that rose most."""
    return bool(result.change_rank and result.change_rank <= best and (result.change or 0) > 0)


def needs_of_halls() -> dict[UUID, list[Need]]:
    """Why halls need help: a low grade of the newest cycle, and each open warning."""
    found: defaultdict[UUID, list[Need]] = defaultdict(list)
    cycle = last_published()
    example = _(", siklus contoh") if cycle and cycle.is_example else ""
    for each in _weak(cycle):
        found[each.hall_id].append(Need(WEAK, f"{each.grade}{example}"))
    names = rule_names()
    for case in Case.objects.open():
        name = names.get(case.rule)
        words = in_language(name, get_language() or "id") if name else case.rule
        found[case.hall_id].append(Need(WARNED, words))
    return found


def _weak(cycle: Cycle | None) -> Iterable[Result]:
    if cycle is None:
        return []
    letters = [grade.letter for grade in cycle.instrument.grades[: cycle.instrument.limits.lowest]]
    known = Result.objects.filter(cycle=cycle, rank__isnull=False, grade__in=letters)
    return known.defer("detail")
