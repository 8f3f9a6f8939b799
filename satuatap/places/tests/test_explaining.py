"""Due dates in words, in both languages of the site."""

import pytest
from django.utils import translation

from satuatap.core.clocks import ClockEvent, Day, Term, Unit, Verb, clock_state
from satuatap.core.tests.clocks.given import calendar, local
from satuatap.places.explaining import amount_words, due_sentence

THREE_DAYS, SIX_HOURS = Term(3, Unit.WORKING_DAY), Term(6, Unit.HOUR)
RUN = ("run", "23-11 09.00", "")
PAUSED = ("pause", "24-11 11.45", "menunggu berkas")
HOLIDAY_LEFT_OUT = (
    """
Paling lambat Jumat, 27 November 2026 pukul 15.30 WIB.
Dihitung 3 hari kerja, hari pertama Selasa, 24 November 2026.
Tidak dihitung: Rabu, 25 November 2026 (Hari Guru).
""",
    """
Due by Friday, 27 November 2026 at 15:30 WIB.
Counted: 3 working days, the first being Tuesday, 24 November 2026.
Not counted: Wednesday, 25 November 2026 (Hari Guru).
""",
)
STOPPED = (
    """
Waktu berhenti sejak Selasa, 24 November 2026 pukul 11.45 WIB (menunggu berkas).
Sisa 2,5 hari kerja; jika dilanjutkan sekarang,
paling lambat Senin, 30 November 2026 pukul 15.30 WIB.
Dihitung 3 hari kerja, hari pertama Selasa, 24 November 2026.
Tidak dihitung: Rabu, 25 November 2026 (Hari Guru); 2 hari tanpa layanan.
""",
    """
Stopped since Tuesday, 24 November 2026 at 11:45 WIB (menunggu berkas).
2.5 working days are left; if it went on now, due by Monday, 30 November 2026 at 15:30 WIB.
Counted: 3 working days, the first being Tuesday, 24 November 2026.
Not counted: Wednesday, 25 November 2026 (Hari Guru); 2 days without service.
""",
)
LATE = (
    """
Terlambat: batasnya Senin, 23 November 2026 pukul 15.00 WIB.
Dihitung 6 jam kerja sejak Senin, 23 November 2026 pukul 09.00 WIB.
""",
    """
Late: it was due by Monday, 23 November 2026 at 15:00 WIB.
Counted: 6 working hours since Monday, 23 November 2026 at 09:00 WIB.
""",
)
ON_TIME = (
    """
Selesai Senin, 23 November 2026 pukul 12.00 WIB, tepat waktu.
Batasnya Senin, 23 November 2026 pukul 15.00 WIB.
Dihitung 6 jam kerja sejak Senin, 23 November 2026 pukul 09.00 WIB.
""",
    """
Finished Monday, 23 November 2026 at 12:00 WIB, on time.
It was due by Monday, 23 November 2026 at 15:00 WIB.
Counted: 6 working hours since Monday, 23 November 2026 at 09:00 WIB.
""",
)
CALENDAR_DAYS = (
    """
Paling lambat akhir hari Jumat, 27 November 2026.
Dihitung 4 hari kalender, hari pertama Selasa, 24 November 2026.
""",
    """
Due by the end of Friday, 27 November 2026.
Counted: 4 calendar days, the first being Tuesday, 24 November 2026.
""",
)
IDLE = "Waktu belum berjalan.", "The clock has not started yet."
RESET = "Waktu akan dihitung lagi dari awal.", "It will be counted anew from the beginning."
TOLD = {
    "running": (THREE_DAYS, [RUN], HOLIDAY_LEFT_OUT),
    "paused": (THREE_DAYS, [RUN, PAUSED], STOPPED),
    "late": (SIX_HOURS, [RUN], LATE),
    "finished": (SIX_HOURS, [RUN, ("finish", "23-11 12.00", "")], ON_TIME),
    "calendar days": (Term(4, Unit.DAY), [RUN], CALENDAR_DAYS),
    "idle": (SIX_HOURS, [], IDLE),
    "reset": (SIX_HOURS, [RUN, ("reset", "23-11 10.00", "")], RESET),
}


def told(term, words, language="id", at="26-11 11.45"):
    on = calendar(d25_11=Day(kind="holiday", note="Hari Guru"))
    events = [ClockEvent(Verb(verb), local(when), reason) for verb, when, reason in words]
    with translation.override(language):
        return due_sentence(clock_state(term, events, on=on, at=local(at)), on=on)


@pytest.mark.parametrize(("term", "words", "sentences"), TOLD.values(), ids=TOLD)
def test_a_due_date_is_explained_in_two_languages(term, words, sentences):
    indonesian, english = (" ".join(each.split()) for each in sentences)
    assert told(term, words) == indonesian
    assert told(term, words, "en") == english


def test_a_pause_that_is_over_is_named_with_its_reason():
    words = [RUN, PAUSED, ("resume", "26-11 11.45", "")]

    assert (
        "Berhenti dari Selasa, 24 November 2026 pukul 11.45 WIB sampai Kamis, 26 November 2026 "
        "pukul 11.45 WIB (menunggu berkas)."
    ) in told(THREE_DAYS, words)


def test_silence_and_unknown_years_are_told():
    approved = told(SIX_HOURS, [RUN, ("auto_approve", "24-11 08.00", "")])
    assert approved.startswith("Disetujui pada Selasa, 24 November 2026 pukul 08.00 WIB")

    on = calendar()
    unknown = type(on)(on.zone, on.first, on.last, on.days)
    state = clock_state(
        SIX_HOURS, [ClockEvent(Verb.RUN, local("23-11 09.00"))], on=unknown, at=local("23-11 09.00")
    )
    assert "Hari libur 2026 belum dicatat" in due_sentence(state, on=unknown)


@pytest.mark.parametrize(
    ("unit", "words"), [(Unit.MINUTE, "1 menit kerja"), (Unit.CLOCK_HOUR, "1 jam")]
)
def test_amounts_have_their_unit(unit, words):
    assert amount_words(1, unit) == words
