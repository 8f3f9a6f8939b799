"""Why it is due then: on the reporter's page and on the desk, in both languages."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.translation import override

from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import From, ask_more, complete
from satuatap.complaints.queries.clock import due_words
from satuatap.complaints.tests.given import MONDAY, answered, begun, by, filed, fresh, people
from satuatap.places.models import CalendarDay

pytestmark = pytest.mark.django_db
PIN = "01234567"


@pytest.fixture
def the():
    CalendarDay.objects.create(
        date="2026-11-18", kind="holiday", name="Hari Guru", scope="national"
    )
    return people()


def test_the_reporter_reads_how_it_was_counted(the, client):
    made = filed(the.hall, reporter=From(pin=PIN))
    client.post("/pengaduan/", {"number": made.number, "pin": PIN})
    page = client.get(reverse("complaints:report", args=[made.code])).text

    assert "Jumat, 20 November 2026" in page
    assert "Dihitung 3 hari kerja, hari pertama Selasa, 17 November 2026." in page
    assert "Tidak dihitung: Rabu, 18 November 2026 (Hari Guru)." in page
    assert "belum dicatat" not in page


def test_the_desk_reads_it_too(the, client):
    made = filed(the.hall)
    client.force_login(the.manager, "django.contrib.auth.backends.ModelBackend")
    page = client.get(reverse("desk:case", args=[made.code])).text
    assert "Dihitung 3 hari kerja" in page


def test_a_year_that_nobody_recorded_is_told_with_the_date(the):
    late = MONDAY + timedelta(days=44)  # the last days of 2026: it is due in 2027
    words = due_words(filed(the.hall, at=late), at=late)
    assert "Hari libur 2027 belum dicatat, jadi tanggal ini dapat berubah." in words


def test_a_pause_that_is_over_is_told_with_its_reason(the):
    made, later = begun(the), MONDAY + timedelta(days=1)
    ask_more(made, "Kapan?", by=by(the.officer, made), at=MONDAY)
    assert "Dihitung 10 hari kerja" in due_words(fresh(made), at=MONDAY)

    complete(fresh(made), "Kemarin.", by=REPORTER, at=later)
    words = due_words(fresh(made), at=later)
    assert "sampai Selasa, 17 November 2026 pukul 09.00 WIB (menunggu pelapor)." in words


def test_it_is_told_in_english(the):
    with override("en"):
        words = due_words(filed(the.hall), at=MONDAY)
    assert "Wednesday, 18 November 2026 (Hari Guru)" in words


def test_what_has_no_clock_says_nothing(the):
    made = answered(the)
    made.clocks.update(ended_at=MONDAY)
    assert due_words(made, at=MONDAY) == ""


def test_it_costs_six_queries(the, django_assert_max_num_queries):
    made = filed(the.hall)
    with django_assert_max_num_queries(6):
        due_words(made, at=MONDAY)
