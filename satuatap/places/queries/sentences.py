"""Opening answers as sentences for people, in the reader's language."""

from datetime import date, datetime
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from satuatap.places import wording
from satuatap.places.models import Hall
from satuatap.places.rules import Opening, Reason

SHUT: dict[Reason, str | Promise] = {
    Reason.OVERRIDE: gettext_lazy("Sedang tutup."),
    Reason.HOLIDAY: gettext_lazy("Tutup, hari libur nasional: %(note)s."),
    Reason.JOINT_LEAVE: gettext_lazy("Tutup, cuti bersama: %(note)s."),
    Reason.LOCAL: gettext_lazy("Tutup, libur daerah: %(note)s."),
    Reason.ELECTION: gettext_lazy("Tutup, hari pemungutan suara: %(note)s."),
    Reason.DAY_OFF: gettext_lazy("Tidak ada layanan pada hari ini."),
    Reason.BEFORE: gettext_lazy("Belum buka."),
    Reason.BREAK: gettext_lazy("Sedang istirahat."),
    Reason.AFTER: gettext_lazy("Layanan hari ini sudah selesai."),
    Reason.NO_HOURS: gettext_lazy("Jam layanan belum dicatat."),
    Reason.NOT_OPERATING: gettext_lazy("Mal ini belum dibuka di SatuAtap."),
}


def opening_sentence(hall: Hall, opening: Opening, *, at: datetime) -> str:
    """Why it is open or closed, until when, and when it opens again.

    The same answer is put into words once a day and language, because a hall has hundreds of doors.
    """
    today = hall.local(at).date()
    return _sentence(hall, opening, (hall.version, today, get_language()))


@lru_cache(maxsize=4096)
def _sentence(hall: Hall, opening: Opening, read: tuple[int, date, str | None]) -> str:
    if opening.open:
        parts = [opening.note and _ended(opening.note), _until(hall, opening)]
    else:
        parts = [_shut(opening), _again(hall, opening.next, read[1])]
    return " ".join(filter(None, [*parts, doubt(opening.unknown_year)]))


def again(hall: Hall, following: datetime | None, *, at: datetime) -> str:
    """``Buka lagi Senin, 23 November 2026 pukul 08.00 WIB.``, or nothing where nobody knows."""
    return _again(hall, following, hall.local(at).date())


def _again(hall: Hall, following: datetime | None, today: date) -> str:
    if following is None:
        return ""
    here = {"hour": wording.clock_zone(following, hall), "day": wording.day_long(following, hall)}
    if hall.local(following).date() == today:
        return _("Buka lagi hari ini pukul %(hour)s.") % here
    return _("Buka lagi %(day)s pukul %(hour)s.") % here


def doubt(unknown_year: int | None) -> str:
    """A warning where the answer needs a year whose holidays nobody has recorded."""
    if unknown_year is None:
        return ""
    year = {"year": unknown_year}
    return _("Hari libur %(year)s belum dicatat, jadi tanggal ini dapat berubah.") % year


def _shut(opening: Opening) -> str:
    if opening.reason is Reason.OVERRIDE and opening.note:
        return _ended(opening.note)
    return str(SHUT[opening.reason]) % {"note": opening.note}


def _until(hall: Hall, opening: Opening) -> str:
    if opening.until is None:
        return _("Buka sekarang.")
    return _("Buka sampai pukul %(hour)s.") % {"hour": wording.clock_zone(opening.until, hall)}


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
