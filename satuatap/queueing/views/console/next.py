"""The console's biggest button: the one thing that comes next."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from satuatap.queueing import rules
from satuatap.queueing.models import Ticket
from satuatap.queueing.queries.console import Desk


@dataclass(frozen=True)
class Primary:
    """The next action: where it leads, what it does first (in small), and what then."""

    url: str
    then: str
    first: str = ""


def primary(desk: Desk, *, slug: str) -> Primary:
    """What Space does at this counter now."""
    name, then, first = _named(desk)
    return Primary(reverse(f"console:{name}", args=[slug, desk.counter.code]), then, first)


def _named(desk: Desk) -> tuple[str, str, str]:
    if desk.session is None or desk.session.officer_id is None:
        return "open", _("Buka %(counter)s") % {"counter": desk.counter.name.lower()}, ""
    if desk.current is not None:
        return _with_somebody(desk, desk.current)
    if desk.is_paused:
        return "resume", _("Lanjutkan"), ""
    if desk.next is None:
        return "call-next", _("Panggil berikutnya"), _("Belum ada yang menunggu")
    return "call-next", _("Panggil %(number)s") % {"number": desk.next.number}, ""


def _with_somebody(desk: Desk, current: Ticket) -> tuple[str, str, str]:
    number = {"number": current.number}
    if current.state == rules.CALLED:
        return "start", _("Mulai layani %(number)s") % number, _("Sudah datang?")
    if desk.next is None or desk.is_paused:  # a counter that pauses calls nobody
        return "finish", _("Selesaikan %(number)s") % number, ""
    first = _("Selesai %(number)s, lalu") % number
    return "finish-and-call", _("Panggil %(number)s") % {"number": desk.next.number}, first
