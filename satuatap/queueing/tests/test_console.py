"""What an officer does at the console, button by button."""

from datetime import timedelta

import pytest

from satuatap.queueing.models import Call, HallPolicy, Ticket, TicketEvent
from satuatap.queueing.queries.console import desk
from satuatap.queueing.tests import given
from satuatap.queueing.tests.at_console import wait

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nine_o_clock")]


def test_calling_next_opens_the_counter_and_shows_the_number(console, offering):
    (ticket,) = wait(offering)
    page = console.press("call-next")

    assert console.desk.current == ticket
    assert f"Mulai layani {ticket.number}" in page.content.decode()


def test_a_double_press_calls_one_person(console, offering):
    first, _second = wait(offering, 2)
    console.press("call-next")
    console.press("call-next", again=True)

    assert console.desk.current == first
    assert Call.objects.count() == 1


def test_finishing_and_calling_is_one_press(console, offering):
    first, second = wait(offering, 2)
    console.press("call-next")
    console.press("start")
    console.press("finish-and-call")

    first.refresh_from_db()
    assert (first.state, first.outcome) == ("done", "served")
    assert console.desk.current == second


def test_pressing_finish_and_call_twice_finishes_one_person(console, offering):
    _first, second, _third = wait(offering, 3)
    console.press("call-next")
    console.press("finish-and-call")
    console.press("finish-and-call", again=True)

    assert console.desk.current == second


def test_the_last_person_is_finished_though_nobody_waits(console, offering):
    (ticket,) = wait(offering)
    console.press("call-next")
    page = console.press("finish-and-call")

    ticket.refresh_from_db()
    assert ticket.state == "done"
    assert "Tidak ada lagi yang menunggu" in page.content.decode()


def test_undoing_takes_the_whole_press_back(console, offering):
    first, second = wait(offering, 2)
    console.press("call-next")
    console.press("start")
    console.press("finish-and-call")
    console.press("undo")

    second.refresh_from_db()
    assert console.desk.current == first
    assert (console.desk.current.state, second.state) == ("serving", "waiting")


def test_undo_is_offered_for_ten_seconds(console, offering):
    wait(offering)
    console.press("call-next")
    now = TicketEvent.objects.latest("id").at

    assert desk(console.counter, at=now + timedelta(seconds=9)).undo is not None
    assert desk(console.counter, at=now + timedelta(seconds=10)).undo is None


def test_recalling_counts_and_is_refused_when_used_up(console, offering):
    wait(offering)
    console.press("call-next")
    assert "Panggil ulang dalam 10 detik" in console.press("recall").content.decode()
    HallPolicy.objects.update(recall_seconds=0)
    for _ in range(3):
        console.press("recall")
    page = console.press("recall")

    assert console.desk.current.calls == 4
    assert "sudah dipanggil ulang 3 kali" in page.content.decode()


def test_somebody_put_aside_can_be_called_back(console, offering):
    (ticket,) = wait(offering)
    console.press("call-next")
    console.press("hold", reason="documents")
    assert console.desk.held == [ticket]

    console.press("call-held", ticket=ticket.pk)
    assert console.desk.current == ticket


def test_putting_aside_needs_a_reason(console, offering):
    (ticket,) = wait(offering)
    console.press("call-next")
    console.press("hold")

    assert console.desk.current == ticket


def test_somebody_who_missed_the_call_comes_back_once(console, offering):
    (ticket,) = wait(offering)
    console.press("call-next")
    console.press("no-show")
    assert console.desk.missed == [ticket]

    console.press("bring-back", ticket=ticket.pk)
    assert (console.desk.line, console.desk.missed) == ([ticket], [])


def test_a_transfer_goes_to_another_service(console, offering):
    other = given.offering(queue=given.queue(hall=offering.hall))
    (ticket,) = wait(offering)
    console.press("call-next")
    console.press("transfer", offering=other.pk)

    ticket.refresh_from_db()
    assert (ticket.state, ticket.offering) == ("transferred", other)


def test_a_service_of_another_hall_is_no_choice(console, offering):
    (ticket,) = wait(offering)
    console.press("call-next")
    console.press("transfer", offering=given.offering().pk)

    assert console.desk.current == ticket


def test_calling_out_of_order_keeps_the_reason(console, offering):
    _first, second = wait(offering, 2)
    console.press("open")
    console.press("call-chosen", ticket=second.pk, reason="other", words="Pingsan di ruang tunggu")

    assert console.desk.current == second
    assert Call.objects.get().out_of_order == "other:Pingsan di ruang tunggu"


def test_calling_out_of_order_without_reason_is_refused(console, offering):
    _first, second = wait(offering, 2)
    page = console.press("call-chosen", ticket=second.pk)

    assert console.desk.current is None
    assert "Pilih alasan" in page.content.decode()


def test_another_number_joins_the_same_visit(console, offering):
    other = given.offering(queue=given.queue(hall=offering.hall))
    (ticket,) = wait(offering, priority="elderly")
    console.press("call-next")
    console.press("add", offering=other.pk)
    console.press("add", offering=other.pk)

    added = Ticket.objects.get(offering=other)
    assert (added.visit_id, added.priority) == (ticket.visit_id, True)
    assert console.desk.visit_tickets == [added]


def test_a_pause_ends_with_the_biggest_button(console):
    console.press("open")
    page = console.press("pause", reason="break")
    assert "Lanjutkan" in page.content.decode()

    console.press("resume")
    assert console.desk.session.paused_at is None


def test_closing_is_refused_while_somebody_is_there(console, offering):
    wait(offering)
    console.press("call-next")
    page = console.press("close")

    assert "Loket masih melayani" in page.content.decode()
    assert console.desk.session is not None


def test_the_console_asks_as_often_for_many_as_for_few(
    console, offering, django_assert_max_num_queries
):
    wait(offering, 12)
    console.press("call-next")
    with django_assert_max_num_queries(22):
        console.client.get(console.url("console"))
