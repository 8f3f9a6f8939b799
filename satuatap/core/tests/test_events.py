"""Facts that a module announces, and others answer."""

from dataclasses import dataclass

import pytest

from satuatap.core.events import Event, announce, reacts_to


@dataclass(frozen=True)
class LightWentOn(Event):
    """For these tests only."""

    lamp: int


class NoSuchLamp(Exception):
    """A reaction that cannot be."""


@dataclass(frozen=True)
class LightWentOff(Event):
    """Nobody reacts to it."""

    lamp: int


seen: list[tuple[str, int]] = []


@reacts_to(LightWentOn)
def _first(event: LightWentOn) -> None:
    seen.append(("first", event.lamp))


@reacts_to(LightWentOn)
def _second(event: LightWentOn) -> None:
    if event.lamp < 0:
        raise NoSuchLamp
    seen.append(("second", event.lamp))


@pytest.fixture(autouse=True)
def _nothing_seen():
    seen.clear()


def test_everybody_who_reacts_is_told_in_order():
    announce(LightWentOn(3))
    assert seen == [("first", 3), ("second", 3)]


def test_an_event_that_nobody_awaits_is_no_fault():
    announce(LightWentOff(3))
    assert not seen


def test_a_reaction_that_fails_stops_the_action_that_announced():
    with pytest.raises(NoSuchLamp):
        announce(LightWentOn(-1))
