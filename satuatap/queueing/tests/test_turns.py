"""Whose voice is heard in a room: the rule alone, over any history of screens."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from hypothesis import given, settings
from hypothesis import strategies as st

from satuatap.queueing.turns import LEASE, Standing, Turn, turn_of

NOW = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
LOBBY, NORTH = uuid4(), uuid4()
SECOND = timedelta(seconds=1)


def wanted(call, *, ago=0):
    return Standing(call, None, None, NOW - ago * SECOND)


def held(call, holder, *, seconds=5):
    return Standing(call, holder, NOW + seconds * SECOND, NOW)


def test_whoever_asks_first_speaks():
    assert turn_of(7, LOBBY, [wanted(7)], at=NOW) is Turn.SPEAK


def test_the_other_screen_shows_the_same_call_without_voice():
    assert turn_of(7, NORTH, [held(7, LOBBY)], at=NOW) is Turn.ALONG


def test_another_call_waits_until_the_voice_is_free():
    assert turn_of(8, NORTH, [held(7, LOBBY), wanted(8)], at=NOW) is Turn.WAIT


def test_an_earlier_call_that_somebody_wants_comes_first():
    assert turn_of(9, LOBBY, [wanted(8, ago=2), wanted(9)], at=NOW) is Turn.WAIT


def test_a_call_that_nobody_asks_for_any_more_holds_nobody_up():
    assert turn_of(9, LOBBY, [wanted(8, ago=5), wanted(9)], at=NOW) is Turn.SPEAK


def test_the_turn_of_a_screen_that_died_runs_out():
    assert turn_of(7, NORTH, [held(7, LOBBY, seconds=0)], at=NOW) is Turn.SPEAK


def test_a_screen_that_was_started_anew_does_not_wait_for_itself():
    assert turn_of(8, LOBBY, [held(7, LOBBY), wanted(8)], at=NOW) is Turn.SPEAK


class Room:
    """Two screens that show the same calls, one of which may die in the middle of a sentence."""

    def __init__(self, calls):
        self.now, self.heard = NOW, []
        self.left = {screen: list(calls) for screen in (LOBBY, NORTH)}
        self.turns, self.spoken, self.speaking = {}, set(), {}

    def ask(self, screen):
        if not self.left[screen]:
            return
        call = self.left[screen][0]
        if call in self.spoken:
            self.left[screen].pop(0)
            return
        old = self.turns.get(call, Standing(call, None, None, self.now))
        self.turns[call] = Standing(call, old.holder, old.until, self.now)
        if turn_of(call, screen, self.turns.values(), at=self.now) is Turn.SPEAK:
            self.turns = {c: each for c, each in self.turns.items() if not each.until}
            self.turns[call] = Standing(call, screen, self.now + LEASE, self.now)

    def finish(self, screen):
        mine = [c for c, each in self.turns.items() if each.holder == screen]
        for call in [c for c in mine if self.turns[c].is_held(self.now)]:
            self.heard.append(call)
            self.spoken.add(call)
            del self.turns[call]

    def voices(self):
        return sum(each.is_held(self.now) for each in self.turns.values())


STEPS = st.lists(
    st.tuples(st.sampled_from([LOBBY, NORTH]), st.sampled_from(["ask", "finish", "ask", "sleep"])),
    max_size=80,
)


@settings(max_examples=200, deadline=None)
@given(STEPS)
def test_never_two_voices_no_call_twice_none_left_out(steps):
    room = Room(range(1, 6))
    for screen, what in steps:
        room.now += SECOND if what != "sleep" else 7 * SECOND
        getattr(room, what, lambda _: None)(screen)
        assert room.voices() <= 1
    for _ in range(40):  # one screen lives on
        room.now += SECOND
        room.ask(NORTH)
        room.finish(NORTH)
    room.now += LEASE
    for _ in range(40):
        room.now += SECOND
        room.ask(NORTH)
        room.finish(NORTH)
    assert sorted(room.heard) == [1, 2, 3, 4, 5]
    assert room.heard == sorted(room.heard)
