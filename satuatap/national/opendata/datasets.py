"""The data sets: their fields, and their lines with small cells withheld.

Counts form one tree only, the nation over provinces over halls (and the nation over services), so
that nobody can take a withheld one out of two different sums. What is not counted people is given
as whole percentages and minutes, as figures of complaints are; a percentage that would tell of a
few people is left empty.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from satuatap.catalogue.models import Service
from satuatap.national.models import AreaMonth, HallMonth, ServiceMonth
from satuatap.national.models.rollups import Counted
from satuatap.national.opendata.withholding import readable_halls, readable_services
from satuatap.national.rules import Counts
from satuatap.places.models import Hall, Province
from satuatap.surveys.queries.publication import smallest_cells

TEXT, WHOLE, DECIMAL, DAY = "text", "integer", "decimal", "date"
MINUTE = 60
Value = str | int | float | None
Line = Sequence[Value]


@dataclass(frozen=True)
class Field:
    """A column: its name in files, its type, and what it says."""

    name: str
    type: str
    means: "str | Promise"


@dataclass(frozen=True)
class Dataset:
    """A table that anybody may have; ``lines_of`` gives those of a year."""

    name: str
    title: "str | Promise"
    means: "str | Promise"
    fields: Sequence[Field]
    lines_of: Callable[[int], Iterator[Line]]
    keywords: Sequence[str]


MONTH = Field("month", DAY, _("Hari pertama bulannya."))
WAY = Field("way", TEXT, _("Cara pelayanan: direct, mobile, self, electronic."))
VISITS = Field("visits", WHOLE, _("Orang yang datang; kosong bila ditahan."))
TICKETS = Field("tickets", WHOLE, _("Nomor antrean mereka; kosong bila ditahan."))
SHARES = (
    Field(
        "served_percent",
        WHOLE,
        _("Persen nomor yang selesai dilayani."),
    ),
    Field("returned_percent", WHOLE, _("Persen yang dilayani tetapi berkasnya kembali.")),
    Field("on_time_percent", WHOLE, _("Persen yang dipanggil dalam janji tunggu antreannya.")),
    Field("wait_p50_minutes", DECIMAL, _("Setengahnya dipanggil dalam sekian menit.")),
    Field("wait_p90_minutes", DECIMAL, _("Sembilan dari sepuluh dipanggil dalam sekian menit.")),
    Field("service_p50_minutes", DECIMAL, _("Setengahnya di loket paling lama sekian menit.")),
    Field("withheld", WHOLE, _("1 bila angkanya ditahan karena terlalu sedikit, selain itu 0.")),
)


def years() -> list[int]:
    """The years of which there are figures, the newest first."""
    ends = AreaMonth.objects.aggregate(first=Min("month"), last=Max("month"))
    if ends["first"] is None:
        return []
    return list(range(ends["last"].year, ends["first"].year - 1, -1))


def halls_of(year: int) -> Iterator[Line]:
    """Each hall's months."""
    least = _least(year)
    shown = readable_halls(year, least=least)
    rows = HallMonth.objects.filter(_in(year)).select_related("hall__region__province")
    for row in rows.order_by("month", "hall__slug", "way"):
        hall = row.hall
        place = [hall.slug, hall.title, hall.region_id, hall.region.province_id]
        is_shown = (row.month, row.way, hall.slug) in shown
        yield [
            row.month.isoformat(),
            row.way,
            *place,
            *_told(row, row.visits, is_shown=is_shown, least=least),
        ]


def areas_of(year: int) -> Iterator[Line]:
    """The months of provinces, and of the nation (an empty code)."""
    least = _least(year)
    shown = readable_halls(year, least=least)
    names = {"": "Indonesia"} | dict(Province.objects.values_list("code", "name"))
    for row in AreaMonth.objects.filter(_in(year)).order_by("month", "area", "way"):
        is_shown = (row.month, row.way, row.area) in shown
        halls = row.halls if is_shown else None
        told = _told(row, row.visits, is_shown=is_shown, least=least)
        yield [row.month.isoformat(), row.way, row.area, names[row.area], halls, *told]


def services_of(year: int) -> Iterator[Line]:
    """The months of the services of the national list, over all halls."""
    least = _least(year)
    shown = readable_services(year, least=least)
    titles = dict(Service.objects.values_list("pk", "title_id"))
    rows = ServiceMonth.objects.filter(_in(year), area="")
    for row in rows.order_by("month", "service_id", "way"):
        is_shown = (row.month, row.way, row.service_id) in shown
        told = _told(row, None, is_shown=is_shown, least=least)
        yield [row.month.isoformat(), row.way, row.service_id, titles[row.service_id], *told[1:]]


def list_of_halls(year: int) -> Iterator[Line]:
    """Every hall that counted as a mall by the end of the year."""
    for each in Hall.objects.recognised().select_related("region__province").order_by("slug"):
        opened = each.inaugurated_on
        if opened is None or opened.year <= year:
            place = [each.region_id, each.region.name, each.region.province_id]
            day = opened.isoformat() if opened else None
            yield [each.slug, each.title, *place, day, each.inauguration_source]


def _told(row: Counted, visits: int | None, *, is_shown: bool, least: int) -> list[Value]:
    """The counts and shares of a line, or nothing but that they are withheld."""
    if not is_shown:
        return [*[None] * (len(SHARES) + 1), 1]
    counts = row.counts
    return [visits, counts.tickets, *_shares(counts, least=least), 0]


def _shares(counts: Counts, *, least: int) -> list[Value]:
    return [
        _percent(counts.served, counts.tickets, least=least),
        _percent(counts.returned, counts.served, least=least),
        _percent(counts.on_time, counts.judged, least=least),
        _minutes(counts.wait_p50),
        _minutes(counts.wait_p90),
        _minutes(counts.service_p50),
    ]


def _percent(part: int, whole: int, *, least: int) -> int | None:
    """A share in whole per cent; None where it would tell of a few people.

    Of fewer than a hundred it gives their number away, and beside ``tickets`` so do its few: those
    who were served so, or all the others, are nobody or at least ``least``.
    """
    if not whole or any(0 < some < least for some in (part, whole - part)):
        return None
    return round(100 * part / whole)


def _minutes(seconds: float | None) -> float | None:
    return None if seconds is None else round(seconds / MINUTE, 1)


def _in(year: int) -> Q:
    return Q(month__range=(date(year, 1, 1), date(year, 12, 31)))


def _least(year: int) -> int:
    return smallest_cells().strictest(date(year, 1, 1), date(year, 12, 31))


DATASETS: dict[str, Dataset] = {
    each.name: each
    for each in (
        Dataset(
            "mal-bulan",
            _("Mal, bulan demi bulan"),
            _("Kunjungan, tunggu, dan ketepatan janji setiap mal menurut bulan."),
            (
                MONTH,
                WAY,
                Field("hall", TEXT, _("Kode mal dalam alamat halamannya.")),
                Field("hall_name", TEXT, _("Nama mal.")),
                Field("region_code", TEXT, _("Kode kabupaten atau kota menurut Kemendagri.")),
                Field("province_code", TEXT, _("Kode provinsi menurut Kemendagri.")),
                VISITS,
                TICKETS,
                *SHARES,
            ),
            halls_of,
            ("mal pelayanan publik", "antrean", "waktu tunggu"),
        ),
        Dataset(
            "wilayah-bulan",
            _("Provinsi dan Indonesia, bulan demi bulan"),
            _("Jumlah semua mal di setiap provinsi dan di Indonesia menurut bulan."),
            (
                MONTH,
                WAY,
                Field("province_code", TEXT, _("Kode provinsi; kosong untuk Indonesia.")),
                Field("province", TEXT, _("Nama provinsi.")),
                Field("halls", WHOLE, _("Mal yang melayani pada bulan itu.")),
                VISITS,
                TICKETS,
                *SHARES,
            ),
            areas_of,
            ("mal pelayanan publik", "provinsi", "waktu tunggu"),
        ),
        Dataset(
            "layanan-bulan",
            _("Layanan, bulan demi bulan"),
            _("Layanan dari daftar nasional di semua mal menurut bulan."),
            (
                MONTH,
                WAY,
                Field("service", TEXT, _("Kode layanan dalam daftar nasional.")),
                Field("service_name", TEXT, _("Nama layanan.")),
                TICKETS,
                *SHARES,
            ),
            services_of,
            ("mal pelayanan publik", "layanan", "waktu tunggu"),
        ),
        Dataset(
            "mal",
            _("Daftar mal"),
            _("Mal yang terhitung, dengan hari peresmian dan sumbernya."),
            (
                Field("hall", TEXT, _("Kode mal dalam alamat halamannya.")),
                Field("hall_name", TEXT, _("Nama mal.")),
                Field("region_code", TEXT, _("Kode kabupaten atau kota menurut Kemendagri.")),
                Field("region", TEXT, _("Nama kabupaten atau kota.")),
                Field("province_code", TEXT, _("Kode provinsi menurut Kemendagri.")),
                Field("inaugurated_on", DAY, _("Hari peresmian; kosong bila tidak diketahui.")),
                Field("source", TEXT, _("Sumber hari peresmian.")),
            ),
            list_of_halls,
            ("mal pelayanan publik", "daftar"),
        ),
    )
}
