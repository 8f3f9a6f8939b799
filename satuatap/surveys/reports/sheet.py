"""The public sheet: one page that a hall hangs up, with the way to the public page."""

import io
from collections import Counter
from datetime import datetime
from textwrap import shorten
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import translation

from satuatap.places.models import Hall
from satuatap.surveys.models import Campaign, Sheet
from satuatap.surveys.queries.shown import Shown, shown_result
from satuatap.surveys.reports import contents, counts, tables
from satuatap.surveys.reports.analysis import earlier_period
from satuatap.surveys.reports.words import LANGUAGE, capital

Facts = dict[str, Any]
MOST_FOLLOW_UPS = 3
LONGEST = {"measure": 100, "owner": 50}  # letters, so that the page stays one


def sheet_facts(campaign: Campaign, *, at: datetime) -> Facts:
    """What the sheet of a campaign says; of one that still runs, that it runs."""
    with translation.override(LANGUAGE):
        shown = shown_result(campaign)
        found = shown.whole.figure if shown.is_shown else None
        address = public_address(campaign.hall)
        heading = contents.heading(campaign, at=at)
        heading["hall"]["operator"] = _cut(heading["hall"]["operator"], LONGEST["owner"])
        return {
            **heading,
            "why": contents.why_not(shown),
            "method": contents.method(shown),
            "sample": tables.samples(shown)[0],
            "whole": tables.whole(found, shown.whole.interval) if found else None,
            "elements": tables.elements(campaign, found),
            "respondents": tables.respondents(campaign) if found else [],
            "channels": _ways(shown),
            "earlier": earlier_period(campaign) if found else None,
            "follow_ups": [
                _short(each) for each in contents.follow_ups(campaign)[:MOST_FOLLOW_UPS]
            ],
            "address": address.removeprefix("https://").removeprefix("http://"),
            "qr": qr(address),
        }


def public_address(hall: Hall) -> str:
    """Where everybody reads the results of this hall."""
    return settings.PUBLIC_URL + reverse("surveys:satisfaction", args=[hall.slug])


def qr(address: str) -> str:
    """A QR code as SVG."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, scale=8)
    return drawn.getvalue().decode()


def _ways(shown: Shown) -> list[Facts]:
    """How many answered by which way, invited or not."""
    names, came = dict(Sheet.Channel.choices), Counter[str]()
    for each in shown.result.channels:
        came[each.channel] += each.answers
    return [
        {"name": capital(str(names[way])), "answers": counts.told(count, shown.least)}
        for way, count in came.items()
    ]


def _short(line: Facts) -> Facts:
    return line | {key: _cut(line[key], most) for key, most in LONGEST.items()}


def _cut(words: str, most: int) -> str:
    return shorten(words, width=most, placeholder=" …")
