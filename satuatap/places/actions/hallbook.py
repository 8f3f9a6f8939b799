"""The halls on record and what is claimed of them, while rows of a table are added."""

from collections.abc import Iterator
from datetime import date
from itertools import chain
from typing import Any
from uuid import UUID

from django.utils.text import slugify
from django.utils.translation import gettext as _

from satuatap.core.sheets import Fault
from satuatap.places.hall_rows import HallRow
from satuatap.places.models import Hall, HallClaim, Region

TAKEN = ("name", "known_as", "inaugurated_on", "inauguration_source", "source_note")
Key = tuple[UUID, str, str, date | None]


class RowIsRefused(Exception):
    """The row contradicts the record or an earlier row; ``column`` and ``reason`` say where."""

    def __init__(self, *, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason

    def fault(self, row: HallRow) -> Fault:
        """The same, as it is told to the office."""
        return Fault(row.number, self.column, self.reason)


class HallBook:
    """Halls by region and claims by hall, kind, source and day; rows are taken one by one.

    Nothing is written: ``new``, ``changed`` and ``said`` hold what is to be.
    """

    def __init__(self) -> None:
        self.names = dict(Region.objects.values_list("code", "name"))
        self.halls: dict[str, list[Hall]] = {}
        self.before: dict[UUID, list[Any]] = {}
        for hall in Hall.objects.select_related("region"):
            self.halls.setdefault(hall.region_id, []).append(hall)
            self.before[hall.pk] = _state(hall)
        self.slugs = {hall.slug for there in self.halls.values() for hall in there}
        self.claims = {_key(each): each for each in HallClaim.objects.all()}
        self.read: set[tuple[Any, ...]] = set()
        self.touched: dict[UUID, Hall] = {}
        self.said: dict[Key, HallClaim] = {}

    def take(self, row: HallRow) -> None:
        """Add what a row says; raises RowIsRefused, and then nothing of it is kept."""
        hall, is_new = self._hall(row)
        said = list(claims(hall, row))
        keys = {_key(each) for each in said} or {(hall.pk, "", row.source, row.as_of)}
        if keys & self.read:
            raise RowIsRefused(
                column="region_code", reason=_("Mal ini sudah ada di baris sebelumnya.")
            )
        other_day = self._take_day(hall, row)
        self.read |= keys
        self.said |= {_key(each): each for each in [*said, *other_day]}
        if is_new:
            self._add(hall, row)
        self.touched[hall.pk] = hall
        _take_words(hall, row)

    @property
    def new(self) -> list[Hall]:
        """Halls that were not on record."""
        return [hall for pk, hall in self.touched.items() if pk not in self.before]

    @property
    def changed(self) -> list[Hall]:
        """Halls of which something is known now that was not, or was otherwise."""
        said = {key[0] for key, claim in self.said.items() if self._is_news(key, claim)}
        old = [hall for pk, hall in self.touched.items() if pk in self.before]
        return [hall for hall in old if hall.pk in said or _state(hall) != self.before[hall.pk]]

    def _is_news(self, key: Key, claim: HallClaim) -> bool:
        known = self.claims.get(key)
        fields = ("value", "note", "doubtful")
        return known is None or any(getattr(known, f) != getattr(claim, f) for f in fields)

    def _hall(self, row: HallRow) -> tuple[Hall, bool]:
        """The hall that a row means, and whether it is new.

        What a source called it counts before what its manager calls it now; a row without a name
        means the region's only hall.
        """
        there, name = self.halls.get(row.region, []), row.name.casefold()
        found = _named(there, name) or _only(there, name)
        if found is None and there and not name:
            reason = _("Daerah ini punya beberapa mal: tulis nama mal yang dimaksud.")
            raise RowIsRefused(column="hall_name", reason=reason)
        return (found, False) if found else (Hall(region_id=row.region, name=row.name), True)

    def _add(self, hall: Hall, row: HallRow) -> None:
        hall.slug = self._slug(row)
        self.slugs.add(hall.slug)
        self.halls.setdefault(row.region, []).append(hall)

    def _slug(self, row: HallRow) -> str:
        region = slugify(self.names[row.region].removeprefix("Kabupaten "))[:40]
        wanted = [region, f"{region}-{slugify(row.name)}"[:50].strip("-")]
        numbered = (f"{region}-{number}" for number in range(2, 1000))
        return next(slug for slug in [*wanted, *numbered] if slug not in self.slugs)

    def _take_day(self, hall: Hall, row: HallRow) -> list[HallClaim]:
        """The day of inauguration with its source; another source's other day is a claim beside."""
        day, source = row.inaugurated_on, row.source
        if day is None:
            return []
        kind = HallClaim.Kind.INAUGURATION
        claim = _claim(row, hall=hall, kind=kind, value=day.isoformat(), as_of=row.as_of)
        if hall.inaugurated_on is None or hall.inauguration_source in {"", source}:
            hall.inaugurated_on, hall.inauguration_source = day, source
        elif day != hall.inaugurated_on and not source:
            reason = _("Wajib diisi: tanggal lain sudah tercatat.")
            raise RowIsRefused(column="source", reason=reason)
        elif day != hall.inaugurated_on or _key(claim) in self.claims:
            return [claim]
        return []


def claims(hall: Hall, row: HallRow) -> Iterator[HallClaim]:
    """What the row's source says of agencies and services."""
    counts = {HallClaim.Kind.AGENCIES: row.agencies, HallClaim.Kind.SERVICES: row.services}
    as_of = row.as_of or row.inaugurated_on
    for kind, value in counts.items():
        if value is not None:
            yield _claim(row, hall=hall, kind=kind, value=str(value), as_of=as_of)


def _claim(row: HallRow, **said: Any) -> HallClaim:
    return HallClaim(source=row.source, note=row.note, doubtful=row.doubtful, **said)


def _take_words(hall: Hall, row: HallRow) -> None:
    """Names, and a note that belongs to no figure, with who said it."""
    hall.name = hall.name or row.name
    hall.known_as = sorted({*hall.known_as, row.name.casefold()})
    if row.note and not row.has_counts:
        hall.source_note = f"{row.note} ({row.source})" if row.source else row.note


def _state(hall: Hall) -> list[Any]:
    return [getattr(hall, name) for name in TAKEN]


def _key(claim: HallClaim) -> Key:
    return claim.hall_id, str(claim.kind), claim.source, claim.as_of


def _named(there: list[Hall], name: str) -> Hall | None:
    """The hall that a source called so; else the one that is called so now."""
    called = (hall for hall in there if name in hall.known_as)
    now = (hall for hall in there if name == hall.name.casefold())
    return next(chain(called, now), None)


def _only(there: list[Hall], name: str) -> Hall | None:
    """The region's only hall, unless both it and the row have a name."""
    is_only = len(there) == 1 and not (name and _has_name(there[0]))
    return there[0] if is_only else None


def _has_name(hall: Hall) -> bool:
    """Whether a source called it something; where no source did, what it is called now."""
    return any(hall.known_as) if hall.known_as else bool(hall.name)
