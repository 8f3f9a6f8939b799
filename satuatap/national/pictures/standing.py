"""Figures of how halls stand: their stages, where they are missing, who is absent, today."""

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from satuatap.catalogue.models import Agency
from satuatap.national.pictures import means
from satuatap.national.pictures.asked import Asked
from satuatap.national.pictures.figure import Column, Figure, Kind, Row, month_name
from satuatap.national.queries import areas
from satuatap.national.queries.listing import Absent, absent_agencies, stages_by_month
from satuatap.national.queries.today import State
from satuatap.oversight.models.editions import drawing
from satuatap.places.models.halls import title_of

MOST = 20


def stages(asked: Asked) -> Figure:
    """Halls by stage at the end of each month."""
    language = "en" if (get_language() or "id").startswith("en") else "id"
    known = drawing().stages
    found = stages_by_month(asked.area.prefix, asked.period)
    rows = [
        Row([month_name(month), *(there.get(each.code) for each in known)], code=f"{month:%Y-%m}")
        for month, there in found.items()
    ]
    head = [Column("month", _("Bulan"), Kind.TEXT)]
    head += [Column(each.code, each.name[language]) for each in known]
    return Figure("tahap", _("Mal menurut tahap"), means.stages(), head, rows, of=means.live())


def coverage(asked: Asked) -> Figure:
    """Provinces, and how many of their regions have a hall."""
    rows = [
        Row(
            [each.name, each.halls, each.regions, each.share],
            url=asked.url_of(areas.PROVINCE, each.code),
            code=each.code,
        )
        for each in asked.covered.provinces
    ]
    head = [
        Column("province", _("Provinsi"), Kind.TEXT),
        Column("halls", _("Mal")),
        Column("regions", _("Daerah")),
        Column("covered_percent", _("Terjangkau"), Kind.PERCENT),
    ]
    return Figure(
        "sebaran",
        _("Sebaran"),
        means.coverage(),
        head,
        rows,
        of=means.live(),
        bars="covered_percent",
    )


def absent(asked: Asked) -> Figure:
    """Agencies that are on a hall's list and gave nothing, and when they last did."""
    kinds = dict(Agency.Kind.choices)
    most = None if asked.in_full else MOST
    found = absent_agencies(asked.area.hall_ids, asked.period, most=most)
    rows = [
        Row(
            [
                each.office,
                str(kinds.get(each.kind, each.kind)),
                title_of(each.hall_name, each.region_name),
                each.services,
                _last_served(each),
            ],
            url=asked.url_of(areas.HALL, each.slug),
            code=f"{each.slug}:{each.agency}",
        )
        for each in found
    ]
    head = [
        Column("office", _("Instansi"), Kind.TEXT),
        Column("kind", _("Jenis"), Kind.TEXT),
        Column("hall", _("Mal"), Kind.TEXT),
        Column("services", _("Layanan terdaftar")),
        Column("last_served", _("Terakhir melayani"), Kind.TEXT),
    ]
    return Figure(
        "absen",
        _("Instansi yang absen"),
        means.absent(),
        head,
        rows,
        empty=_("Semua instansi yang terdaftar melayani dalam periode itu."),
        most=MOST,
        total=found[0].listed if found else None,
    )


def _last_served(absent: Absent) -> str:
    """The day where days are kept, else the month; said where there is none."""
    if absent.last_on:
        return date_format(absent.last_on, "j F Y")
    return month_name(absent.last_month) if absent.last_month else _("belum pernah tercatat")


def today(asked: Asked) -> Figure:
    """Which halls are active now, and which are silent although they promise to be open."""
    words = {
        State.SILENT: _("sepi"),
        State.ACTIVE: _("aktif"),
        State.SHUT: _("tutup"),
        State.ELSEWHERE: _("belum memakai antrean SatuAtap"),
    }
    order = list(words)
    rows = [
        Row(
            [each.title, words[each.state], each.counters, each.waiting, each.visits],
            url=asked.url_of(areas.HALL, each.slug),
            code=each.slug,
        )
        for each in sorted(asked.today, key=lambda each: (order.index(each.state), each.slug))
    ]
    head = [
        Column("hall", _("Mal"), Kind.TEXT),
        Column("state", _("Sekarang"), Kind.TEXT),
        Column("counters", _("Loket terbuka")),
        Column("waiting", _("Menunggu")),
        Column("visits", _("Kunjungan hari ini")),
    ]
    empty = _("Belum ada mal yang terhitung di sini.")
    return Figure(
        "hari-ini",
        _("Hari ini"),
        means.today(),
        head,
        rows,
        of=means.partly_live(),
        empty=empty,
        most=MOST,
    )
