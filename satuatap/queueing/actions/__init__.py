"""What people do with tickets and counters."""

from satuatap.queueing.actions.arriving import (
    TicketRequest,
    cancel_ticket,
    confirm_ticket,
    take_ticket,
)
from satuatap.queueing.actions.calling import (
    call_chosen_ticket,
    call_held_ticket,
    call_next_ticket,
    recall_ticket,
)
from satuatap.queueing.actions.clearing import clear_old_days
from satuatap.queueing.actions.closing import (
    close_day,
    expire_left,
    forget_priority_reasons,
    lapse_unconfirmed,
)
from satuatap.queueing.actions.counters import (
    close_counter,
    open_counter,
    pause_counter,
    resume_counter,
)
from satuatap.queueing.actions.desk import (
    finish_and_call_next,
    go_on,
    leave_counter,
    release_counter,
    sit_down,
    undo_last_press,
)
from satuatap.queueing.actions.displays import (
    acknowledge_call,
    display_is_alive,
    display_of,
)
from satuatap.queueing.actions.notices import (
    send_notice,
    stop_notice,
)
from satuatap.queueing.actions.releasing import release_stranded
from satuatap.queueing.actions.returning import return_ticket
from satuatap.queueing.actions.serving import (
    finish_ticket,
    hold_ticket,
    miss_ticket,
    start_ticket,
    transfer_ticket,
)
from satuatap.queueing.actions.steps import (
    By,
)
from satuatap.queueing.actions.undoing import (
    undo_last_step,
)

__all__ = [
    "By",
    "TicketRequest",
    "acknowledge_call",
    "call_chosen_ticket",
    "call_held_ticket",
    "call_next_ticket",
    "cancel_ticket",
    "clear_old_days",
    "close_counter",
    "close_day",
    "confirm_ticket",
    "display_is_alive",
    "display_of",
    "expire_left",
    "finish_and_call_next",
    "finish_ticket",
    "forget_priority_reasons",
    "go_on",
    "hold_ticket",
    "lapse_unconfirmed",
    "leave_counter",
    "miss_ticket",
    "open_counter",
    "pause_counter",
    "recall_ticket",
    "release_counter",
    "release_stranded",
    "resume_counter",
    "return_ticket",
    "send_notice",
    "sit_down",
    "start_ticket",
    "stop_notice",
    "take_ticket",
    "transfer_ticket",
    "undo_last_press",
    "undo_last_step",
]
