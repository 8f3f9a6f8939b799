"""The turn to speak in a room: asked for, renewed, handed on."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from satuatap.queueing.errors import CallIsUnknown
from satuatap.queueing.models import Call, Display, VoiceZone
from satuatap.queueing.turns import LEASE, WANTED, Standing, Turn, turn_of


@dataclass(frozen=True)
class Answer:
    """Whose turn it is, and whether another display of the room could speak, too."""

    turn: Turn
    shared: bool


@transaction.atomic
def ask_to_speak(display: Display, call_id: int, *, at: datetime) -> Answer:
    """May this display speak this call now? Who may is heard alone until LEASE has passed.

    Asking again renews the turn. Raises CallIsUnknown for a call that the hall never made.
    """
    zone = _locked_zone(display)
    turn = _turn(zone, display, call_id, at=at) if display.with_voice else Turn.PAST
    if turn is Turn.SPEAK:
        _release_others(zone, call_id)
        zone.turns.filter(call=call_id).update(display=display, until=at + LEASE, wanted_at=at)
    return Answer(turn, shared=_is_shared(zone, display))


@transaction.atomic
def has_spoken(display: Display, call_id: int, *, at: datetime) -> Answer:
    """Note that the display has spoken this call; only the one whose turn it is can say so."""
    zone = _locked_zone(display)
    _known(display, call_id)
    mine = zone.turns.filter(call=call_id, display=display, spoken_at=None)
    mine.update(spoken_at=at, until=at)
    return Answer(Turn.PAST, shared=_is_shared(zone, display))


def zone_of(display: Display) -> VoiceZone:
    """The room of this display: its own zone, or the hall's."""
    if display.voice_zone is not None:
        return display.voice_zone
    whole, _made = VoiceZone.objects.get_or_create(
        hall_id=display.hall_id, name=VoiceZone.WHOLE_HALL
    )
    return whole


def _locked_zone(display: Display) -> VoiceZone:
    return VoiceZone.objects.select_for_update().get(pk=zone_of(display).pk)


def _turn(zone: VoiceZone, display: Display, call_id: int, *, at: datetime) -> Turn:
    _known(display, call_id)
    mine, made = zone.turns.get_or_create(call_id=call_id, defaults={"wanted_at": at})
    if mine.spoken_at is not None:
        return Turn.PAST
    if not made:
        zone.turns.filter(pk=mine.pk).update(wanted_at=at)
    return turn_of(call_id, display.pk, _unspoken(zone, at=at), at=at)


def _unspoken(zone: VoiceZone, *, at: datetime) -> list[Standing]:
    concerned = Q(until__gt=at) | Q(wanted_at__gte=at - WANTED)
    found = zone.turns.filter(concerned, spoken_at=None)
    return [
        Standing(*each) for each in found.values_list("call_id", "display_id", "until", "wanted_at")
    ]


def _release_others(zone: VoiceZone, call_id: int) -> None:
    """Take back a turn that ran out, or that its screen has left: that call waits again."""
    left = zone.turns.filter(spoken_at=None, until__isnull=False).exclude(call=call_id)
    left.update(display=None, until=None)


def _known(display: Display, call_id: int) -> None:
    if not Call.objects.filter(pk=call_id, hall_id=display.hall_id).exists():
        raise CallIsUnknown


def _is_shared(zone: VoiceZone, display: Display) -> bool:
    """Whether another speaking screen stands in the room; one that is not paired does not count."""
    room = [zone.pk, None] if zone.name == VoiceZone.WHOLE_HALL else [zone.pk]
    others = Display.objects.filter(hall=zone.hall_id, with_voice=True, token__isnull=False)
    rooms = others.exclude(pk=display.pk).values_list("voice_zone", flat=True)
    return any(each in room for each in rooms)
