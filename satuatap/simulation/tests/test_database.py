"""A play on the running system."""

from datetime import timedelta

import pytest

from satuatap.identity.models import Membership, User
from satuatap.places.models import Counter
from satuatap.queueing.actions import By, open_counter
from satuatap.queueing.models import CounterSession, QueueDay, Ticket, TicketEvent
from satuatap.queueing.queries.estimating import forget_estimates, offering_estimates
from satuatap.simulation.driver import cast, make_room, play_day
from satuatap.simulation.profile import Profile
from satuatap.simulation.reading import hall_plan
from satuatap.simulation.resuming import seed_history, take_over, tidy_up, warm_up
from satuatap.simulation.tests import given

pytestmark = pytest.mark.django_db
TEN = given.EIGHT + timedelta(hours=2)
LIVE = Profile(day_and_night=True, lunch_minutes=0)


@pytest.fixture(autouse=True)
def _fresh():
    forget_estimates()


def live(hall, *, at=TEN):
    played = cast(hall, LIVE, seed=1)
    take_over(played.floor, played.officers, at=at)
    played.visitors.begin(at)
    return played


def test_a_day_leaves_nobody_behind_nor_a_gap_and_reports_what_people_waited():
    hall = given.hall()
    found = play_day(hall, TEN.date(), seed=3, speed=0, wait=lambda _: None)
    tickets = Ticket.objects.filter(hall=hall)
    assert found.people == tickets.count() > 30
    assert not tickets.open().exists()
    for day in QueueDay.objects.filter(queue__hall=hall):
        numbers = tickets.filter(numbered_by=day.queue).order_by("sequence")
        assert list(numbers.values_list("sequence", flat=True)) == list(range(1, day.issued + 1))
    assert found.regular_p50 is not None
    assert found.within_late is not None
    assert 0.2 < (found.utilisation or 0) < 1


def test_a_day_begins_with_free_counters_whatever_yesterday_left():
    hall = given.hall()
    warm_up(hall, hall_plan(hall), seed=1, at=TEN)
    day = TEN.date() + timedelta(days=1)
    play_day(hall, day, seed=1, speed=0, wait=lambda _: None)
    assert not Ticket.objects.filter(hall=hall).open().exists()
    assert Ticket.objects.filter(hall=hall, day=day, state="done").exists()


def test_a_warm_hall_is_busy_at_once():
    hall = given.hall(offices=3)
    assert warm_up(hall, hall_plan(hall), seed=1, at=TEN) > 20
    assert CounterSession.objects.open().filter(hall=hall).count() == 3
    told = offering_estimates(hall, at=TEN).values()
    assert any(each.likely_minutes is not None for each in told)


def test_a_hall_that_moves_is_not_made_up_again():
    hall = given.hall()
    warm_up(hall, hall_plan(hall), seed=1, at=TEN)
    assert warm_up(hall, hall_plan(hall), seed=1, at=TEN + timedelta(minutes=1)) == 0


def test_numbers_go_on_where_the_day_stopped():
    hall = given.hall()
    warm_up(hall, hall_plan(hall), seed=1, at=TEN)
    tidy_up(hall, at=TEN + timedelta(hours=2))
    assert warm_up(hall, hall_plan(hall), seed=2, at=TEN + timedelta(hours=3)) > 0
    for day in QueueDay.objects.filter(queue__hall=hall):
        assert Ticket.objects.filter(numbered_by=day.queue).count() == day.issued


def test_a_play_goes_on_from_the_floor_as_it_stands():
    hall = given.hall(offices=3)
    warm_up(hall, hall_plan(hall), seed=1, at=TEN)
    before = Ticket.objects.filter(state="done").count()
    live(hall).stage.run(TEN + timedelta(minutes=40))
    assert Ticket.objects.filter(state="done").count() > before + 5
    assert not Ticket.objects.filter(state="expired").exists()


def test_a_person_who_sits_at_a_counter_keeps_it():
    hall = given.hall(offices=1)
    desk = Counter.objects.get(hall=hall)
    open_counter(desk, by=By("user:1"), at=TEN)
    live(hall).stage.run(TEN + timedelta(minutes=30))
    assert CounterSession.objects.open().get(counter=desk).actor == "user:1"
    assert not Ticket.objects.filter(hall=hall, state="done").exists()


def test_an_officer_who_has_signed_in_finds_the_counter_free():
    hall = given.hall(offices=1)
    desk = Counter.objects.get(hall=hall)
    played = live(hall)
    played.stage.run(TEN + timedelta(minutes=20))
    assert CounterSession.objects.open().filter(counter=desk).exists()
    officer = User.objects.create_user("loket@example.example", name="Sari")
    User.objects.filter(pk=officer.pk).update(last_login=TEN + timedelta(minutes=20))
    Membership.objects.create(user=officer, role="counter_officer", hall=hall, office=desk.office)
    make_room(played, TEN + timedelta(minutes=20, seconds=5))
    assert not CounterSession.objects.open().filter(counter=desk).exists()
    played.stage.run(TEN + timedelta(minutes=30))
    assert not CounterSession.objects.open().filter(counter=desk).exists()


def test_a_counter_that_the_manager_closed_stays_closed_for_a_while():
    hall = given.hall(offices=1)
    played = live(hall)
    played.stage.run(TEN + timedelta(minutes=10))
    CounterSession.objects.open().update(closed_at=TEN + timedelta(minutes=10))
    calls = TicketEvent.objects.filter(kind="call").count()
    played.stage.run(TEN + timedelta(minutes=11))
    assert TicketEvent.objects.filter(kind="call").count() == calls


def test_last_weeks_day_is_made_up_once_and_is_over():
    hall = given.hall()
    assert seed_history(hall, hall_plan(hall), seed=1, at=TEN) > 100
    assert seed_history(hall, hall_plan(hall), seed=1, at=TEN) == 0
    assert not Ticket.objects.filter(hall=hall).open().exists()
    assert not CounterSession.objects.open().filter(hall=hall).exists()
