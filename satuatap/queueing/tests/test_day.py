"""One day of the hall, as the manager reads and downloads it."""

import csv
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from satuatap.queueing.actions import call_chosen_ticket, call_next_ticket, clear_old_days
from satuatap.queueing.models import Ticket
from satuatap.queueing.queries.kept import kept_day
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
MUCH_LATER = NINE + timedelta(days=120)
LATER = NINE + timedelta(hours=1)


def after(minutes):
    return NINE + timedelta(minutes=minutes)


def opened(hall, name, *, at=LATER):
    browser = Client()
    with time_machine.travel(at):
        browser.force_login(given.manager(hall), "django.contrib.auth.backends.ModelBackend")
        return browser.get(reverse(f"floor:{name}", args=[hall.slug]) + "?tanggal=2026-11-16")


def sheet(hall, **more):
    text = opened(hall, "day-csv", **more).content.decode()
    return list(csv.DictReader(text.splitlines()))


def lived_day():
    """Counter 8 calls an elder after 12 minutes, counter 7 somebody out of order after 20."""
    service = given.offering()
    desk, other = given.counter(service, code="7"), given.counter(service, code="8")
    given.ticket(service, priority="elderly")
    call_next_ticket(other, by=ANYBODY, at=after(12))
    given.ticket(service)
    chosen = given.ticket(service)
    call_chosen_ticket(chosen, desk, by=ANYBODY, at=after(20), reason="medical")
    Ticket.objects.update(likely_minutes=10, late_minutes=15)
    return service.hall


def test_the_sheet_has_the_waits_of_both_lines_for_the_hall_and_each_counter():
    whole, seven, eight = sheet(lived_day())
    assert [each["loket"] for each in (whole, seven, eight)] == ["seluruh mal", "7", "8"]
    assert whole["9 dari 10 menunggu, antrean biasa (menit)"] == "20.0"
    assert whole["9 dari 10 menunggu, prioritas (menit)"] == "12.0"
    assert seven["9 dari 10 menunggu, prioritas (menit)"] == ""


def test_the_share_called_out_of_order_is_told_for_each_counter():
    hall = lived_day()
    assert [each["di luar urutan (%)"] for each in sheet(hall)] == ["50.0", "100.0", "0.0"]
    assert '1 <span class="sa-quiet">100\N{NO-BREAK SPACE}%' in opened(hall, "day").content.decode()


def test_what_was_told_is_held_against_what_people_waited():
    page = opened(lived_day(), "day").content.decode()
    assert "Perkiraan meleset" in page
    assert "dari 2 orang tidak lebih lama daripada yang dikatakan" in page


def test_a_cleared_day_still_shows_the_figures_of_its_queues():
    hall = lived_day()
    clear_old_days(hall, at=MUCH_LATER)
    (kept,) = kept_day(hall, NINE.date())
    assert (kept.tickets, kept.regular.p90, kept.priority.p90) == (3, 20.0, 12.0)
    assert kept.told.people == 2
    page = opened(hall, "day", at=MUCH_LATER).content.decode()
    assert "sudah dihapus menurut aturan mal" in page
    (line,) = sheet(hall, at=MUCH_LATER)
    assert (line["antrean"], line["nomor"]) == ("A", "3")


def test_figures_from_before_the_told_waits_were_kept_are_shown_without_them():
    hall = lived_day()
    clear_old_days(hall, at=MUCH_LATER)
    day = hall.queues.get().days.get()
    del day.figures["told"]
    day.save()
    assert sheet(hall, at=MUCH_LATER)[0]["perkiraan meleset, rata-rata (menit)"] == ""
    assert opened(hall, "day", at=MUCH_LATER).status_code == 200


def test_another_halls_kept_days_are_not_ours():
    clear_old_days(lived_day(), at=MUCH_LATER)
    assert kept_day(given.hall(), NINE.date()) == []
