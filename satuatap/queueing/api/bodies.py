"""What the floor's API reads."""

from satuatap.core.rest.body import PRINTABLE, Text
from satuatap.queueing.models import Ticket

REASON = Text(
    "Why, kept in the history; never write who the person is.",
    pattern=PRINTABLE,
    longest=40,
    default="",
)
NEW_TICKET = {
    "service": Text("The hall's code of the service, as in the hall's queue."),
    "priority": Text(
        "Self-declared priority.", choices=tuple(Ticket.Reason.values), default=Ticket.Reason.NONE
    ),
    "delivery": Text(
        "`phone` waits at once, `paper` waits when printed.",
        choices=(Ticket.Delivery.PHONE.value, Ticket.Delivery.PAPER.value),
        default=Ticket.Delivery.PHONE,
    ),
}
FINISH = {
    "outcome": Text(
        "How it ended.", choices=tuple(Ticket.Outcome.values), default=Ticket.Outcome.SERVED
    )
}
HOLD = {"reason": REASON}
CANCEL = {"reason": REASON}
TRANSFER = {
    "service": Text("Another service of the hall; empty keeps the service.", default=""),
    "counter": Text(
        "A counter that alone may call next: open, and giving the service.", longest=8, default=""
    ),
}
NOTHING: dict[str, Text] = {}
