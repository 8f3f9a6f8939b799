"""Handing a number over: on paper, on a phone, and to somebody who has come from afar."""

from contextlib import suppress
from datetime import datetime

from satuatap.core.hints import hint
from satuatap.queueing import rules
from satuatap.queueing.actions.arriving import confirm_ticket
from satuatap.queueing.actions.steps import By
from satuatap.queueing.daycode import is_day_code
from satuatap.queueing.errors import ConfirmedTooLate, NotAtTheHall
from satuatap.queueing.models import Printer, Ticket
from satuatap.queueing.printing.escpos import PaperState, Printed, print_slip, printer_state
from satuatap.queueing.queries.slips import slip_of
from satuatap.queueing.queries.ticket_story import ticket_story


def print_ticket(ticket: Ticket, printer: Printer, *, by: By, at: datetime) -> Printed:
    """Print the ticket and wait for the paper; only when it is out does the number wait.

    The printer's state is kept for the floor view. Holds no lock while the printer works.
    """
    slip = slip_of(ticket_story(ticket, at=at))
    printed = print_slip(slip, host=printer.host, port=printer.port, width_mm=printer.width_mm)
    note_printer(printer, printed.state, at=at)
    if printed.done and ticket.state == rules.ISSUED:
        confirm_ticket(ticket, by=by, at=at)
    return printed


def check_printer(printer: Printer, *, at: datetime) -> PaperState:
    """Ask the printer how it is, without printing."""
    state = printer_state(host=printer.host, port=printer.port)
    note_printer(printer, state, at=at)
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
            confirm_ticket(ticket, by=By("citizen"), at=at)
        ticket.refresh_from_db(fields=["state", "state_at"])
    return ticket


def confirm_at_hall(ticket: Ticket, *, code: str, by: By, at: datetime) -> Ticket:
    """Somebody with a remote number has come, and shows it with the hall's code of the day.

    Raises NotAtTheHall for a wrong code, ConfirmedTooLate when the number has lapsed.
    """
    if not is_day_code(ticket.hall, code, at=at):
        raise NotAtTheHall
    return confirm_ticket(ticket, by=by, at=at)
