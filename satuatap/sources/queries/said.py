"""Statements as a reader looks for them, each with where the platform shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from satuatap.places.models import Hall, Region
from satuatap.sources.models import Publication, Statement, Topic

# Pages that show what statements are about: their names, and whether everybody may read them.
PAGES: dict[str, tuple[Promise | str, bool]] = {
    "portal:national": (_("Mal se-Indonesia"), True),
    "portal:halls": (_("Daftar mal"), True),
    "portal:services": (_("Layanan"), True),
    "inauguration:list": (_("Peresmian"), True),
    "evaluation:index": (_("Penilaian"), True),
    "documents:start": (_("Periksa dokumen"), True),
    "national:nation": (_("Angka nasional"), False),
    "surveys:nation": (_("Survei kepuasan"), False),
    "oversight:board": (_("Perjalanan mal"), False),
    "oversight:partners": (_("Instansi di mal"), False),
    "oversight:practices": (_("Hambatan dan inovasi"), False),
    "oversight:support": (_("Daftar dukungan"), False),
}


@dataclass(frozen=True)
class Page:
    """A page of the platform that shows what a statement is about."""

    title: str
    url: str


@dataclass(frozen=True)
class Wanted:
    """What a reader looks for; anything that is not known is looked over."""

    words: str = ""
    topic: str = ""
    publication: str = ""
    region: str = ""


@dataclass(frozen=True)
class Said:
    """A statement, its halls, and the pages that show what it is about."""

    statement: Statement
    halls: list[Hall]
    pages: list[Page]


@dataclass(frozen=True)
class Source:
    """A publication with those of its statements that were looked for."""

    publication: Publication
    said: list[Said]


def said(wanted: Wanted, *, is_staff: bool) -> list[Source]:
    """What was looked for, by publication, the newest first, in three queries."""
    found: dict[Publication, list[Said]] = {}
    for each in statements(wanted):
        found.setdefault(each.publication, []).append(
            Said(each, _halls(each.regions.all()), _pages(each.shown_at, is_staff=is_staff))
        )
    return [Source(publication, lines) for publication, lines in found.items()]


def statements(wanted: Wanted) -> QuerySet[Statement]:
    """What was looked for, with regions and their halls."""
    regions = Region.objects.order_by("code").prefetch_related(
        Prefetch("halls", Hall.objects.recognised().select_related("region"))
    )
    found = Statement.objects.saying(wanted.words).select_related("publication")
    narrow = {"publication": wanted.publication, "regions": wanted.region}
    if wanted.topic in Topic.values:
        found = found.filter(topic=wanted.topic)
    given = {name: value for name, value in narrow.items() if value}
    return found.filter(**given).prefetch_related(Prefetch("regions", regions))


def _halls(regions: Iterable[Region]) -> list[Hall]:
    return [hall for region in regions for hall in region.halls.all()]


def _pages(names: str, *, is_staff: bool) -> list[Page]:
    known = [(name, *PAGES[name]) for name in names.split() if name in PAGES]
    return [Page(str(title), reverse(name)) for name, title, public in known if public or is_staff]
