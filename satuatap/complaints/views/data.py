"""Open data: the figures and the published texts, as CSV and JSON."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from satuatap.complaints.queries.open import figures
from satuatap.complaints.queries.public import published
from satuatap.core.tables_out import as_csv

Rows = list[dict[str, Any]]
FIGURES = (
    "jenis",
    "instansi",
    "terkirim",
    "ditanggapi_persen",
    "tepat_waktu_persen",
    "dibuka_kembali_persen",
    "selesai_persen",
    "lewat_tenggat_persen",
    "hari_p50",
    "hari_p90",
)
OF_FACTS = ("answered", "on_time", "reopened", "done", "breached", "answer_p50", "answer_p90")
TEXTS = ("nomor", "mal", "jenis", "keadaan", "judul", "isi", "tanggapan", "diumumkan")
MOST = 5000


def _figures(at: datetime) -> Rows:
    return [
        dict(
            zip(
                FIGURES,
                [each.kind, each.agency, each.sent, *map(each.facts.get, OF_FACTS)],
                strict=True,
            )
        )
        for each in figures(None, at=at)
    ]


def _texts(_at: datetime) -> Rows:
    return [
        {
            "nomor": each.complaint.number,
            "mal": each.complaint.hall.slug,
            "jenis": each.complaint.kind,
            "keadaan": each.complaint.state,
            "judul": each.title,
            "isi": each.body,
            "tanggapan": each.answer,
            "diumumkan": each.published_at.isoformat(timespec="seconds"),
        }
        for each in published()[:MOST]
    ]


TABLES: dict[str, tuple[tuple[str, ...], Callable[[datetime], Rows]]] = {
    "statistik": (FIGURES, _figures),
    "publik": (TEXTS, _texts),
}


@require_safe
def table(_request: HttpRequest, name: str, form: str) -> HttpResponse:
    """One table in one form; anything else is not there."""
    if name not in TABLES or form not in {"csv", "json"}:
        raise Http404
    columns, read = TABLES[name]
    rows = read(timezone.now())
    if form == "json":
        return JsonResponse({name: rows}, json_dumps_params={"ensure_ascii": False})
    answer = HttpResponse(as_csv(columns, rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="pengaduan-{name}.csv"'
    return answer
