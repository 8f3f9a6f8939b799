"""How a survey's period is called: ``2026 semester 2``, ``1 Juli–31 Desember 2026``."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from satuatap.surveys.rules import half_year_of


def called(begins: date, ends: date) -> str:
    """The half-year in which the period lies, else its days."""
    half = half_year_of(begins, ends)
    if half is None:
        return days(begins, ends)
    return _("%(year)s semester %(half)s") % {"year": half.year, "half": half.number}


def days(begins: date, ends: date) -> str:
    """Both days, the year once where it is the same."""
    if begins == ends:
        return date_format(begins, "j F Y")
    first = date_format(begins, "j F" if begins.year == ends.year else "j F Y")
    return f"{first}–{date_format(ends, 'j F Y')}"
