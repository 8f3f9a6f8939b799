"""Displays that hear each other share one voice."""

from datetime import timedelta

import pytest

from satuatap.queueing.actions import call_next_ticket, undo_last_step
from satuatap.queueing.actions.voices import ask_to_speak, has_spoken
from satuatap.queueing.errors import CallIsUnknown
from satuatap.queueing.models import Call, VoiceTurn, VoiceZone
from satuatap.queueing.queries.announcing import announcements
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.queueing.tests.test_races import all_at_once
from satuatap.queueing.turns import LEASE, Turn

pytestmark = pytest.mark.django_db
at_once = pytest.mark.django_db(transaction=True)


def calls(offering, count=1):
    """So many calls, by their ids."""
    for _ in range(count):
        given.ticket(offering)
        call_next_ticket(given.counter(offering), by=ANYBODY, at=NINE)
    return list(Call.objects.filter(hall=offering.hall).order_by("pk").values_list("pk", flat=True))


def two_screens(offering, **more):
    return [given.paired_display(offering.hall, offering.office, **more) for _ in range(2)]


def turn(display, call, *, seconds=0):
    return ask_to_speak(display, call, at=NINE + timedelta(seconds=seconds)).turn


def test_displays_without_a_zone_share_the_whole_halls():
    offering = given.offering()
    (call,) = calls(offering)
    lobby, north = two_screens(offering)
    assert (turn(lobby, call), turn(north, call)) == (Turn.SPEAK, Turn.ALONG)


def test_displays_of_two_zones_speak_at_once():
    offering = given.offering()
    (call,) = calls(offering)
    lobby, north = two_screens(offering)
    north.voice_zone = VoiceZone.objects.create(hall=offering.hall, name="Utara")
    assert (turn(lobby, call), turn(north, call)) == (Turn.SPEAK, Turn.SPEAK)


def test_a_call_is_spoken_once_in_its_room():
    offering = given.offering()
    (call,) = calls(offering)
    lobby, north = two_screens(offering)
    turn(lobby, call)
    has_spoken(lobby, call, at=NINE)
    assert turn(north, call) is Turn.PAST
    pending, _how = announcements(north, north.hall, at=NINE).pending[0]
    assert pending.spoken


def test_the_next_speaker_takes_over_the_call_of_a_screen_that_died():
    offering = given.offering()
    first, second = calls(offering, 2)
    lobby, north = two_screens(offering)
    turn(lobby, first)
    dead = LEASE.total_seconds()
    assert turn(north, first, seconds=dead - 1) is Turn.ALONG
    assert turn(north, first, seconds=dead) is Turn.SPEAK
    assert turn(lobby, second, seconds=dead + 1) is Turn.WAIT


def test_a_screen_that_lost_its_turn_cannot_end_the_others():
    offering = given.offering()
    (call,) = calls(offering)
    lobby, north = two_screens(offering)
    turn(lobby, call)
    turn(north, call, seconds=30)
    has_spoken(lobby, call, at=NINE + timedelta(seconds=31))
    assert turn(lobby, call, seconds=31) is Turn.ALONG


def test_a_display_without_voice_never_holds_the_turn():
    offering = given.offering()
    (call,) = calls(offering)
    silent = given.paired_display(offering.hall, with_voice=False)
    assert turn(silent, call) is Turn.PAST
    assert not VoiceTurn.objects.exists()


def test_a_call_that_was_taken_back_frees_the_room():
    offering = given.offering()
    first, second = calls(offering, 2)
    lobby, north = two_screens(offering)
    turn(lobby, first)
    undo_last_step(Call.objects.get(pk=first).ticket, by=ANYBODY, at=NINE)
    has_spoken(lobby, first, at=NINE)
    assert turn(north, second) is Turn.SPEAK


def test_alone_in_the_room_is_told_apart():
    offering = given.offering()
    (call,) = calls(offering)
    lobby = given.paired_display(offering.hall)
    given.display(offering.hall)  # set up, but no television yet
    assert not ask_to_speak(lobby, call, at=NINE).shared
    given.paired_display(offering.hall)
    assert ask_to_speak(lobby, call, at=NINE).shared


def test_a_call_of_another_hall_is_unknown():
    (foreign,) = calls(given.offering())
    with pytest.raises(CallIsUnknown):
        ask_to_speak(given.display(given.hall()), foreign, at=NINE)


def looked_and_spoke(zone, display, call):
    """The way without a lock: look whether the room is quiet, then speak."""
    if VoiceTurn.objects.filter(zone=zone, call=call, until__isnull=False).exists():
        return Turn.ALONG
    VoiceTurn.objects.filter(zone=zone, call=call).update(display=display, until=NINE + LEASE)
    return Turn.SPEAK


@at_once
def test_looking_before_speaking_lets_two_speak():
    offering = given.offering()
    zone = VoiceZone.objects.create(hall=offering.hall, name="Lobi")
    screens = [given.display(offering.hall) for _ in range(16)]
    found = []
    for call in calls(offering, 8):
        VoiceTurn.objects.create(zone=zone, call_id=call, wanted_at=NINE)
        turns = all_at_once(lambda each, call=call: looked_and_spoke(zone, screens[each], call))
        found.append(turns.count(Turn.SPEAK))
        VoiceTurn.objects.all().delete()
    assert max(found) > 1


@at_once
def test_of_many_screens_that_ask_at_once_one_speaks():
    offering = given.offering()
    screens = [given.display(offering.hall) for _ in range(16)]
    for call in calls(offering, 4):
        turns = all_at_once(lambda each, call=call: turn(screens[each], call))
        assert (turns.count(Turn.SPEAK), turns.count(Turn.ALONG)) == (1, 15)
        speaker = screens[turns.index(Turn.SPEAK)]
        has_spoken(speaker, call, at=NINE)
