"""What the report says, as plain facts for its templates: words and numbers, ready to be set."""

from datetime import datetime
from typing import Any

from django.utils import translation

from satuatap.surveys.models import Campaign, Sheet
from satuatap.surveys.queries import campaign_flags, earlier_than
from satuatap.surveys.queries.beside import companions_of
from satuatap.surveys.queries.publication import smallest_cells
from satuatap.surveys.queries.shown import Shown, shown_result
from satuatap.surveys.queries.signing import who
from satuatap.surveys.reports import analysis, annex, counts, tables
from satuatap.surveys.reports.words import LANGUAGE, capital, day, number, percent, period
from satuatap.surveys.rules import bands_on, in_language
from satuatap.surveys.sources import grades

Facts = dict[str, Any]


def report_facts(campaign: Campaign, *, at: datetime) -> Facts:
    """The whole report of a campaign; of one that still runs a draft, as it stands ``at``.

    Figures of a few answers are left out as on every page (``rules.disclosure``).
    """
    with translation.override(LANGUAGE):
        shown = shown_result(campaign)
        found = shown.whole.figure if shown.is_shown else None
        return {
            **heading(campaign, at=at),
            "why": why_not(shown),
            "answers": counts.told(shown.whole.tally.respondents, shown.least),
            "method": method(shown),
            "channels": channels(shown),
            "tables": body_tables(campaign),
            "samples": tables.samples(shown),
            "respondents": tables.respondents(campaign) if found else None,
            "whole": tables.whole(found, shown.whole.interval) if found else None,
            "elements": tables.elements(campaign, found),
            "parts": tables.parts(shown),
            "silent": sum(not line.answers for line in shown.lines),
            "analysis": analysis.analysis(shown, found) if found else None,
            "quality": quality(shown),
            "follow_ups": follow_ups(campaign),
            "earlier_follow_ups": follow_ups(earlier_than(campaign)),
            **annex.questionnaire(campaign.instrument.instrument),
            "spread": annex.spread(campaign, found) if found else [],
            "beside_questionnaire": annex.beside_questionnaire(companions_of(campaign)),
            "beside": annex.beside(shown),
            "tabulation": annex.tabulation(shown, found) if found else None,
        }


def heading(campaign: Campaign, *, at: datetime) -> Facts:
    """Whose report it is, of which days, and from when."""
    hall = campaign.hall
    written = hall.local(campaign.closed_at or at).date()
    return {
        "draft": campaign.is_open,
        "written": day(written),
        "hall": {
            "name": hall.title,
            "place": hall.region.name,
            "seat": hall.region.seat,
            "operator": hall.operator or f"Penyelenggara {hall.title}",
            "address": " ".join(hall.address.split()),
        },
        "campaign": {
            "title": campaign.title,
            "period": period(campaign),
            "closed": "" if campaign.is_open else day(written),
            "signed": campaign.signed_by or who(campaign.closed_by),
        },
    }


def why_not(shown: Shown) -> str:
    """Why there are no figures; empty where there are."""
    if shown.is_shown:
        return ""
    if shown.campaign.is_open:
        return "Survei masih berjalan. Nilai ditampilkan setelah survei ditutup."
    if not shown.whole.tally.respondents:
        return "Tidak ada jawaban yang masuk, sehingga tidak ada nilai."
    return f"Yang menjawab kurang dari {shown.least} orang, sehingga nilainya tidak ditampilkan."


def method(shown: Shown) -> Facts:
    """Population, sample and the rule by which grades were given."""
    campaign, progress = shown.campaign, shown.whole.progress
    bands = bands_on(campaign.ends, grades())
    return {
        "population": number(progress.population) if progress else "–",
        "basis": campaign.get_basis_display(),
        "met": progress is None or progress.is_met,
        "shortfall": counts.lacking(progress, shown.least) if progress else "0",
        "least": str(shown.least),
        "rule": bands.rule,
        "weight": f"1/{campaign.instrument.size}",
        "bands": [
            {
                "letter": each.letter,
                "range": f"{number(each.least)}–{number(each.most)}",
                "means": in_language(each.means, LANGUAGE),
            }
            for each in reversed(bands.grades)
        ],
    }


def channels(shown: Shown) -> list[Facts]:
    """How many answered by which way, those without an invitation apart."""
    names = dict(Sheet.Channel.choices)
    total = shown.whole.tally.respondents
    return [
        {
            "name": capital(str(names[each.channel])),
            "invited": "tanpa undangan" if each.is_open else "dengan undangan",
            "answers": counts.told(each.answers, shown.least),
            "share": _share(each.answers, total, least=shown.least),
        }
        for each in shown.result.channels
    ]


def _share(count: int, total: int, *, least: int) -> str:
    """A share, unless it would tell how few they are."""
    return "" if counts.is_few(count, least) else percent(count, total)


def body_tables(campaign: Campaign) -> list[Facts]:
    """The tables of survey bodies that are in the figure."""
    taken = campaign.tables.defer("content").order_by("taken_at")
    least = smallest_cells().on(campaign.ends)
    return [
        {
            "body": each.body,
            "method": each.method,
            "rows": counts.told(each.rows, least),
            "taken": day(campaign.hall.local(each.taken_at).date()),
        }
        for each in taken
    ]


def quality(shown: Shown) -> Facts:
    """How many sheets are flagged, and how many came without an invitation."""
    flags, total = campaign_flags(shown.campaign), shown.whole.tally.respondents
    least = shown.least
    unasked = sum(each.answers for each in shown.result.channels if each.is_open)
    return {
        "straight": "" if flags.straight is None else capital(counts.told(flags.straight, least)),
        "bursts": counts.told(flags.in_bursts, least),
        "open": capital(counts.told(unasked, least)),
        "open_share": _share(unasked, total, least=least),
        "left_out": number(sum(each.left_out for each in shown.campaign.tables.defer("content"))),
    }


def follow_ups(campaign: Campaign | None) -> list[Facts]:
    """The follow-up plan of a campaign, and how far it has come."""
    if campaign is None:
        return []
    asked = campaign.instrument.instrument
    names = {
        each.slug: f"{each.code} {in_language(each.name, LANGUAGE)}" for each in asked.elements
    }
    return [
        {
            "element": names.get(each.element, each.element),
            "measure": each.measure,
            "owner": each.owner,
            "due": day(each.due),
            "proof": each.proof,
            "state": f"selesai {day(campaign.hall.local(each.done_at).date())}"
            if each.done_at
            else "belum selesai",
        }
        for each in campaign.follow_ups.order_by("due", "pk")
    ]
