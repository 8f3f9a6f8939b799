"""Numbers and days as the report writes them: always Indonesian, whoever asks for it."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.formats import date_format, number_format

from satuatap.surveys.models import Campaign
from satuatap.surveys.rules.numbers import half_up

LANGUAGE = "id"
LOWEST, SPAN = 25, 75


def number(value: Decimal | int) -> str:
    """``12.046`` and ``83,33``."""
    return number_format(value, force_grouping=True)


def signed(value: Decimal) -> str:
    """A difference with its sign: ``+1,43``."""
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{number(abs(value))}"


def percent(part: int, whole: int) -> str:
    """``37,5 %``; nothing of nothing."""
    return f"{number(half_up(Fraction(part * 100, whole), 1))} %" if whole else ""


def day(value: date) -> str:
    """``21 November 2026``."""
    return date_format(value, "j F Y")


def capital(words: str) -> str:
    """With a capital letter at the beginning and everything else as it is."""
    return words[:1].upper() + words[1:]


def period(campaign: Campaign) -> str:
    """``1 Juli sampai 31 Desember 2026``, with the first year where it is another one."""
    same = campaign.begins.year == campaign.ends.year
    first = date_format(campaign.begins, "j F" if same else "j F Y")
    return f"{first} sampai {day(campaign.ends)}"


def share(value: Decimal) -> float:
    """How long a bar is: where a figure from 25 to 100 lies between its ends, from 0 to 1."""
    return float((value - LOWEST) / SPAN)
