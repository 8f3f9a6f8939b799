"""A due date as sentences for people: until when, counted how, and what was left out and why."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from satuatap.core.clocks import Calendar, ClockState, Counting, Phase, Stretch, Unit
from satuatap.places import wording

MOST_NAMED = 6  # days off that are named one by one


def due_sentence(state: ClockState, *, on: Calendar) -> str:
    """Until when, and why then, in the reader's language and on the calendar's own clock."""
    parts = [*_standing(state, on), *_reckoning(state, on), *_doubts(state)]
    return " ".join(filter(None, parts))


def reckoning_sentence(state: ClockState, *, on: Calendar) -> str:
    """How a due date that stands elsewhere was counted, what was left out, and what is in doubt."""
    return " ".join([*_reckoning(state, on), *_doubts(state)])


def amount_words(amount: int | Fraction, unit: Unit) -> str:
    """``5 hari kerja``, ``72 jam``; a part of a unit to one decimal."""
    places = 0 if amount == int(amount) else 1
    number = number_format(float(amount), places, use_l10n=True)
    return _unit_words(unit, 1 if amount == 1 else 2) % {"number": number}


def moment_words(at: datetime, on: Calendar) -> str:
    """``Kamis, 26 November 2026 pukul 15.30 WIB``; midnight is the end of the day before."""
    here = on.local(at)
    if here.time() == time():
        return _("akhir hari %(day)s") % {"day": wording.day_long(here.date() - timedelta(days=1))}
    facts = {"day": wording.day_long(here.date()), "hour": wording.clock(here, on)}
    return _("%(day)s pukul %(hour)s %(zone)s") % (facts | {"zone": here.tzname()})


def _unit_words(unit: Unit, count: int) -> str:
    words = {
        Unit.MINUTE: ngettext("%(number)s menit kerja", "%(number)s menit kerja", count),
        Unit.HOUR: ngettext("%(number)s jam kerja", "%(number)s jam kerja", count),
        Unit.WORKING_DAY: ngettext("%(number)s hari kerja", "%(number)s hari kerja", count),
        Unit.DAY: ngettext("%(number)s hari kalender", "%(number)s hari kalender", count),
        Unit.CLOCK_HOUR: ngettext("%(number)s jam", "%(number)s jam", count),
    }
    return words[unit]


def _standing(state: ClockState, on: Calendar) -> Iterator[str]:
    """Where the clock stands, and until when."""
    if state.due_at is None:
        never = state.phase is Phase.IDLE
        yield _("Waktu belum berjalan.") if never else _("Waktu akan dihitung lagi dari awal.")
        return
    limit = {"due": moment_words(state.due_at, on)}
    if state.phase is Phase.PAUSED:
        yield from _paused(state, on)
    elif state.phase.is_over:
        yield from _ended(state, on)
        yield _("Batasnya %(due)s.") % limit
    elif state.is_late:
        yield _("Terlambat: batasnya %(due)s.") % limit
    else:
        yield _("Paling lambat %(due)s.") % limit


def _paused(state: ClockState, on: Calendar) -> Iterator[str]:
    pause = state.course.pauses[-1]
    yield _("Waktu berhenti sejak %(since)s%(reason)s.") % {
        "since": moment_words(pause.start, on),
        "reason": _because(pause),
    }
    facts = {"left": amount_words(state.left, state.term.unit)}
    if state.due_at is not None and state.left:
        facts["due"] = moment_words(state.due_at, on)
        yield _("Sisa %(left)s; jika dilanjutkan sekarang, paling lambat %(due)s.") % facts


def _ended(state: ClockState, on: Calendar) -> Iterator[str]:
    ended = {"at": moment_words(state.course.ended_at or state.at, on)}
    if state.phase is Phase.APPROVED:
        yield _("Disetujui pada %(at)s karena tidak dijawab sampai batas waktu.") % ended
    elif state.is_late:
        yield _("Selesai %(at)s, terlambat.") % ended
    else:
        yield _("Selesai %(at)s, tepat waktu.") % ended


def _reckoning(state: ClockState, on: Calendar) -> Iterator[str]:
    """How it was counted: the term, the days left out, the pauses."""
    if state.due_at is None or state.counted_from is None or state.course.round_at is None:
        return
    facts = {"term": amount_words(state.term.amount, state.term.unit)}
    if state.term.counting is Counting.EXACT:
        facts["since"] = moment_words(state.course.round_at, on)
        yield _("Dihitung %(term)s sejak %(since)s.") % facts
    else:
        facts["first"] = wording.day_long(_first_counted(state.counted_from, state, on))
        yield _("Dihitung %(term)s, hari pertama %(first)s.") % facts
    if state.term.unit.is_working:
        yield from _left_out(on, state.counted_from, state.due_at)
    yield from _pauses(state, on)


def _first_counted(at: datetime, state: ClockState, on: Calendar) -> date:
    """The first date that counts: for working days, the first one with work."""
    day = on.local(at).date()
    if not state.term.unit.is_working:
        return day
    return next(each for each in on.dates() if each >= day and on.day(each).windows)


def _left_out(on: Calendar, start: datetime, due_at: datetime) -> Iterator[str]:
    """The days between that did not count, those with a name by their name."""
    first, last = on.local(start).date(), on.local(due_at).date()
    off = [each for each in on.dates() if first <= each <= last and not on.day(each).windows]
    named = [each for each in off if on.day(each).note]
    words = [f"{wording.day_long(each)} ({on.day(each).note})" for each in named[:MOST_NAMED]]
    others = len(off) - len(words)
    if others:
        plain = ngettext("%(count)s hari tanpa layanan", "%(count)s hari tanpa layanan", others)
        words.append(plain % {"count": others})
    if words:
        yield _("Tidak dihitung: %(days)s.") % {"days": "; ".join(words)}


def _pauses(state: ClockState, on: Calendar) -> Iterator[str]:
    """The pauses of the present round that are over."""
    for pause in state.course.pauses:
        if pause.end is None or pause.start < (state.course.round_at or pause.start):
            continue
        yield _("Berhenti dari %(since)s sampai %(until)s%(reason)s.") % {
            "since": moment_words(pause.start, on),
            "until": moment_words(pause.end, on),
            "reason": _because(pause),
        }


def _because(pause: Stretch) -> str:
    return f" ({pause.reason})" if pause.reason else ""


def _doubts(state: ClockState) -> Iterator[str]:
    for year in state.unknown_years:
        facts = {"year": year}
        yield _("Hari libur %(year)s belum dicatat, jadi tanggal ini dapat berubah.") % facts
