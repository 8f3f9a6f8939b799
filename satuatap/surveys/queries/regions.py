"""Figures beyond one hall: of regions, provinces and the nation, of agencies and services.

They are the sums of all answers, exactly, as rolled up (``actions.roll_up``); every closed regular
campaign that ended in the period counts. A hall that asked more people weighs more.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from uuid import UUID

from django.db.models import QuerySet

from satuatap.catalogue.models import Agency, Service
from satuatap.core import sql
from satuatap.places.models.halls import title_of
from satuatap.surveys.models import Campaign
from satuatap.surveys.queries.served import Period
from satuatap.surveys.rules import Bands, Grade, Tally, bands_on, ikm_of, months_after, ranks
from satuatap.surveys.sources import grades, instrument_on

SQL = Path(__file__).parent.parent / "sql"
TOLD = SQL / "told_over_halls.sql"
NATION = ("", "Indonesia")
YEAR = 12  # months


@dataclass(frozen=True, kw_only=True)
class Summed:
    """A hall, region, province, agency, service or the nation, among its like.

    ``code`` is the hall's slug or the code of the others, ``halls`` how many asked, ``short`` how
    many of them reached fewer people than their sample (None where that was not looked for).
    Elements follow from ``tally`` (``rules.figure``).
    """

    code: str
    name: str
    halls: int
    short: int | None
    tally: Tally


@dataclass(frozen=True, kw_only=True)
class Ranked(Summed):
    """The same with its index, grade and rank (1 is the best; the same index, the same rank)."""

    ikm: Decimal
    grade: Grade
    rank: int


@dataclass(frozen=True)
class National:
    """Everything a ministry looks at, best first; ``nation`` is None while nobody has answered."""

    nation: Ranked | None
    provinces: list[Ranked]
    regions: list[Ranked]
    halls: list[Ranked]


@dataclass(frozen=True)
class _Asked:
    """What one campaign brought to its hall and its area."""

    slug: str
    name: str
    region_code: str
    region_name: str
    province_code: str
    province_name: str
    sample: int
    respondents: int
    totals: list[int]
    squares: int

    @cached_property
    def tally(self) -> Tally:
        return Tally(self.respondents, tuple(self.totals), self.squares)


@dataclass(frozen=True)
class _Row:
    code: str
    halls: int
    respondents: int
    totals: list[int]
    squares: int


def counted_in(period: Period, *, area: str = "") -> QuerySet[Campaign]:
    """The campaigns that make up the figures of a period, in an area.

    ``area`` is the code of a province (``35``) or region (``35.79``), empty for the nation.
    """
    asked = instrument_on(period[1])
    return Campaign.objects.closed().filter(
        instrument__slug=asked.slug,
        instrument__size=asked.size,
        kind=Campaign.Kind.REGULAR,
        ends__range=period,
        hall__region__code__startswith=area,
    )


def national_figures(period: Period, *, area: str = "", least: int = 1) -> National:
    """The figures of all halls of the nation (or of one area), of their regions and provinces.

    Campaigns of fewer answers than ``least`` are left out, so that a sum never tells what is
    withheld of one of them.
    """
    statement, keys = SQL / "hall_tallies.sql", _keys(period, area)
    asked = sql.rows(_Asked, statement, campaigns=keys, least=least)
    bands = bands_on(period[1], grades())
    nation = _ranked(asked, lambda _each: NATION, bands=bands)
    return National(
        nation=nation[0] if nation else None,
        provinces=_ranked(asked, lambda on: (on.province_code, on.province_name), bands=bands),
        regions=_ranked(asked, lambda on: (on.region_code, on.region_name), bands=bands),
        halls=_ranked(asked, lambda on: (on.slug, title_of(on.name, on.region_name)), bands=bands),
    )


def agency_figures(period: Period, *, area: str = "") -> list[Ranked]:
    """The figures of each agency over all its offices, best first.

    What is added up is what may be read of each hall by the rule of its survey's last day
    (``rules.readable``): of sums and halls together nobody finds what is withheld.
    """
    names = dict(Agency.objects.values_list("code", "name_id"))
    return _over_halls("agency", period, area=area, names=names)


def service_figures(period: Period, *, area: str = "") -> list[Ranked]:
    """The figures of each service of the national list over all halls, best first; as above."""
    names = dict(Service.objects.values_list("code", "title_id"))
    return _over_halls("service", period, area=area, names=names)


def year_until(today: date) -> Period:
    """The last twelve months: each hall asks at least once in them."""
    return months_after(today, -YEAR), today


def _keys(period: Period, area: str) -> list[UUID]:
    return list(counted_in(period, area=area).values_list("pk", flat=True))


def _ranked(
    asked: list[_Asked], of: Callable[[_Asked], tuple[str, str]], *, bands: Bands
) -> list[Ranked]:
    groups: dict[tuple[str, str], list[_Asked]] = {}
    for each in asked:
        groups.setdefault(of(each), []).append(each)
    return _in_order([_added(*key, group) for key, group in groups.items()], bands)


def _added(code: str, name: str, group: list[_Asked]) -> Summed:
    return Summed(
        code=code,
        name=name,
        halls=len({each.slug for each in group}),
        short=len({each.slug for each in group if each.respondents < each.sample}),
        tally=Tally.together(each.tally for each in group),
    )


def _over_halls(what: str, period: Period, *, area: str, names: Mapping[str, str]) -> list[Ranked]:
    rows = sql.rows(_Row, TOLD, campaigns=_keys(period, area), what=what)
    sums = [_read(row, names[row.code]) for row in rows]
    return _in_order(sums, bands_on(period[1], grades()))


def _read(row: _Row, name: str) -> Summed:
    tally = Tally(row.respondents, tuple(row.totals), row.squares)
    return Summed(code=row.code, name=name, halls=row.halls, short=None, tally=tally)


def _in_order(sums: list[Summed], bands: Bands) -> list[Ranked]:
    figures = [(ikm_of(each.tally), each) for each in sums]
    placed = ranks(ikm for ikm, _each in figures)
    ordered = sorted(figures, key=lambda pair: (-pair[0], pair[1].name))
    return [
        Ranked(**vars(each), ikm=ikm, grade=bands.grade_of(ikm), rank=placed[ikm])
        for ikm, each in ordered
    ]
