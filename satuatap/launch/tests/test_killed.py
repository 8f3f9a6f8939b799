"""kill -9 under load: what was acknowledged is there, once."""

import time
from collections import Counter

import pytest

from satuatap.launch.tests.crowd import Crowd
from satuatap.launch.tests.installation import Installation

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("launch")]
SEQUENCES = """
select ticket.sequence from queueing_ticket ticket join places_hall hall on hall.id = ticket.hall_id
where hall.slug = %s order by 1
"""
TICKETS = """
select ticket.id::text from queueing_ticket ticket join places_hall hall on hall.id = ticket.hall_id
where hall.slug = %s
"""
CALLS = """
select event.ticket_id::text, counter.code from queueing_ticketevent event
join places_counter counter on counter.id = event.counter_id
join places_hall hall on hall.id = event.hall_id
where event.after_state = 'called' and hall.slug = %s
"""
DONE = """
select ticket.id::text from queueing_ticket ticket join places_hall hall on hall.id = ticket.hall_id
where ticket.state = 'done' and hall.slug = %s
"""
OPEN_SESSIONS = """
select counter.code from queueing_countersession session
join places_counter counter on counter.id = session.counter_id
join places_hall hall on hall.id = session.hall_id
where session.closed_at is null and hall.slug = %s order by 1
"""


def test_killed_web_and_worker_lose_nothing_and_do_nothing_twice(prepared):
    with prepared.up():
        with Crowd(prepared).at_work() as crowd:
            time.sleep(2)
            assert prepared.kill("satuatap serve") >= 2
            assert prepared.kill("procrastinate worker") >= 1
            time.sleep(1)
            prepared.wait_until_ready()
            time.sleep(2)
        check_tickets(prepared, crowd)
        check_calls(prepared, crowd)


def test_a_killed_postgresql_comes_back_and_has_everything(prepared):
    with prepared.up():
        with Crowd(prepared).at_work() as crowd:
            time.sleep(2)
            assert prepared.kill("pginstall/bin/postgres") >= 1
            time.sleep(1)
            prepared.wait_until_ready()
            time.sleep(2)
        check_tickets(prepared, crowd)
        check_calls(prepared, crowd)
    assert set(crowd.refused) <= {0, 503}, crowd.refused


def check_tickets(here: Installation, crowd: Crowd) -> None:
    """Every acknowledged number is there, none twice, none left out."""
    given, kept = list(crowd.acknowledged.values()), here.rows(SEQUENCES, crowd.hall.slug)
    assert len(given) == len(set(given))
    assert len(given) > 10, crowd.refused
    assert set(given) <= set(here.rows(TICKETS, crowd.hall.slug))
    assert kept == list(range(1, len(kept) + 1))


def check_calls(here: Installation, crowd: Crowd) -> None:
    """Every acknowledged call and end is there once, at sessions that were opened once."""
    kept = here.rows(CALLS, crowd.hall.slug)
    assert len(crowd.called) > 5, crowd.refused
    assert set(crowd.called) <= set(kept)
    assert [ticket for ticket, times in Counter(t for t, _ in kept).items() if times > 1] == []
    assert set(crowd.finished) <= set(here.rows(DONE, crowd.hall.slug))
    assert here.rows(OPEN_SESSIONS, crowd.hall.slug) == sorted(crowd.hall.counters)
