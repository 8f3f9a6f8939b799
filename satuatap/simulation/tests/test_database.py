"""A play on the running system."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.db.models import Sum

from satuatap.identity.models import Membership, User
from satuatap.places.models import Counter
from satuatap.queueing.actions import (
    By,
    TicketRequest,
    call_next_ticket,
    lapse_unconfirmed,
    open_counter,
    take_ticket,
)
from satuatap.queueing.models import CounterSession, QueueDay, Ticket, TicketEvent, Visit
from satuatap.queueing.queries.estimating import forget_estimates, offering_estimates
from satuatap.simulation.cast import cast
from satuatap.simulation.database import SIMULATOR, DatabaseFloor
from satuatap.simulation.driver import live_play, play_day
from satuatap.simulation.plan import Asked
from satuatap.simulation.profile import Profile
from satuatap.simulation.reading import hall_plan
from satuatap.simulation.resuming import (
    make_ready,
    seed_history,
    take_over,
    tidy_up,
    warm_up,
)
from satuatap.simulation.tests import given

pytestmark = pytest.mark.django_db
EVENLY = {"paper": 1.0, "phone": 1.0, "remote": 1.0}
TEN = given.EIGHT + timedelta(hours=2)


@pytest.fixture(autouse=True)
def _fresh():
    forget_estimates()


def live(hall, *, at=TEN):
    played = live_play(hall, seed=1)
    take_over(played.floor, played.cast, at=at)
    played.cast.visitors.begin(at)
    return played


def test_a_day_leaves_nobody_behind_nor_a_gap_and_reports_what_people_waited():
    hall = given.hall()
    found = play_day(hall, TEN.date(), seed=3, speed=0, wait=lambda _: None)
    tickets = Ticket.objects.filter(hall=hall)
    assert found.tickets == tickets.count() > 30
    assert not tickets.open().exists()
    for day in QueueDay.objects.filter(queue__hall=hall):
        numbers = tickets.filter(numbered_by=day.queue).order_by("sequence")
        assert list(numbers.values_list("sequence", flat=True)) == list(range(1, day.issued + 1))
    assert found.regular.p50 is not None
    assert found.told.within_late is not None
    assert 0.2 < (found.utilisation or 0) < 1


class Clock:
    """A wait that only counts how long it would have been."""

    def __init__(self):
        self.seconds = 0.0

    def __call__(self, seconds):
        self.seconds = max(self.seconds, seconds)


def history(hall):
    events = TicketEvent.objects.filter(hall=hall).order_by("id")
    return list(events.values_list("ticket__number", "at", "kind", "after_state", "counter"))


def played_at(hall, *, speed, wait):
    """A day's report and history at this speed; the day is taken back."""
    with transaction.atomic():
        forget_estimates()
        found = play_day(hall, TEN.date(), seed=3, speed=speed, wait=wait), history(hall)
        transaction.set_rollback(True)
    return found


def test_any_speed_gives_the_same_day():
    hall, slow = given.hall(offices=1), Clock()
    at_once = played_at(hall, speed=0, wait=pytest.fail)
    assert len(at_once[1]) > 50
    assert played_at(hall, speed=60, wait=slow) == at_once
    assert 7 * 60 < slow.seconds < 10 * 60  # eight to about five, sixty times as fast


def test_people_come_with_paper_phones_remote_numbers_and_second_services():
    hall, ways = given.hall(), Profile(deliveries=EVENLY, stays_away=0.4, second_service=0.4)
    plan = hall_plan(hall)
    played = cast(plan, DatabaseFloor(hall, plan), ways, zone=hall.zone, seed=1)
    played.begin(given.EIGHT)
    played.stage.run(given.EIGHT + timedelta(hours=2))
    tickets = Ticket.objects.filter(hall=hall)
    assert set(tickets.values_list("delivery", flat=True)) == set(EVENLY)
    assert set(tickets.filter(delivery="remote").values_list("state", flat=True)) >= {"lapsed"}
    assert Visit.objects.filter(hall=hall).count() < tickets.count()
    for ticket in tickets.filter(state="done").exclude(delivery="phone"):
        assert "confirm" in ticket.events.values_list("kind", flat=True)


def test_a_made_up_hall_holds_visits_with_two_numbers_and_people_on_the_way():
    hall = given.hall(offices=4)
    warm_up(hall, hall_plan(hall), seed=2, at=TEN)
    tickets = Ticket.objects.filter(hall=hall)
    assert Visit.objects.filter(hall=hall).count() < tickets.count()
    assert tickets.filter(state="issued", delivery="remote", confirm_by__gt=TEN).exists()
    remote = QueueDay.objects.filter(queue__hall=hall).aggregate(all=Sum("issued_remote"))["all"]
    assert remote == tickets.filter(delivery="remote").count()


def test_people_on_the_way_come_or_stay_away_although_the_play_began_anew():
    hall = given.hall(offices=4)
    warm_up(hall, hall_plan(hall), seed=2, at=TEN)
    coming = list(Ticket.objects.filter(state="issued").values_list("pk", flat=True))
    live(hall).cast.stage.run(TEN + timedelta(minutes=62))
    assert not Ticket.objects.filter(pk__in=coming, state="issued").exists()
    assert Ticket.objects.filter(pk__in=coming).exclude(state="lapsed").exists()


def test_a_persons_own_remote_number_is_left_to_the_person():
    hall = given.hall(offices=1)
    code = hall.offerings.values_list("code", flat=True)[0]
    taken = take_ticket(hall, TicketRequest(code, delivery="remote"), by=By("citizen"), at=TEN)
    live(hall).cast.stage.run(TEN + timedelta(minutes=50))
    assert Ticket.objects.get(pk=taken.id).state == "issued"


def own_number(hall, *, at):
    """A number that a real person took by phone."""
    code = hall.offerings.values_list("code", flat=True)[0]
    given_out = take_ticket(hall, TicketRequest(code), by=By("citizen"), at=at)
    return Ticket.objects.get(pk=given_out.id)


def test_tidying_up_leaves_the_numbers_of_real_people():
    hall = given.hall(offices=1)
    served = own_number(hall, at=TEN)
    call_next_ticket(Counter.objects.get(hall=hall), by=SIMULATOR, at=TEN)
    waits = own_number(hall, at=TEN)
    tidy_up(hall, at=TEN + timedelta(hours=1))
    states = [Ticket.objects.get(pk=each.pk).state for each in (served, waits)]
    assert states == ["on_hold", "waiting"]
    assert not CounterSession.objects.open().exists()


def test_the_end_of_a_play_ends_the_numbers_of_its_own_people_alone():
    hall = given.hall(offices=1)
    plan = hall_plan(hall)
    floor, mine = DatabaseFloor(hall, plan), own_number(hall, at=TEN)
    floor.take(plan.services[0], Asked(), at=TEN)
    assert floor.expire(at=TEN) == 1
    assert Ticket.objects.open().get() == mine


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


@pytest.mark.parametrize("minutes", [1, 40])
def test_a_hall_that_moved_lately_is_left_as_it_stands(minutes):
    hall = given.hall(offices=3)
    warm_up(hall, hall_plan(hall), seed=1, at=TEN)
    before = list(Ticket.objects.order_by("pk").values_list("pk", "state"))
    ready = make_ready(hall, hall_plan(hall), seed=2, at=TEN + timedelta(minutes=minutes))
    assert ready == (0, 0)
    assert list(Ticket.objects.order_by("pk").values_list("pk", "state")) == before


@pytest.mark.parametrize("silence", [timedelta(minutes=50), timedelta(hours=3)])
def test_after_a_long_silence_the_hall_is_busy_again_at_once(silence):
    hall, at = given.hall(offices=3), TEN + silence
    warm_up(hall, hall_plan(hall), seed=1, at=TEN)
    left = set(Ticket.objects.open().values_list("pk", flat=True))
    tidied, made_up = make_ready(hall, hall_plan(hall), seed=2, at=at)
    assert (tidied, made_up > 10) == (len(left), True)
    here = Ticket.objects.open().filter(hall=hall)
    assert here.exists()
    assert not here.filter(pk__in=left).exists()
    assert CounterSession.objects.open().filter(hall=hall).count() == 3


def test_what_the_sweeps_do_at_a_start_breaks_no_silence():
    hall, at = given.hall(offices=3), TEN + timedelta(hours=3)
    warm_up(hall, hall_plan(hall), seed=1, at=TEN)
    assert lapse_unconfirmed(at=at) > 0
    _, made_up = make_ready(hall, hall_plan(hall), seed=2, at=at)
    assert made_up > 10


def test_numbers_go_on_where_the_day_stopped():
    hall = given.hall()
    warm_up(hall, hall_plan(hall), seed=1, at=TEN)
    _, made_up = make_ready(hall, hall_plan(hall), seed=2, at=TEN + timedelta(hours=3))
    assert made_up > 0
    for day in QueueDay.objects.filter(queue__hall=hall):
        assert Ticket.objects.filter(numbered_by=day.queue).count() == day.issued


def test_a_play_goes_on_from_the_floor_as_it_stands():
    hall = given.hall(offices=3)
    warm_up(hall, hall_plan(hall), seed=1, at=TEN)
    before = Ticket.objects.filter(state="done").count()
    live(hall).cast.stage.run(TEN + timedelta(minutes=40))
    assert Ticket.objects.filter(state="done").count() > before + 5
    assert not Ticket.objects.filter(state="expired").exists()


def test_a_person_who_sits_at_a_counter_keeps_it():
    hall = given.hall(offices=1)
    desk = Counter.objects.get(hall=hall)
    open_counter(desk, by=By("user:1"), at=TEN)
    live(hall).cast.stage.run(TEN + timedelta(minutes=30))
    assert CounterSession.objects.open().get(counter=desk).actor == "user:1"
    assert not Ticket.objects.filter(hall=hall, state="done").exists()


def test_an_officer_who_has_signed_in_finds_the_counter_free():
    hall = given.hall(offices=1)
    desk = Counter.objects.get(hall=hall)
    played = live(hall)
    played.cast.stage.run(TEN + timedelta(minutes=20))
    assert CounterSession.objects.open().filter(counter=desk).exists()
    officer = User.objects.create_user("loket@example.example", name="Sari")
    User.objects.filter(pk=officer.pk).update(last_login=TEN + timedelta(minutes=20))
    Membership.objects.create(user=officer, role="counter_officer", hall=hall, office=desk.office)
    played.make_room(TEN + timedelta(minutes=20, seconds=5))
    assert not CounterSession.objects.open().filter(counter=desk).exists()
    played.cast.stage.run(TEN + timedelta(minutes=30))
    assert not CounterSession.objects.open().filter(counter=desk).exists()


def test_a_counter_that_the_manager_closed_stays_closed_for_a_while():
    hall = given.hall(offices=1)
    played = live(hall)
    played.cast.stage.run(TEN + timedelta(minutes=10))
    CounterSession.objects.open().update(closed_at=TEN + timedelta(minutes=10))
    calls = TicketEvent.objects.filter(kind="call").count()
    played.cast.stage.run(TEN + timedelta(minutes=11))
    assert TicketEvent.objects.filter(kind="call").count() == calls


def test_last_weeks_day_is_made_up_once_and_is_over():
    hall = given.hall()
    assert seed_history(hall, hall_plan(hall), seed=1, at=TEN) > 100
    assert seed_history(hall, hall_plan(hall), seed=1, at=TEN) == 0
    assert not Ticket.objects.filter(hall=hall).open().exists()
    assert not CounterSession.objects.open().filter(hall=hall).exists()
