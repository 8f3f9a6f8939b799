"""Hints go out after the commit, once per topic and beat, and never hold anybody up."""

import time

import psycopg
import pytest
from django.db import connections, transaction
from psycopg.conninfo import conninfo_to_dict

from satuatap.core.hints import CHANNEL, Hinter, address, finish_hints, hint


@pytest.fixture
def heard(transactional_db):
    """Reads which topics were heard until ``last`` came."""
    with psycopg.connect(address(), autocommit=True) as listener:
        listener.execute(f"listen {CHANNEL}")

        def until(last: str) -> list[str]:
            topics: list[str] = []
            for each in listener.notifies(timeout=5):
                topics.append(each.payload)
                if each.payload == last:
                    return topics
            return topics

        yield until
    finish_hints()


def test_a_hint_goes_out_after_the_commit(heard):
    with transaction.atomic():
        hint("hall")
    assert heard("hall") == ["hall"]


def test_what_was_taken_back_is_not_hinted(heard):
    with transaction.atomic():
        hint("taken back")
        transaction.set_rollback(True)
    hint("last")
    assert heard("last") == ["last"]


def test_many_hints_of_one_hall_are_few(heard):
    for _ in range(500):
        hint("busy")
    time.sleep(0.1)
    hint("last")
    assert 1 <= heard("last").count("busy") < 50


def test_hints_go_over_the_same_kind_of_connection(db):
    options = connections["default"].settings_dict["OPTIONS"]
    options["sslmode"] = "disable"
    try:
        assert conninfo_to_dict(address())["sslmode"] == "disable"
        assert "prepare_threshold" not in address()
    finally:
        del options["sslmode"]


def test_a_lost_connection_costs_one_hint_and_no_error(heard):
    hinter = Hinter()
    connection = psycopg.connect(address(), autocommit=True)
    with psycopg.connect(address(), autocommit=True) as other:
        other.execute("select pg_terminate_backend(%s)", [connection.info.backend_pid])
    assert hinter.send({"lost"}, connection) is None
    again = hinter.send({"last"}, None)
    assert heard("last") == ["last"]
    assert again is not None
    again.close()
