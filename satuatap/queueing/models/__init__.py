"""The nouns of the queue."""

from satuatap.queueing.models.days import QueueDay, TurnedAway, Visit
from satuatap.queueing.models.devices import Display, DisplayScope, Kiosk, Printer, Tablet
from satuatap.queueing.models.floor import (
    CounterService,
    CounterSession,
    HallPolicy,
    Notice,
    Queue,
)
from satuatap.queueing.models.tickets import Call, Ticket, TicketEvent
from satuatap.queueing.models.voices import VoiceTurn, VoiceZone

__all__ = [
    "Call",
    "CounterService",
    "CounterSession",
    "Display",
    "DisplayScope",
    "HallPolicy",
    "Kiosk",
    "Notice",
    "Printer",
    "Queue",
    "QueueDay",
    "Tablet",
    "Ticket",
    "TicketEvent",
    "TurnedAway",
    "Visit",
    "VoiceTurn",
    "VoiceZone",
]
