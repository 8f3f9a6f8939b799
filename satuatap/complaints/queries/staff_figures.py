"""Figures for the chain, over what each may count: by kind and agency, month and hall."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Coalesce, TruncMonth

from satuatap.catalogue.models import Agency
from satuatap.complaints import rules
from satuatap.complaints.models import Complaint
from satuatap.complaints.models.marks import Kind
from satuatap.complaints.queries.percentile import DaysPercentile
from satuatap.places.models import Hall

AGENCY = Coalesce(F("office__agency"), F("about_office__agency"))
OPEN = Q(state__in=sorted(rules.OPEN))


@dataclass(frozen=True)
class Period:
    """From the first day to the last, both counted, in this zone."""

    first: date
    last: date
    zone: ZoneInfo

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.first, time(), self.zone)

    @property
    def ends(self) -> datetime:
        return datetime.combine(self.last + timedelta(days=1), time(), self.zone)


@dataclass(frozen=True)
class Counted:
    """Figures of one group; ``answer_p50`` and ``answer_p90`` are days to the first answer.

    ``escalated`` came up at least one level, ``asked`` said whether it helped, ``helped`` yes.
    """

    sent: int
    answered: int
    on_time: int
    reopened: int
    done: int
    breached: int
    escalated: int
    overdue: int
    asked: int
    helped: int
    answer_p50: float | None
    answer_p90: float | None

    @property
    def on_time_share(self) -> int | None:
        """Of what was answered, per cent."""
        return share(self.on_time, self.answered)

    @property
    def helped_share(self) -> int | None:
        """Of those who said, per cent."""
        return share(self.helped, self.asked)


@dataclass(frozen=True)
class Group:
    """Figures under the names of what they are of."""

    figures: Counted
    kind: str = ""
    agency: str = ""
    month: date | None = None
    hall: Hall | None = None

    @property
    def kind_title(self) -> str:
        return str(Kind(self.kind).label) if self.kind else ""


@dataclass(frozen=True)
class Standing:
    """How much is open now, whatever the period."""

    open: int
    overdue: int
    called_in: int


def share(part: int, whole: int) -> int | None:
    """Per cent, whole; None of nothing."""
    return round(100 * part / whole) if whole else None


def rows_for(user: Any, *, hall: Hall | None = None) -> QuerySet[Complaint]:
    """All that this person's figures count, or of it what one hall has."""
    rows = Complaint.objects.counted_for(user)
    return rows.filter(hall=hall) if hall else rows


def sent_in(rows: QuerySet[Complaint], period: Period) -> QuerySet[Complaint]:
    """Those that were sent in a period."""
    return rows.filter(sent_at__gte=period.begins, sent_at__lt=period.ends)


def standing(rows: QuerySet[Complaint], *, at: datetime) -> Standing:
    """What is open at this moment."""
    found = rows.filter(OPEN).aggregate(
        open=Count("pk"),
        overdue=Count("pk", filter=Q(due_at__lt=at)),
        called_in=Count("pk", filter=Q(level__gte=rules.Level.COORDINATOR)),
    )
    return Standing(**found)


def by_part(rows: QuerySet[Complaint], *, at: datetime) -> list[Group]:
    """By kind and agency."""
    found = list(_counted(rows.annotate(agency=AGENCY), "kind", "agency", at=at))
    names = Agency.objects.in_bulk([each["agency"] for each in found if each["agency"]])
    return [
        Group(_figures(each), kind=each["kind"], agency=_name(names, each["agency"]))
        for each in found
    ]


def by_month(rows: QuerySet[Complaint], zone: ZoneInfo, *, at: datetime) -> list[Group]:
    """By the month in which they were sent, oldest first."""
    months = rows.annotate(month=TruncMonth("sent_at", tzinfo=zone))
    return [
        Group(_figures(each), month=each["month"].date())
        for each in _counted(months, "month", at=at)
    ]


def by_hall(rows: QuerySet[Complaint], *, at: datetime) -> list[Group]:
    """By hall: where most is overdue first, then where fewest answers are on time."""
    found = list(_counted(rows, "hall", at=at))
    halls = Hall.objects.select_related("region").in_bulk([each["hall"] for each in found])
    groups = [Group(_figures(each), hall=halls[each["hall"]]) for each in found]
    return sorted(groups, key=_urgent)


def by_hall_and_part(rows: QuerySet[Complaint], *, at: datetime) -> list[Group]:
    """By hall, kind and agency: what leaves as a table."""
    found = list(_counted(rows.annotate(agency=AGENCY), "hall", "kind", "agency", at=at))
    halls = Hall.objects.select_related("region").in_bulk({each["hall"] for each in found})
    return [
        Group(
            _figures(each), kind=each["kind"], agency=each["agency"] or "", hall=halls[each["hall"]]
        )
        for each in found
    ]


def _urgent(group: Group) -> tuple[int, int, str]:
    figures = group.figures
    on_time = figures.on_time_share
    return -figures.overdue, 101 if on_time is None else on_time, str(group.hall)


def _name(names: dict[Any, Agency], key: Any) -> str:
    return names[key].name if key in names else ""


def _counted(rows: QuerySet[Complaint], *names: str, at: datetime) -> QuerySet[Any, Any]:
    found: QuerySet[Any, Any] = (
        rows.order_by()
        .values(*names)
        .annotate(
            sent=Count("pk"),
            answered=Count("answered_at"),
            on_time=Count("pk", filter=Q(on_time=True)),
            reopened=Count("pk", filter=Q(reopenings__gt=0)),
            done=Count("pk", filter=Q(state=rules.DONE)),
            breached=Count("pk", filter=Q(breaches__gt=0)),
            escalated=Count("pk", filter=Q(level__gte=rules.Level.COORDINATOR)),
            overdue=Count("pk", filter=OPEN & Q(due_at__lt=at)),
            asked=Count("pk", filter=Q(help_question__helped__gt="")),
            helped=Count("pk", filter=Q(help_question__helped="yes")),
            answer_p50=DaysPercentile("sent_at", "answered_at", share=0.5),
            answer_p90=DaysPercentile("sent_at", "answered_at", share=0.9),
        )
        .order_by(*names)
    )
    return found


def _figures(row: dict[str, Any]) -> Counted:
    return Counted(**{name: row[name] for name in Counted.__dataclass_fields__})
