"""Figures of what halls did: by month, by place, by way, by service and counter."""

from decimal import Decimal

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from satuatap.catalogue.models import Offering, Service, Way
from satuatap.national.pictures import columns, means
from satuatap.national.pictures.asked import Asked
from satuatap.national.pictures.figure import MINUTE, Cell, Column, Figure, Kind, Row, month_name
from satuatap.national.queries import areas, sums
from satuatap.national.queries.figures import Book
from satuatap.national.rules import Counts
from satuatap.places.models import Counter, Hall, Province
from satuatap.queueing.models import Queue

MOST = 20


def by_month(asked: Asked) -> Figure:
    """Visits and waits, month by month."""
    series = asked.series
    rows = [
        Row(
            [
                month_name(month),
                *columns.of_visits(series.get(month, Counts())),
                *columns.of_waits(series.get(month, Counts())),
            ],
            code=f"{month:%Y-%m}",
        )
        for month in asked.period
    ]
    head = [Column("month", _("Bulan"), Kind.TEXT), *columns.visits(), *columns.waits()]
    return Figure("kunjungan", _("Kunjungan dan tunggu"), means.visits(), head, rows, bars="visits")


def by_place(asked: Asked) -> Figure:
    """The provinces of the nation, the halls of anything smaller."""
    in_nation = asked.area.level == areas.NATION
    rows = _provinces(asked) if in_nation else _halls(asked)
    title = _("Menurut provinsi") if in_nation else _("Menurut mal")
    head = [Column("place", _("Provinsi") if in_nation else _("Mal"), Kind.TEXT)]
    empty = _("Belum ada mal yang terhitung di sini.")
    return Figure(
        "tempat",
        title,
        means.places(),
        [*head, *columns.whole()],
        rows,
        bars="visits",
        empty=empty,
    )


def by_way(asked: Asked) -> Figure:
    """Visits by way of service; those that are not recorded here are said to be missing."""
    rows = [_way(asked, each) for each in Way]
    head = [
        Column("way", _("Cara"), Kind.TEXT),
        Column("services", _("Layanan tersedia")),
        *columns.visits(),
        *columns.waits(),
        Column("note", _("Keterangan"), Kind.TEXT),
    ]
    return Figure("cara", _("Cara pelayanan"), means.ways(), head, rows, bars="visits")


def by_service(asked: Asked) -> Figure:
    """The services of the national list in the nation or a province."""
    found = sorted(
        sums.services_of_area(asked.area.code, asked.period),
        key=lambda each: (-each.counts.tickets, each.code),
    )
    titles = {
        each.pk: each.title for each in Service.objects.filter(pk__in=[f.code for f in found])
    }
    rows = [
        Row(
            [titles[each.code], each.halls, each.counts.tickets, *columns.of_waits(each.counts)],
            code=each.code,
        )
        for each in found
    ]
    head = [
        Column("service", _("Layanan"), Kind.TEXT),
        Column("halls", _("Mal")),
        Column("tickets", _("Nomor")),
        *columns.waits(),
    ]
    empty = _("Belum ada layanan yang diberikan dalam periode itu.")
    title = _("Layanan terbanyak")
    return Figure(
        "layanan", title, means.services(), head, rows, bars="tickets", empty=empty, most=MOST
    )


def by_counter(asked: Asked) -> Figure:
    """The services of a hall (or of a region's halls) at each of their counters."""
    parts = sums.parts_of_halls(asked.area.hall_ids, asked.period)
    offered = Offering.objects.select_related("office").in_bulk(
        {each.offering_id for each in parts}
    )
    desks = Counter.objects.in_bulk({each.counter_id for each in parts if each.counter_id})
    rows = [
        _part(
            each, offered[each.offering_id], desks.get(each.counter_id) if each.counter_id else None
        )
        for each in sorted(parts, key=lambda each: -each.counts.tickets)
    ]
    head = [
        Column("service", _("Layanan"), Kind.TEXT),
        Column("office", _("Gerai"), Kind.TEXT),
        Column("counter", _("Loket"), Kind.TEXT),
        Column("tickets", _("Nomor")),
        *columns.waits(),
        Column("service_p50_minutes", _("Layanan P50"), Kind.SECONDS),
    ]
    empty = _("Belum ada layanan yang diberikan dalam periode itu.")
    title = _("Layanan dan loket")
    return Figure("loket", title, means.counters(), head, rows, bars="tickets", empty=empty)


def promised(asked: Asked) -> Figure:
    """How long each queue of the area's halls promises that people wait."""
    titles = {each.pk: each.title for each in asked.area.halls}
    queues = Queue.objects.filter(hall__in=titles, is_active=True).select_related("office")
    rows = [
        Row(
            [
                str(each),
                each.office.short_name,
                titles[each.hall_id],
                each.promise_minutes * MINUTE,
            ],
            code=f"{each.hall_id}:{each.prefix}",
        )
        for each in queues.order_by("-promise_minutes", "hall__slug", "prefix")
    ]
    head = [
        Column("queue", _("Antrean"), Kind.TEXT),
        Column("office", _("Gerai"), Kind.TEXT),
        Column("hall", _("Mal"), Kind.TEXT),
        Column("promise_minutes", _("Janji tunggu"), Kind.SECONDS),
    ]
    empty = _("Belum ada antrean.")
    title = _("Janji tunggu")
    return Figure(
        "janji", title, means.promises(), head, rows, of=means.live(), empty=empty, most=MOST
    )


def _provinces(asked: Asked) -> list[Row]:
    indices = {each.code: each.ikm for each in asked.satisfaction.provinces}
    return [
        Row(
            [
                each.name,
                *columns.row_of(
                    asked.areas.get(each.pk, Counts()),
                    asked.books.get(each.pk, Book()),
                    indices.get(each.pk),
                ),
            ],
            url=asked.url_of(areas.PROVINCE, each.pk),
            code=each.pk,
        )
        for each in Province.objects.order_by("code")
    ]


def _halls(asked: Asked) -> list[Row]:
    indices = {each.code: each.ikm for each in asked.satisfaction.halls}
    return [_hall(asked, each, indices.get(each.slug)) for each in asked.area.halls]


def _hall(asked: Asked, hall: Hall, ikm: Decimal | None) -> Row:
    told = columns.row_of(asked.halls.get(hall.pk, Counts()), asked.books.get(hall.pk, Book()), ikm)
    name = f"{hall.title}, {hall.place}" if hall.place else hall.title
    return Row([name, *told], url=asked.url_of(areas.HALL, hall.slug), code=hall.slug)


def _way(asked: Asked, way: Way) -> Row:
    counts = asked.ways.get(way.value)
    offered: list[Cell] = [str(way.label), asked.ways_offered.get(way.value, 0)]
    if counts:
        told = [*columns.of_visits(counts), *columns.of_waits(counts)]
        return Row([*offered, *told, _("dari antrean")], code=way.value)
    counted = way is Way.DIRECT
    note = _("belum ada dalam periode ini") if counted else _("tidak dicatat di SatuAtap")
    return Row([*offered, *[None] * 5, note], code=way.value)


def _part(part: sums.Part, offering: Offering, counter: Counter | None) -> Row:
    english = (get_language() or "id").startswith("en") and offering.title_en
    return Row(
        [
            offering.title_en if english else offering.title_id,
            offering.office.short_name,
            str(counter) if counter else _("belum dipanggil"),
            part.counts.tickets,
            *columns.of_waits(part.counts),
            part.counts.service_p50,
        ],
        code=f"{offering.code}:{counter.code if counter else ''}",
    )
