"""The desk: complaints of one's chain, due soonest first, in as many queries for any number."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import F, Q, QuerySet

from satuatap.complaints import rules
from satuatap.complaints.models import Complaint

A_PAGE = 25
NEAR = timedelta(days=2)
TURNS = ("perlu", "pelapor", "lewat", "selesai", "semua")


@dataclass(frozen=True)
class Wanted:
    """What somebody wants to see: whose turn, which kind, how far up, and words."""

    turn: str = "perlu"
    kind: str = ""
    level: str = ""
    words: str = ""
    page: str = "1"

    @classmethod
    def asked(cls, query: Any) -> "Wanted":
        """From the address; anything odd is the usual."""
        turn = query.get("giliran", "")
        return cls(
            turn=turn if turn in TURNS else TURNS[0],
            kind=query.get("jenis", ""),
            level=query.get("jenjang", ""),
            words=query.get("q", "").strip(),
            page=query.get("hal", "1"),
        )


def desk(user: Any, wanted: Wanted, *, at: datetime) -> Page[Complaint]:
    """One page of the desk."""
    mine = Complaint.objects.handled_by(user, at).filter(_turn(wanted.turn, at=at))
    rows = _narrowed(mine, wanted).select_related("hall__region", "office")
    over = wanted.turn == "selesai"
    order = F("closed_at").desc() if over else F("due_at").asc(nulls_last=True)
    return Paginator(rows.order_by(order, "pk"), A_PAGE).get_page(wanted.page)


def _turn(turn: str, *, at: datetime) -> Q:
    choices = {
        "perlu": Q(state__in=sorted(rules.UNHANDLED | rules.HANDLED)),
        "pelapor": Q(state__in=[rules.COMPLETING, rules.AWAITING]),
        "lewat": Q(state__in=sorted(rules.OPEN), due_at__lt=at),
        "selesai": Q(state__in=sorted(rules.CLOSED)),
    }
    return choices.get(turn, Q())


def _narrowed(rows: QuerySet[Complaint], wanted: Wanted) -> QuerySet[Complaint]:
    if wanted.kind:
        rows = rows.filter(kind=wanted.kind)
    if wanted.level.isdecimal() and len(wanted.level) == 1:
        rows = rows.filter(level__gte=min(int(wanted.level), rules.Level.OMBUDSMAN))
    if wanted.words:
        read = Q(moderated="", title__icontains=wanted.words)
        read |= Q(moderated_title__icontains=wanted.words) & ~Q(moderated="")
        rows = rows.filter(Q(number__icontains=wanted.words) | read)
    return rows
