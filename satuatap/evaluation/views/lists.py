"""Lists to hand on as CSV and XLSX, each line with its reasons; support is oversight's list."""

from collections.abc import Callable, Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.core.cells import csv_file
from satuatap.core.workbooks import Row, xlsx_file
from satuatap.evaluation.access import ministry
from satuatap.evaluation.models import Cycle
from satuatap.evaluation.queries.lists import Listed, incentive, last_published

HEAD = ["code", "region", "province", "hall", "cycle", "rank", "index", "grade", "reasons"]
LISTS: dict[str, Callable[[Cycle | None], list[Listed]]] = {"insentif": incentive}
SUPPORT = "dukungan"


@require_safe
@never_cache
@ministry
def table(_request: HttpRequest, kind: str, form: str) -> HttpResponse:
    """One list in one form; anything else is not there."""
    if kind not in {*LISTS, SUPPORT} or form not in {"csv", "xlsx"}:
        raise Http404
    if kind == SUPPORT:
        return redirect(f"oversight:support-{form}")
    cycle = last_published()
    rows = _lines(cycle, LISTS[kind](cycle))
    name = f"{kind}-{timezone.localdate()}.{form}"
    if form == "xlsx":
        return xlsx_file(name, kind.capitalize(), rows)
    return csv_file(name, rows)


def _lines(cycle: Cycle | None, listed: list[Listed]) -> Iterator[Row]:
    yield HEAD
    for each in listed:
        hall, result = each.hall, each.result
        told = [hall.region_id, hall.region.name, hall.region.province.name, hall.title]
        figures = [result.rank, result.index, result.grade] if result else [None, None, ""]
        yield [*told, cycle.code if cycle else "", *figures, "; ".join(each.reasons)]
