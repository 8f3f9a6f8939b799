"""What the manager sees on the floor, and does there."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from satuatap.places.models import Counter, Hall, OpeningOverride
from satuatap.queueing import actions
from satuatap.queueing.models import CounterSession, Display, Notice, Printer
from satuatap.queueing.queries.alerts import alerts
from satuatap.queueing.queries.floor import floor
from satuatap.queueing.queries.plan import floor_plan
from satuatap.queueing.queries.service_opening import service_opening
from satuatap.queueing.tests import given
from satuatap.queueing.tests.at_floor import url
from satuatap.queueing.tests.given import ANYBODY, NINE

pytestmark = pytest.mark.django_db
LATER = NINE + timedelta(minutes=40)


def test_the_figures_count_who_waits_and_who_was_served(offering, hall):
    counter = given.counter(offering)
    for _ in range(3):
        given.ticket(offering, at=NINE)
    ticket = actions.call_next_ticket(counter, by=ANYBODY, at=NINE + timedelta(minutes=10))
    actions.finish_ticket(ticket, by=ANYBODY, at=NINE + timedelta(minutes=15))

    today = floor(hall, at=LATER).today
    assert (today.arrived, today.waiting, today.served, today.ninth) == (3, 2, 1, 10.0)


def test_last_week_is_counted_up_to_the_same_minute(offering, hall):
    week_ago = NINE - timedelta(days=7)
    given.ticket(offering, at=week_ago)
    given.ticket(offering, at=week_ago + timedelta(hours=2))

    assert floor(hall, at=LATER).before.waiting == 1


def test_a_call_that_was_undone_is_no_wait(offering, hall):
    ticket = given.ticket(offering, at=NINE)
    counter = given.counter(offering)
    actions.call_next_ticket(counter, by=ANYBODY, at=NINE)
    actions.undo_last_step(ticket, by=ANYBODY, at=NINE, counter=counter)

    assert floor(hall, at=LATER).today.ninth is None


def test_another_hall_is_not_counted(offering, hall):
    elsewhere = given.offering()
    desk = given.counter(elsewhere)
    given.ticket(elsewhere, at=NINE)

    shown = floor(hall, at=LATER)
    assert (shown.today.arrived, shown.hours) == (0, [])
    assert desk.code not in [row.code for row in shown.counters]
    assert [row.id for row in shown.queues] == [offering.queue_id]


def test_a_queue_past_its_promise_is_the_first_alert(offering, hall):
    counter = given.counter(offering)
    given.ticket(offering, at=NINE)

    first = alerts(floor(hall, at=LATER))[0]
    assert (first.level, first.do, first.target) == ("bad", "counter", counter.code)


def test_a_queue_that_comes_near_its_promise_says_when(offering, hall):
    actions.open_counter(given.counter(offering), by=ANYBODY, at=NINE)
    given.ticket(offering, at=NINE)

    (alert,) = alerts(floor(hall, at=NINE + timedelta(minutes=26)))
    assert "dalam 4 menit lagi" in alert.sentence


def test_a_counter_that_runs_over_is_told(offering, hall):
    counter = given.counter(offering)
    ticket = given.ticket(offering, at=NINE)
    actions.call_next_ticket(counter, by=ANYBODY, at=NINE)
    actions.start_ticket(ticket, by=ANYBODY, at=NINE)

    assert floor(hall, at=NINE + timedelta(minutes=14)).by_state["busy"] == 1
    assert floor(hall, at=NINE + timedelta(minutes=16)).by_state["late"] == 1


def test_silent_displays_and_empty_printers_are_told(offering, hall):
    given.counter(offering)
    Display.objects.create(hall=hall, name="Layar lobi", seen_at=NINE)
    Printer.objects.create(hall=hall, name="Pencetak pintu", host="10.0.0.9", state="paper_out")

    told = {each.about for each in alerts(floor(hall, at=LATER))}
    assert told == {"Layar lobi", "Pencetak pintu"}


def test_the_floor_asks_as_often_for_many_as_for_few(
    offering, hall, browser, django_assert_max_num_queries
):
    for _ in range(15):
        given.ticket(offering, at=NINE)
    for _ in range(5):
        given.counter(offering)
    with time_machine.travel(LATER), django_assert_max_num_queries(26):
        page = browser.get(url("now", hall))

    assert "15" in page.content.decode()


def test_a_counter_is_opened_for_one_of_its_officers(offering, hall, browser):
    counter = given.counter(offering)
    officer = given.officer(counter)
    browser.post(url("open-counter", hall, code=counter.code), {"officer": officer.pk})

    assert CounterSession.objects.open().get(counter=counter).officer == officer


def test_somebody_of_another_office_is_no_choice(offering, hall, browser):
    counter = given.counter(offering)
    stranger = given.officer(given.counter(given.offering()))
    browser.post(url("open-counter", hall, code=counter.code), {"officer": stranger.pk})

    assert not CounterSession.objects.exists()


def test_closing_a_service_asks_first_and_then_closes(offering, hall, browser):
    form = {"what": f"offering:{offering.pk}", "until": "", "message": "Listrik padam"}
    sure = browser.post(url("close", hall), form)
    assert "Tutup sekarang" in sure.content.decode()
    assert not OpeningOverride.objects.exists()

    browser.post(url("close", hall), form | {"sure": "1"})
    assert OpeningOverride.objects.get().offering == offering


def test_a_service_of_another_hall_cannot_be_closed(hall, browser):
    form = {"what": f"offering:{given.offering().pk}", "message": "Listrik padam", "sure": "1"}
    browser.post(url("close", hall), form)

    assert not OpeningOverride.objects.exists()


def test_a_time_that_has_passed_is_refused(hall, browser):
    with time_machine.travel(NINE):
        page = browser.post(
            url("close", hall), {"what": "hall", "until": "08:00", "message": "x", "sure": "1"}
        )

    assert "sudah lewat" in page.content.decode()


def test_what_was_closed_is_opened_again(hall, browser):
    browser.post(url("close", hall), {"what": "hall", "message": "Gempa", "sure": "1"})
    closed = OpeningOverride.objects.get()
    browser.post(url("reopen", hall, pk=closed.pk))

    assert not OpeningOverride.objects.holding(timezone.now()).exists()


def test_a_message_is_sent_and_stopped(hall, browser):
    browser.post(url("notice", hall), {"text": "Parkir penuh", "minutes": "30"})
    sent = Notice.objects.get()
    assert "Parkir penuh" in browser.get(url("now", hall)).content.decode()

    browser.post(url("stop-notice", hall, pk=sent.pk))
    assert "Parkir penuh" not in browser.get(url("now", hall)).content.decode()


def test_rows_of_another_hall_are_not_there(hall, browser):
    other = given.offering()
    desk = given.counter(other)
    sent = actions.send_notice(other.hall, "Rahasia", by=ANYBODY, at=NINE)

    assert browser.get(url("counter", hall, code=desk.code)).status_code == 404
    assert browser.post(url("close-counter", hall, code=desk.code)).status_code == 404
    assert browser.post(url("stop-notice", hall, pk=sent.pk)).status_code == 404
    assert browser.get(url("now", other.hall)).status_code == 404


def test_calls_out_of_order_are_told_with_their_reasons(offering, hall, browser):
    counter = given.counter(offering)
    elder = given.ticket(offering, at=NINE, priority="elderly")
    reason = "other:Pingsan di ruang tunggu"
    actions.call_chosen_ticket(elder, counter, by=ANYBODY, at=NINE, reason=reason)
    with time_machine.travel(LATER):
        page = browser.get(url("day", hall))

    assert page.context["reasons"] == [("other", 1)]
    assert "100\N{NO-BREAK SPACE}%" in page.content.decode()


def test_the_day_is_shown_and_downloaded_for_the_own_hall_only(offering, hall, browser):
    counter = given.counter(offering, code="7")
    given.ticket(offering, at=NINE)
    actions.call_next_ticket(counter, by=ANYBODY, at=NINE)
    elsewhere = given.offering()
    given.ticket(elsewhere, at=NINE)
    actions.call_next_ticket(given.counter(elsewhere, code="99"), by=ANYBODY, at=NINE)
    with time_machine.travel(LATER):
        lines = browser.get(url("day-csv", hall)).content.decode().splitlines()
        page = browser.get(url("day", hall))

    assert [line.split(",")[:2] for line in lines[1:]] == [["seluruh mal", "1"], ["7", "1"]]
    assert page.status_code == 200


def test_a_date_that_is_none_shows_today(hall, browser):
    assert browser.get(url("day", hall) + "?tanggal=2026-02-31").status_code == 200
    assert browser.get(url("day", hall) + "?tanggal=2999-01-01").status_code == 200


def test_a_hall_that_is_open_at_any_hour_is_closed_all_the_same(offering, hall, browser):
    hall.overrides.create(state="open", starts_at=NINE - timedelta(days=1))
    with time_machine.travel(NINE):
        browser.post(url("close", hall), {"what": "hall", "message": "Gempa", "sure": "1"})
    plan = floor_plan(Hall.objects.get(pk=hall.pk)).offerings[offering.code]

    assert not service_opening(Hall.objects.get(pk=hall.pk), plan, at=LATER).open


def test_a_queue_whose_counter_pauses_leads_to_that_counter(offering, hall):
    counter = given.counter(offering, code="7")
    actions.open_counter(counter, by=ANYBODY, at=NINE)
    actions.pause_counter(counter, at=NINE)
    given.ticket(offering, at=NINE)

    (alert,) = alerts(floor(hall, at=NINE + timedelta(minutes=1)))
    assert (alert.do, alert.target) == ("counter", "7")
    assert "Loket 7 jeda." in alert.sentence


def test_a_queue_that_no_counter_serves_leads_to_the_set_up(offering, hall, browser):
    given.ticket(offering, at=NINE)
    Counter.objects.update(is_active=False)

    (alert,) = alerts(floor(hall, at=LATER))
    assert (alert.level, alert.do) == ("bad", "setup")
    with time_machine.travel(LATER):
        page = browser.get(url("now", hall)).content.decode()
    assert "Tidak ada loket yang melayani antrean ini. Yang menunggu: 1 orang." in page


def test_a_look_in_the_background_leaves_the_message_for_the_next_page(hall, browser):
    browser.post(url("notice", hall), {"text": "Parkir penuh", "minutes": "30"})
    in_background = browser.get(url("now", hall), headers={"HX-Request": "true"})
    assert 'id="pesan"' not in in_background.content.decode()
    shown, next_page = (browser.get(url("now", hall)).content.decode() for _ in range(2))
    assert "data-put-away" in shown
    assert "data-put-away" not in next_page
