"""A room reads on, whatever happened; what comes in and goes out is in the log."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from satuatap.live import rooms
from satuatap.live.app import Live, note
from satuatap.live.frames import Shot
from satuatap.live.reading import Address, Subject, SubjectIsGone, Unreadable
from satuatap.live.rooms import Room

HERE = Address("kota", "id")
SHOT = Shot(1, "2026-11-16T02:00:00Z", b"{}")


def run(coroutine: Any) -> Any:
    """A browser test before this one leaves its loop running in the main thread."""
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(asyncio.run, coroutine).result()


async def read_in_turn(*turns: Any, gone: Any = None) -> Shot | None:
    """What a room has after these readings; an exception among them is raised."""
    left = list(turns)

    async def read(_address: Address) -> Shot:
        turn = left.pop(0)
        if isinstance(turn, Shot):
            return turn
        raise turn

    room = Room(HERE, read, gone)
    while left:
        await asyncio.sleep(0.01)
    await asyncio.sleep(0.01)
    room.close()
    return room.shot


@pytest.mark.parametrize("fault", [KeyError("x"), RuntimeError("x"), Unreadable()])
def test_a_hall_that_could_not_be_read_is_read_again(monkeypatch, fault):
    monkeypatch.setattr(rooms, "PAUSE", 0.01)
    assert run(read_in_turn(fault, SHOT)) == SHOT


def test_a_fault_of_ours_is_in_the_log(monkeypatch, caplog):
    monkeypatch.setattr(rooms, "PAUSE", 0.01)
    run(read_in_turn(KeyError("x"), SHOT))
    assert [(each.levelname, each.message) for each in caplog.records] == [("ERROR", "live_broken")]


def test_a_hall_that_is_gone_is_told_and_not_read_again():
    told: list[Subject] = []
    assert run(read_in_turn(SubjectIsGone(), gone=told.append)) is None
    assert told == [Subject("halls", "kota")]


@pytest.mark.parametrize(
    ("path", "method", "route"),
    [
        ("/live/halls/kota-batu", "GET", "/live/halls/<slug>"),
        ("/live/halls/RKCB3PV6NXSR/x", "GET", "(none)"),
        ("/live/halls/kota-batu", "BREW", "/live/halls/<slug>"),
    ],
)
def test_a_stream_is_logged_by_its_route(caplog, path, method, route):
    caplog.set_level("INFO", "satuatap")
    note({"path": path, "method": method}, 200, "name-of-request")
    told = vars(caplog.records[-1])
    known = {"GET": "GET"}.get(method, "other")
    assert (told["route"], told["method"], told["request_id"]) == (route, known, "name-of-request")


def test_a_refusal_is_logged_with_the_id_that_the_asker_gets(caplog):
    caplog.set_level("INFO", "satuatap")
    sent: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "http", "path": "/live/x", "method": "GET", "query_string": b"", "headers": []}
    run(Live()(scope, asyncio.Queue().get, send))
    name = dict(sent[0]["headers"])[b"x-request-id"].decode()
    assert (caplog.records[-1].message, vars(caplog.records[-1])["request_id"]) == ("request", name)
