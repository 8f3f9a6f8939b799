"""Ceremonies in the calendar of halls: once they are announced, one date for each hall."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from satuatap.inauguration import rules
from satuatap.inauguration.models import CeremonyHall
from satuatap.oversight.queries.coming import Coming

COMING = (rules.ANNOUNCED, rules.SIGNING)


def dates_of_ceremonies(first: date, last: date) -> Iterator[Coming]:
    """Halls that are on the list of an announced ceremony between these days."""
    listed = CeremonyHall.objects.filter(
        ceremony__held_on__range=(first, last), ceremony__state__in=COMING
    )
    for each in listed.select_related("ceremony", "hall__region"):
        what = _("Peresmian: %(title)s") % {"title": each.ceremony.title}
        yield Coming(each.ceremony.held_on, "ceremony", each.hall, what)
