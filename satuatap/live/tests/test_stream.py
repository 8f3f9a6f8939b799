"""The live stream over real sockets."""

import time
from contextlib import closing

import pytest
from django.db import connections
from django.utils import timezone

from satuatap.core.hints import hint
from satuatap.live.tests.server import Listener, figure, served
from satuatap.places.models import Hall
from satuatap.queueing.actions import By, TicketRequest, take_ticket
from satuatap.queueing.tests import given
from satuatap.queueing.tests.api import open_now

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
]


class Stage:
    """A hall that is open now, and the server."""

    def __init__(self, port):
        self.port = port
        self.service = given.offering()
        open_now(self.service.hall)
        self.slug = self.service.hall.slug

    def listen(self, **headers):
        return closing(Listener(self.port, self.slug, **headers))

    def take(self):
        hall = Hall.objects.select_related("region").get(slug=self.slug)
        asked = TicketRequest(service=self.service.code)
        return take_ticket(hall, asked, by=By("test"), at=timezone.now())


@pytest.fixture(scope="module")
def port(django_db_setup):
    with served() as port:
        yield port


@pytest.fixture
def stage(port):
    return Stage(port)


def waiting(snapshot):
    return snapshot["services"][0]["waiting"]


def test_a_listener_is_told_at_once_and_of_every_change(stage):
    with stage.listen() as listener:
        assert listener.headers["content-type"].startswith("text/event-stream")
        assert listener.block() == {"retry": "2000"}
        first, snapshot = listener.event()
        assert (snapshot["hall"], waiting(snapshot)) == (stage.slug, 0)
        stage.take()
        started = time.monotonic()
        second, snapshot = listener.event()
        assert time.monotonic() - started < 1
        assert waiting(snapshot) == 1
        assert second > first


def test_many_changes_end_in_the_final_state(stage):
    with stage.listen() as listener:
        listener.event()
        for _ in range(30):
            stage.take()
        events = 1
        while waiting(listener.event()[1]) < 30:
            events += 1
        assert events < 30


def test_who_reconnects_is_told_only_what_is_new(stage):
    with stage.listen() as witness, stage.listen() as listener:
        witness.event()
        seen, _ = listener.event()
        with stage.listen(Last_Event_ID=str(seen)) as again:
            stage.take()
            number, snapshot = again.event()
            assert (number > seen, waiting(snapshot)) == (True, 1)


def test_the_stream_packs_for_who_unpacks(stage):
    with stage.listen(Accept_Encoding="gzip, br") as listener:
        assert listener.headers["content-encoding"] == "gzip"
        assert waiting(listener.event()[1]) == 0
        stage.take()
        assert waiting(listener.event()[1]) == 1


def test_each_reader_in_their_language(stage):
    with stage.listen(Accept_Language="en-US") as english, stage.listen() as indonesian:
        names = [each.event()[1]["services"][0]["name"] for each in (english, indonesian)]
    assert names == ["New SKCK", "SKCK baru"]


def test_the_situation_room_is_told_how_the_nation_is(stage):
    with closing(Listener(stage.port, "indonesia", kind="nasional")) as listener:
        _number, now = listener.event("situation")
    assert now["silent_halls"] == [stage.service.hall.title]
    assert now["counters"] == "0"
    with closing(Listener(stage.port, "mars", kind="nasional")) as nobody:
        assert nobody.status == 404


def test_doors_that_do_not_exist(stage):
    answers = [
        Listener(stage.port, "tidak-ada"),
        Listener(stage.port, stage.slug, method="POST"),
        Listener(stage.port, "a/b"),
    ]
    assert [each.status for each in answers] == [404, 405, 404]
    assert {each.headers["content-type"] for each in answers} == {"application/problem+json"}
    for each in answers:
        each.close()


def test_streams_and_refusals_carry_the_requests_id(stage):
    asked = {"X_Request_ID": "from-the-proxy-1"}
    with stage.listen(**asked) as stream, closing(Listener(stage.port, "x", **asked)) as refused:
        names = [each.headers["x-request-id"] for each in (stream, refused)]
    assert names == ["from-the-proxy-1"] * 2


def test_a_full_process_says_when_to_come_again():
    with served(LIVE_LISTENERS="0") as port, closing(Listener(port, "penuh")) as refused:
        assert (refused.status, refused.headers["retry-after"]) == (503, "2")


def test_the_stream_of_a_renamed_hall_ends_and_is_not_found_again(stage):
    with stage.listen() as listener, stage.listen(Accept_Language="en") as english:
        for each in (listener, english):
            each.event()
        Hall.objects.filter(slug=stage.slug).update(slug=f"{stage.slug}-baru")
        hint(stage.service.hall_id)
        assert [each.ended() for each in (listener, english)] == [True, True]
        with stage.listen() as again:
            assert again.status == 404


def test_the_ear_comes_back_when_its_connection_was_killed(stage):
    with stage.listen() as listener:
        listener.event()
        with connections["default"].cursor() as cursor:
            cursor.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity"
                " where datname = current_database() and pid <> pg_backend_pid()"
                " and application_name = 'satuatap live'"
            )
            assert cursor.rowcount == 1
        time.sleep(0.5)
        stage.take()
        started = time.monotonic()
        assert waiting(listener.event()[1]) == 1
        assert time.monotonic() - started < 2


def test_a_slow_listener_delays_nobody(stage):
    with stage.listen() as sleeper, stage.listen() as listener:
        listener.event()
        for count in range(1, 40):
            stage.take()
            while waiting(listener.event()[1]) < count:
                pass
        while waiting(sleeper.event()[1]) < 39:
            pass


def test_the_server_stops_with_listeners_on_it():
    with served() as port:
        stage = Stage(port)
        listener = Listener(port, stage.slug)
        listener.event()
        started = time.monotonic()
    assert time.monotonic() - started < 8
    listener.close()


def test_listeners_and_what_they_are_sent_are_counted(stage):
    before = figure(stage.port, "satuatap_live_events_total")
    with stage.listen() as one, stage.listen() as two:
        for listener in (one, two):
            listener.event()
        assert until(lambda: figure(stage.port, "satuatap_live_listeners") == 2)
        assert until(lambda: figure(stage.port, "satuatap_live_events_total") >= before + 2)
    assert until(lambda: figure(stage.port, "satuatap_live_listeners") == 0)


def until(holds, seconds=10):
    """Whether it comes true in time."""
    last = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > last:
            return False
        time.sleep(0.2)
    return True
