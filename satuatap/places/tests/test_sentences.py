"""Why a door is shut and when it opens again, in a sentence for people."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import translation

from satuatap.places.queries import again, doubt, opening_sentence
from satuatap.places.rules import Opening, Reason
from satuatap.places.tests.given import local
from satuatap.places.tests.halls import hall, region

pytestmark = pytest.mark.django_db
AT = local("2026-11-16 07.00")
EIGHT = local("2026-11-16 08.00")


def said(reason: Reason, at: datetime = AT, *, is_open: bool = False, **more) -> str:
    return opening_sentence(hall(), Opening(open=is_open, reason=reason, **more), at=at)


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason.HOLIDAY, "Tutup, hari libur nasional: Natal."),
        (Reason.JOINT_LEAVE, "Tutup, cuti bersama: Natal."),
        (Reason.LOCAL, "Tutup, libur daerah: Natal."),
        (Reason.ELECTION, "Tutup, hari pemungutan suara: Natal."),
        (Reason.DAY_OFF, "Tidak ada layanan pada hari ini."),
        (Reason.BREAK, "Sedang istirahat."),
        (Reason.AFTER, "Layanan hari ini sudah selesai."),
        (Reason.NO_HOURS, "Jam layanan belum dicatat."),
        (Reason.NOT_OPERATING, "Mal ini belum dibuka di SatuAtap."),
    ],
)
def test_every_reason_has_its_words(reason, words):
    assert said(reason, note="Natal") == words


def test_a_door_that_opens_today_says_the_hour_alone():
    assert said(Reason.BEFORE, next=EIGHT) == "Belum buka. Buka lagi hari ini pukul 08.00 WIB."


def test_a_door_that_opens_another_day_names_the_day():
    words = said(Reason.AFTER, at=local("2026-11-20 16.00"), next=local("2026-11-23 08.00"))
    assert words.endswith("Buka lagi Senin, 23 November 2026 pukul 08.00 WIB.")


def test_the_message_of_a_closure_is_a_sentence_of_its_own():
    assert said(Reason.OVERRIDE, note="Listrik padam") == "Listrik padam."
    assert said(Reason.OVERRIDE, note="Mohon maaf.") == "Mohon maaf."


def test_a_closure_without_a_message_is_said_all_the_same():
    assert said(Reason.OVERRIDE) == "Sedang tutup."


def test_a_message_with_a_percent_sign_is_shown_as_it_was_typed():
    assert said(Reason.OVERRIDE, note="Hanya 50% loket") == "Hanya 50% loket."
    assert said(Reason.LOCAL, note="100% libur") == "Tutup, libur daerah: 100% libur."


def test_an_open_door_says_until_when():
    words = said(Reason.HOURS, at=EIGHT, is_open=True, until=local("2026-11-16 15.30"))
    assert words == "Buka sampai pukul 15.30 WIB."


def test_a_door_without_an_end_is_simply_open():
    assert said(Reason.OVERRIDE, is_open=True, note="Buka malam") == "Buka malam. Buka sekarang."


def test_the_hour_is_that_of_the_halls_own_clock():
    east = hall(region=region(code="94.71", name="Jayapura", timezone="Asia/Jayapura"))
    assert again(east, EIGHT, at=AT) == "Buka lagi hari ini pukul 10.00 WIT."


def test_today_is_the_halls_own_day():
    east = hall(region=region(code="94.72", name="Merauke", timezone="Asia/Jayapura"))
    late = local("2026-11-16 23.30")  # the seventeenth in the east
    following = local("2026-11-17 08.00", ZoneInfo("Asia/Jayapura"))
    assert again(east, following, at=late).startswith("Buka lagi hari ini")


def test_a_year_without_a_calendar_is_a_warning():
    assert doubt(2029) == "Hari libur 2029 belum dicatat, jadi tanggal ini dapat berubah."
    assert doubt(None) == ""


def test_nobody_promises_what_nobody_knows():
    assert again(hall(), None, at=AT) == ""


def test_the_same_answer_is_told_to_each_reader_in_the_own_language():
    there, shut = hall(), Opening(open=False, reason=Reason.BEFORE, next=EIGHT)
    first = opening_sentence(there, shut, at=AT)
    with translation.override("en"):
        assert opening_sentence(there, shut, at=AT) != first
    assert opening_sentence(there, shut, at=AT) == first
