"""When a door is open, from its plan and a moment: no database, no clock."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from satuatap.places.rules.plan import Hours, OpeningPlan, Reason, SpecialDay

LOOK_AHEAD_DAYS = 400


@dataclass(frozen=True)
class Opening:
    """The answer for one moment.

    ``until`` is when it closes next (a break counts), ``last`` the end of its day; ``next`` is when
    it opens again. The answer stays the same before ``stands_until``. ``unknown_year`` is a year
    that the answer needs and whose holidays nobody has recorded.
    """

    open: bool
    reason: Reason
    note: str = ""
    until: datetime | None = None
    last: datetime | None = None
    next: datetime | None = None
    stands_until: datetime | None = None
    unknown_year: int | None = None


@dataclass(frozen=True)
class _Span:
    opens: datetime
    closes: datetime


def opening(plan: OpeningPlan, at: datetime) -> Opening:
    """Is the door open at this moment, why, until when, and when next?"""
    at = at.astimezone(plan.zone)
    if not plan.operating:
        return Opening(open=False, reason=Reason.NOT_OPERATING)
    is_open, reason, note = _state(plan, at)
    later = [moment for moment in _moments(plan, at.date()) if moment > at]
    following = None if is_open else next_opening(plan, at)
    by_timetable = None if reason is Reason.OVERRIDE else at
    found = Opening(
        open=is_open,
        reason=reason,
        note=note,
        next=following,
        stands_until=next(iter(later), _midnight(plan, at.date() + timedelta(days=1))),
        unknown_year=unknown_year(plan, *filter(None, (by_timetable, following))),
    )
    if not is_open:
        return found
    return replace(found, until=_closing(plan, at), last=_last_closing(plan, later))


def next_opening(plan: OpeningPlan, at: datetime) -> datetime | None:
    """The first moment after ``at`` at which the door opens, looking 400 days ahead."""
    at = at.astimezone(plan.zone)
    was_open = _is_open(plan, at)
    for moment in _moments_after(plan, at, LOOK_AHEAD_DAYS):
        is_open = _is_open(plan, moment)
        if is_open and not was_open:
            return moment
        was_open = is_open
    return None


def opening_from(plan: OpeningPlan, day: date) -> datetime | None:
    """The first moment of this day or later at which the door is open."""
    midnight = _midnight(plan, day)
    return midnight if _is_open(plan, midnight) else next_opening(plan, midnight)


def is_over(plan: OpeningPlan, at: datetime) -> bool:
    """Whether the timetable's day has ended, and nothing opens the door again before midnight.

    Only hours end a day: no closure, break or day off that somebody put in later does.
    """
    at = at.astimezone(plan.zone)
    spans = _spans(plan, at.date())
    midnight = _midnight(plan, at.date() + timedelta(days=1))
    if not spans or at < spans[-1].closes:
        return False
    opened = [each for each in plan.overrides if each.open and each.starts_at < midnight]
    return all(each.ends_at is not None and each.ends_at <= at for each in opened)


def unknown_year(plan: OpeningPlan, *moments: datetime) -> int | None:
    """The first year of these moments whose national holidays are not on record."""
    return min({moment.year for moment in moments} - plan.known_years, default=None)


def _state(plan: OpeningPlan, at: datetime) -> tuple[bool, Reason, str]:
    holding = [override for override in plan.overrides if override.holds(at)]
    if holding:
        decides = max(holding, key=lambda override: (override.reach, override.starts_at))
        return decides.open, Reason.OVERRIDE, decides.message
    return _timetable(plan, at)


def _timetable(plan: OpeningPlan, at: datetime) -> tuple[bool, Reason, str]:
    special = plan.days.get(at.date())
    note = special.name if special else ""
    hours = hours_on(plan, at.date())
    if hours is None:
        return False, _why_shut(plan, special), note
    spans = _spans(plan, at.date())
    if any(span.opens <= at < span.closes for span in spans):
        return True, Reason.SPECIAL if special else Reason.HOURS, note
    if at < spans[0].opens:
        return False, Reason.BEFORE, note
    return False, Reason.AFTER if at >= spans[-1].closes else Reason.BREAK, note


def _why_shut(plan: OpeningPlan, special: SpecialDay | None) -> Reason:
    if special is not None:
        return special.kind
    return Reason.DAY_OFF if plan.week else Reason.NO_HOURS


def _is_open(plan: OpeningPlan, at: datetime) -> bool:
    return _state(plan, at)[0]


def hours_on(plan: OpeningPlan, day: date) -> Hours | None:
    """The hours of a date by calendar, season and week; None where the timetable keeps it shut."""
    special = plan.days.get(day)
    if special is not None:
        return special.hours
    fasting = any(first <= day <= last for first, last in plan.ramadans)
    week = plan.ramadan if fasting and plan.ramadan else plan.week
    return week.get(day.weekday())


def turns_of(hours: Hours) -> list[time]:
    """When the door opens and shuts and, with a break inside, opens and shuts again."""
    turns = [hours.opens_at, hours.closes_at]
    if hours.break_from is not None and hours.break_to is not None:
        inside = hours.opens_at < hours.break_from < hours.break_to < hours.closes_at
        turns[1:1] = [hours.break_from, hours.break_to] if inside else []
    return turns


def _spans(plan: OpeningPlan, day: date) -> list[_Span]:
    hours = hours_on(plan, day)
    if hours is None:
        return []
    moments = [datetime.combine(day, turn, plan.zone) for turn in turns_of(hours)]
    return [_Span(*pair) for pair in zip(moments[::2], moments[1::2], strict=True)]


def _moments(plan: OpeningPlan, day: date) -> list[datetime]:
    """The moments of a day at which the state can change."""
    turns = {turn for span in _spans(plan, day) for turn in (span.opens, span.closes)}
    for override in plan.overrides:
        bounds = [override.starts_at, override.ends_at]
        local = [bound.astimezone(plan.zone) for bound in bounds if bound is not None]
        turns |= {bound for bound in local if bound.date() == day}
    return sorted(turns)


def _moments_after(plan: OpeningPlan, at: datetime, days: int) -> Iterator[datetime]:
    for ahead in range(days + 1):
        for moment in _moments(plan, at.date() + timedelta(days=ahead)):
            if moment > at:
                yield moment


def _closing(plan: OpeningPlan, at: datetime) -> datetime | None:
    """When it closes next, within a day and a half: who is open for longer is simply open."""
    moments = _moments_after(plan, at, days=1)
    return next((moment for moment in moments if not _is_open(plan, moment)), None)


def _last_closing(plan: OpeningPlan, later: list[datetime]) -> datetime | None:
    """The last moment of this day at which it closes, None if it stays open past midnight."""
    closed_since: datetime | None = None
    for moment in later:
        closed_since = None if _is_open(plan, moment) else closed_since or moment
    return closed_since


def _midnight(plan: OpeningPlan, day: date) -> datetime:
    return datetime.combine(day, time(), plan.zone)
