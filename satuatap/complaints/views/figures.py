"""Statistics for the chain: how fast, how well and where, over what each of them may count."""

from dataclasses import asdict
from decimal import Decimal

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from satuatap.complaints.access import reach_of
from satuatap.complaints.forms.figures import PeriodForm, usual_periods
from satuatap.complaints.models import Complaint
from satuatap.complaints.queries import staff_figures as figures
from satuatap.complaints.queries.exchange import exchange_state
from satuatap.complaints.queries.staff_figures import Counted, Group, Period
from satuatap.complaints.views.chain import desk_only
from satuatap.core.tables_out import as_csv
from satuatap.core.workbooks import MEDIA_TYPE, Row, add_sheet, content_of, empty_book
from satuatap.places.models import Hall

A_PAGE = 50
NAMES = {
    "sent": "terkirim",
    "answered": "ditanggapi",
    "on_time": "tepat_waktu",
    "reopened": "dibuka_kembali",
    "done": "selesai",
    "breached": "lewat_tenggat",
    "escalated": "naik_jenjang",
    "overdue": "lewat_tenggat_sekarang",
    "asked": "menjawab_membantu",
    "helped": "membantu",
    "answer_p50": "hari_p50",
    "answer_p90": "hari_p90",
}
COLUMNS = ("mal", "jenis", "instansi", *NAMES.values())


class Asked:
    """What somebody asks for: a period and a hall; anything odd is said, and the usual is shown."""

    def __init__(self, request: HttpRequest) -> None:
        self.at = timezone.now()
        halls = list(_halls(request))
        slug = request.GET.get("mal", "")
        self.hall = next((each for each in halls if each.slug == slug), None)
        self.is_one_hall = len(halls) == 1
        zone = (
            (self.hall or halls[0]).zone
            if self.hall or self.is_one_hall
            else timezone.get_default_timezone()
        )
        self.usual = usual_periods(self.at.astimezone(zone).date())
        first = {"dari": self.usual[0].first, "sampai": self.usual[0].last}
        given = {name: request.GET[name] for name in first if request.GET.get(name)}
        self.form = PeriodForm(first | given)
        chosen = self.form.cleaned_data if self.form.is_valid() else first
        self.period = Period(chosen["dari"], chosen["sampai"], zone)
        self.rows = figures.rows_for(request.user, hall=self.hall)
        self.sent = figures.sent_in(self.rows, self.period)


def _halls(request: HttpRequest) -> QuerySet[Hall]:
    """The halls of which this person counts anything."""
    keys = Complaint.objects.counted_for(request.user).order_by().values("hall")
    return Hall.objects.filter(pk__in=keys).select_related("region").order_by("name")


@require_safe
@desk_only
def page(request: HttpRequest) -> HttpResponse:
    asked = Asked(request)
    halls = [] if asked.hall or asked.is_one_hall else figures.by_hall(asked.sent, at=asked.at)
    reach = reach_of(request.user)
    here = {
        "asked": asked,
        "standing": figures.standing(asked.rows, at=asked.at),
        "parts": figures.by_part(asked.sent, at=asked.at),
        "months": figures.by_month(asked.sent, asked.period.zone, at=asked.at),
        "halls": Paginator(halls, A_PAGE).get_page(request.GET.get("hal")) if halls else None,
        "form": asked.form,
        "is_above": bool(reach.inspected or reach.is_ministry or reach.is_ombudsman),
        "exchange": exchange_state() if reach.is_ministry else None,
    }
    return render(request, "complaints/desk/figures.html", here)


@require_safe
@desk_only
def table(request: HttpRequest, form: str) -> HttpResponse:
    """The same as a table (CSV) or as a workbook with one sheet for each view (XLSX)."""
    if form not in {"csv", "xlsx"}:
        raise Http404
    asked = Asked(request)
    rows = figures.by_hall_and_part(asked.sent, at=asked.at)
    if form == "csv":
        told = (dict(zip(COLUMNS, _row(each), strict=True)) for each in rows)
        content: str | bytes = as_csv(COLUMNS, told)
    else:
        content = _workbook(asked, rows)
    kind = MEDIA_TYPE if form == "xlsx" else "text/csv; charset=utf-8"
    name = f"laporan-{asked.period.first}-{asked.period.last}.{form}"
    file = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=file)


def _workbook(asked: Asked, rows: list[Group]) -> bytes:
    months = figures.by_month(asked.sent, asked.period.zone, at=asked.at)
    halls = figures.by_hall(asked.sent, at=asked.at)
    book = empty_book()
    add_sheet(book, _("Jenis dan instansi"), [COLUMNS, *map(_row, rows)])
    told = [(f"{each.month:%Y-%m}", *_told(each.figures)) for each in months]
    add_sheet(book, _("Bulan"), [("bulan", *NAMES.values()), *told])
    told = [(each.hall.title, *_told(each.figures)) for each in halls if each.hall]
    add_sheet(book, _("Mal"), [("mal", *NAMES.values()), *told])
    return content_of(book)


def _row(group: Group) -> Row:
    hall = group.hall.slug if group.hall else ""
    return (hall, group.kind, group.agency, *_told(group.figures))


def _told(found: Counted) -> Row:
    """The figures in the order of the columns; days with two decimals."""
    facts = asdict(found)
    for name in ("answer_p50", "answer_p90"):
        if facts[name] is not None:
            facts[name] = Decimal(f"{facts[name]:.2f}")
    return [facts[name] for name in NAMES]
