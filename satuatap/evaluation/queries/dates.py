"""Deadlines of cycles in the calendar of halls: what a region has to do, and until when."""

from collections.abc import Iterator
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from satuatap.evaluation.models import Assessment, Cycle
from satuatap.oversight.queries.coming import Coming


def dates_of_cycles(first: date, last: date) -> Iterator[Coming]:
    """Last days of running cycles: for halls that have not sent theirs, and of objections."""
    between = (first, last)
    due = Q(cycle__self_by__range=between, sent_at=None) | Q(cycle__objection_by__range=between)
    running = Assessment.objects.filter(due, cycle__in=Cycle.objects.running())
    for each in running.select_related("cycle", "hall__region"):
        cycle = each.cycle
        if each.sent_at is None and first <= cycle.self_by <= last:
            what = _("Penilaian mandiri %(cycle)s: hari terakhir") % {"cycle": cycle}
            yield Coming(cycle.self_by, "deadline", each.hall, what)
        if first <= cycle.objection_by <= last:
            what = _("Sanggahan %(cycle)s: hari terakhir") % {"cycle": cycle}
            yield Coming(cycle.objection_by, "deadline", each.hall, what)
