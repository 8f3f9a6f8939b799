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
class Count:
    """Halls on record here, by their day of inauguration; ``undated`` have none.

    ``of`` is the number of regions that the share is taken of (``NATIONAL_DENOMINATOR``).
    """

    before: int
    after: int
    undated: int
    of: int

    @property
    def share(self) -> float:
        """Percent of the regions, after it."""
        return 100 * self.after / self.of if self.of else 0.0


@dataclass(frozen=True)
class Totals(Count):
    """The count of a ceremony, beside what was published around its day."""

    published: Sequence[Published]


def totals(ceremony: Ceremony) -> Totals:
    """What was counted when the ceremony was concluded; before that, how it stands today."""
    found = announced_count(ceremony) or count_now(ceremony)
    return Totals(found.before, found.after, found.undated, found.of, _published(ceremony))


def announced_count(ceremony: Ceremony) -> Count | None:
    """The count that was announced; None before the ceremony was concluded."""
    told = ceremony.counted_before, ceremony.counted_after, ceremony.counted_undated
    before, after, undated = told
    if before is None or after is None or undated is None or ceremony.counted_of is None:
        return None
    return Count(before, after, undated, ceremony.counted_of)


def count_now(ceremony: Ceremony) -> Count:
    """The count on the day of the ceremony by what is on record today, in four questions.

    Before is who was inaugurated on an earlier day; after adds those of the day itself, and the
    list.
    """
    listed = ceremony.halls.values("hall")
    known = Hall.objects.recognised().exclude(pk__in=listed)
    before = known.filter(inaugurated_on__lt=ceremony.held_on).count()
    others = known.filter(inaugurated_on=ceremony.held_on).count()
    return Count(
        before=before,
        after=before + others + ceremony.halls.count(),
        undated=known.filter(inaugurated_on=None).count(),
        of=settings.NATIONAL_DENOMINATOR,
    )


def _published(ceremony: Ceremony) -> list[Published]:
    rows = list(PublishedTotal.objects.exclude(total=None))
    claims = {each: rules.Claim(each.as_of, each.total or 0) for each in rows}
    told = rules.conflicts(list(claims.values()))
    near = [each for each in rows if rules.near(each.as_of, ceremony.held_on)]
    return [Published(each, claims[each] in told) for each in near]
