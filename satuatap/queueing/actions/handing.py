"""Handing a number over: on paper, on a phone, and to somebody who has come from afar."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime
from uuid import UUID

from django.db import transaction

from satuatap.core.hints import hint
from satuatap.queueing import rules
from satuatap.queueing.actions.arriving import confirm_ticket
from satuatap.queueing.actions.steps import By
from satuatap.queueing.daycode import is_day_code
from satuatap.queueing.errors import ConfirmedTooLate, NotAtTheHall
from satuatap.queueing.models import Kiosk, Printer, Ticket
from satuatap.queueing.printing import escpos
from satuatap.queueing.printing.escpos import (
    PaperState,
    Printed,
    print_note,
    print_slip,
    printer_state,
)
from satuatap.queueing.printing.slip import Note
from satuatap.queueing.queries.slips import slip_of
from satuatap.queueing.queries.ticket_story import ticket_story

__all__ = ["Note"]  # for modules above

PAPER, NOTED = "paper", "noted"  # how a number came into the hand, as the history keeps it
KEPT_PAPERS = 20
ASKED_AT_ONCE = 16


def print_ticket(ticket: Ticket, printer: Printer, *, by: By, at: datetime) -> Printed:
    """Print the ticket and wait for the paper; only when it is out does the number wait.

    The printer's state is kept for the floor view. Holds no lock while the printer works.
    """
    slip = slip_of(ticket_story(ticket, at=at))
    printed = print_slip(slip, host=printer.host, port=printer.port, width_mm=printer.width_mm)
    note_printer(printer, printed.state, at=at)
    if printed.done and ticket.state == rules.ISSUED:
        confirm_ticket(ticket, by=by, at=at, how=PAPER)
    return printed


def print_on(kiosk: Kiosk, note: Note, *, at: datetime) -> bool:
    """Print a note on the kiosk's printer, if it has one of its own; whether the paper came."""
    printer = kiosk.printer
    if kiosk.delivery != Kiosk.Delivery.NETWORK or printer is None:
        return False
    printed = print_note(note, host=printer.host, port=printer.port, width_mm=printer.width_mm)
    note_printer(printer, printed.state, at=at)
    return printed.done


def key_at(kiosk: Kiosk, minted: str) -> str:
    """The idempotency key of a form that this kiosk showed; it says which kiosk gave a number."""
    return f"kiosk:{kiosk.pk}:{minted}"


def kiosk_of(ticket: Ticket) -> Kiosk | None:
    """The kiosk that gave this number, if a kiosk did."""
    kind, _colon, rest = (ticket.idempotency_key or "").partition(":")
    if kind != "kiosk":
        return None
    return Kiosk.objects.filter(pk=UUID(rest.partition(":")[0]), hall=ticket.hall_id).first()


@transaction.atomic
def paper_missed(kiosk: Kiosk, ticket: Ticket) -> None:
    """Nobody confirmed this number's paper; after some in a row the floor hears of it.

    Doing it again changes nothing.
    """
    kept = Kiosk.objects.select_for_update(of=("self",)).get(pk=kiosk.pk)
    if kept.delivery != Kiosk.Delivery.PHONE and ticket.pk not in kept.missed_papers:
        kept.missed_papers = [*kept.missed_papers, ticket.pk][-KEPT_PAPERS:]
        kept.save(update_fields=["missed_papers"])
        hint(kept.hall_id)


def paper_came(kiosk: Kiosk) -> None:
    """A paper was confirmed: the kiosk prints, whatever was before."""
    if Kiosk.objects.filter(pk=kiosk.pk).exclude(missed_papers=[]).update(missed_papers=[]):
        hint(kiosk.hall_id)


def check_printers(printers: list[Printer], *, at: datetime) -> None:
    """Ask these printers how they are, without printing; side by side, since lost ones are slow."""
    with ThreadPoolExecutor(ASKED_AT_ONCE) as asking:
        states = list(asking.map(_asked, printers))
    for printer, state in zip(printers, states, strict=True):
        note_printer(printer, state, at=at)


def _asked(printer: Printer) -> PaperState:
    """How the printer is. One that prints a slip answers nobody else, so it is asked twice."""
    state = printer_state(host=printer.host, port=printer.port)
    if state is PaperState.LOST:
        time.sleep(escpos.PRINT_SECONDS)
        return printer_state(host=printer.host, port=printer.port)
    return state


def note_printer(printer: Printer, state: PaperState, *, at: datetime) -> None:
    """Keep what the printer said; the floor hears of it when it is something new."""
    if printer.state != state.value:
        printer.state, printer.state_at = state.value, at
        printer.save(update_fields=["state", "state_at"])
        hint(printer.hall_id)


def take_by_phone(ticket: Ticket, *, at: datetime) -> Ticket:
    """The ticket's page was opened on a phone: paper or not, its owner has the number now.

    A remote number is not taken this way: it waits for its owner to come to the hall.
    """
    if ticket.state == rules.ISSUED and ticket.delivery == Ticket.Delivery.PAPER:
        with suppress(ConfirmedTooLate):
            confirm_ticket(ticket, by=By("citizen"), at=at, how=Ticket.Delivery.PHONE)
        ticket.refresh_from_db(fields=["state", "state_at", "delivery"])
    return ticket


def confirm_at_hall(ticket: Ticket, *, code: str, by: By, at: datetime) -> Ticket:
    """Somebody with a remote number has come, and shows it with the hall's code of the day.

    Raises NotAtTheHall for a wrong code, ConfirmedTooLate when the number has lapsed.
    """
    if not is_day_code(ticket.hall, code, at=at):
        raise NotAtTheHall
    return confirm_ticket(ticket, by=by, at=at)
