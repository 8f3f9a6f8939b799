"""Figures of where the next halls are needed: for dashboards with plans, for everybody without."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from satuatap.national.pictures import means
from satuatap.national.pictures.asked import Asked
from satuatap.national.pictures.figure import Cell, Column, Figure, Kind, Row
from satuatap.national.queries import areas
from satuatap.national.queries.needs import Needed
from satuatap.oversight.models import FiscalCapacity

MOST, LONG = 20, 40


def missing(asked: Asked) -> Figure:
    """Where the next halls are needed most, with what is planned there."""
    rows = [
        Row([*_told(each), _plan(each)], asked.url_of(areas.REGION, each.region.pk), each.region.pk)
        for each in asked.needs
    ]
    head = [*_head(), Column("stage", _("Rencana"), Kind.TEXT)]
    title = _("Di mana mal berikutnya paling dibutuhkan")
    return _figure(title, head, rows, most=MOST)


def published(found: Sequence[Needed]) -> Figure:
    """The same for everybody: plans are the regions' own until they publish them."""
    rows = [Row(_told(each), code=each.region.pk) for each in found]
    return _figure(_("Daerah menurut urutan kebutuhan"), _head(), rows, most=LONG)


def _figure(title: str, head: list[Column], rows: list[Row], *, most: int) -> Figure:
    return Figure(
        "kebutuhan",
        title,
        means.needs(),
        head,
        rows,
        of=means.live(),
        bars="need_million_person_km",
        empty=_("Setiap daerah di sini sudah punya mal."),
        most=most,
    )


def _head() -> list[Column]:
    return [
        Column("region", _("Daerah"), Kind.TEXT),
        Column("place", _("Urutan")),
        Column("province", _("Provinsi"), Kind.TEXT),
        Column("fiscal_capacity", _("Kapasitas fiskal"), Kind.TEXT),
        Column("population", _("Penduduk")),
        Column("nearest_hall", _("Mal terdekat di"), Kind.TEXT),
        Column("km", _("Jarak (km)")),
        Column("need_million_person_km", _("Juta orang-km"), Kind.INDEX),
    ]


def _told(each: Needed) -> list[Cell]:
    return [
        each.region.name,
        each.place,
        each.region.province.name,
        _capacity(each.support.fiscal),
        each.region.population,
        each.nearest.region.name if each.nearest else None,
        round(each.km) if each.km is not None else None,
        round(each.need, 2) if each.need is not None else None,
    ]


def _plan(each: Needed) -> str:
    life = each.support.life
    return str(life.stage_name) if life else _("belum ada rencana")


def _capacity(fiscal: FiscalCapacity | None) -> str:
    """The class with the year of its table."""
    if fiscal is None:
        return _("belum diketahui")
    told = {"category": fiscal.get_category_display(), "year": fiscal.year}
    return _("%(category)s, tabel %(year)s") % told
