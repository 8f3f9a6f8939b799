"""Which figures a dashboard of each area has, in their order, and its key figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from satuatap.national.pictures import flow, needing, standing
from satuatap.national.pictures.asked import Asked
from satuatap.national.pictures.figure import Cell, Figure, Kind, said
from satuatap.national.queries import areas

Maker = Callable[[Asked], Figure]
FIGURES: dict[str, Maker] = {
    "tempat": flow.by_place,
    "kunjungan": flow.by_month,
    "cara": flow.by_way,
    "layanan": flow.by_service,
    "loket": flow.by_counter,
    "janji": flow.promised,
    "hari-ini": standing.today,
    "absen": standing.absent,
    "tahap": standing.stages,
    "sebaran": standing.coverage,
    "kebutuhan": needing.missing,
}
WIDE = ("tempat", "kunjungan", "cara", "layanan", "hari-ini", "absen", "tahap", "kebutuhan")
SHOWN: dict[str, Sequence[str]] = {
    areas.NATION: (*WIDE, "sebaran"),
    areas.PROVINCE: WIDE,
    areas.REGION: ("tempat", "kunjungan", "loket", "janji", "cara", "hari-ini", "absen", "tahap"),
    areas.HALL: ("loket", "janji", "kunjungan", "cara", "hari-ini", "absen", "tempat", "tahap"),
}


@dataclass(frozen=True)
class Key:
    """One number at the top, with its comparison."""

    title: str
    value: str
    beside: str


def figures(asked: Asked) -> list[Figure]:
    """Every figure of the area's dashboard."""
    return [FIGURES[name](asked) for name in SHOWN[asked.area.level]]


def figure(asked: Asked, name: str) -> Figure | None:
    """One of them; None where the area has none of this name."""
    return FIGURES[name](asked) if name in SHOWN[asked.area.level] else None


def keys(asked: Asked) -> list[Key]:
    """The numbers at the top, each beside the same number of the period before."""
    now, before = asked.total, asked.total_before
    nation = asked.satisfaction.nation
    told: list[tuple[str, Kind, Cell, Cell]] = [
        (_("Kunjungan"), Kind.COUNT, now.visits, before.visits or None),
        (_("Tunggu P50"), Kind.SECONDS, now.wait_p50, before.wait_p50),
        (_("Tunggu P90"), Kind.SECONDS, now.wait_p90, before.wait_p90),
        (_("Sesuai janji"), Kind.PERCENT, now.on_time_share, before.on_time_share),
    ]
    found = [
        Key(title, said(kind, value), _beside(kind, then)) for title, kind, value, then in told
    ]
    return [*found, _satisfaction(nation.ikm if nation else None, asked), _complaints(asked)]


def _beside(kind: Kind, then: Cell) -> str:
    if then is None:
        return _("periode sebelumnya belum ada")
    return _("periode sebelumnya %(value)s") % {"value": said(kind, then)}


def _satisfaction(ikm: Decimal | None, asked: Asked) -> Key:
    nation = asked.satisfaction.nation
    halls = nation.halls if nation else 0
    beside = _("survei dari %(count)s mal") % {"count": halls}
    return Key(_("IKM"), said(Kind.INDEX, ikm), beside)


def _complaints(asked: Asked) -> Key:
    share = said(Kind.PERCENT, asked.book.answered_share)
    beside = _("ditanggapi tepat waktu %(share)s") % {"share": share}
    return Key(_("Pengaduan"), said(Kind.COUNT, asked.book.complaints), beside)
