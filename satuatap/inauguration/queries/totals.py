"""How many halls there are before and after a ceremony: counted here, beside what was published."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from satuatap.inauguration import rules
from satuatap.inauguration.models import Ceremony
from satuatap.places.models import Hall, PublishedTotal


@dataclass(frozen=True)
class Published:
    """One published total, and whether another contradicts it."""

    total: PublishedTotal
    is_contradicted: bool


@dataclass(frozen=True)
class Totals:
    """Halls on record here, by their day of inauguration; ``undated`` have none.

    ``of`` is the number of regions that the share is taken of (``NATIONAL_DENOMINATOR``).
    """

    before: int
    after: int
    undated: int
    of: int
    published: Sequence[Published]

    @property
    def share(self) -> float:
        """Percent of the regions, after it."""
        return 100 * self.after / self.of if self.of else 0.0


def totals(ceremony: Ceremony) -> Totals:
    """The count on the day of the ceremony, in three questions.

    Before is who was inaugurated on an earlier day; after adds those of the day itself, and the
    list.
    """
    known = Hall.objects.recognised()
    before = known.filter(inaugurated_on__lt=ceremony.held_on).exclude(
        ceremonies__ceremony=ceremony
    )
    listed = ceremony.halls.values("hall")
    others = known.filter(inaugurated_on=ceremony.held_on).exclude(pk__in=listed)
    count = before.count()
    return Totals(
        before=count,
        after=count + others.count() + ceremony.halls.count(),
        undated=known.filter(inaugurated_on=None).exclude(pk__in=listed).count(),
        of=settings.NATIONAL_DENOMINATOR,
        published=_published(ceremony),
    )


def _published(ceremony: Ceremony) -> list[Published]:
    rows = list(PublishedTotal.objects.exclude(total=None))
    claims = {each: rules.Claim(each.as_of, each.total or 0) for each in rows}
    told = rules.conflicts(list(claims.values()))
    near = [each for each in rows if rules.near(each.as_of, ceremony.held_on)]
    return [Published(each, claims[each] in told) for each in near]
