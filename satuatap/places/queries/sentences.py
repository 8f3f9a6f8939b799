"""Opening answers as sentences for people, in the reader's language."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

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


def clock(hall: Hall, at: datetime) -> str:
    """``08.00 WIB``, on the hall's own clock."""
    return f"{hall.local(at):%H.%M} {hall.zone_name}"


def day_long(hall: Hall, at: datetime) -> str:
    """``Senin, 23 November 2026``, on the hall's own calendar."""
    return date_format(hall.local(at), "l, j F Y")


def opening_sentence(hall: Hall, opening: Opening, *, at: datetime) -> str:
    """Why it is open or closed, until when, and when it opens again."""
    if opening.open:
        parts = [opening.note and _ended(opening.note), _until(hall, opening)]
        return " ".join(filter(None, parts))
    parts = [_shut(opening), again(hall, opening.next, at=at), doubt(opening.unknown_year)]
    return " ".join(filter(None, parts))


def again(hall: Hall, following: datetime | None, *, at: datetime) -> str:
    """``Buka lagi Senin, 23 November 2026 pukul 08.00 WIB.``, or nothing where nobody knows."""
    if following is None:
        return ""
    hour = clock(hall, following)
    if hall.local(following).date() == hall.local(at).date():
        return _("Buka lagi hari ini pukul %(hour)s.") % {"hour": hour}
    return _("Buka lagi %(day)s pukul %(hour)s.") % {
        "day": day_long(hall, following),
        "hour": hour,
    }


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
    return _("Buka sampai pukul %(hour)s.") % {"hour": clock(hall, opening.until)}


def _ended(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."
