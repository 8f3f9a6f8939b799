"""Verbs of messages: tell, deliver, take receipts, stop."""

from satuatap.notifications.actions.browsers import switch_off, switch_on
from satuatap.notifications.actions.delivering import deliver, release_abandoned
from satuatap.notifications.actions.forgetting import forget_old
from satuatap.notifications.actions.people import (
    choose,
    recipient_at,
    recipient_of,
    start_again,
    stop,
)
from satuatap.notifications.actions.proving import (
    ask_code,
    forget_codes,
    keep_proof,
    prove_phone,
    proved_recipient,
    send_code,
)
from satuatap.notifications.actions.reading import mark_read
from satuatap.notifications.actions.receipts import GivenReceipt, match_lost, pass_on, take_receipt
from satuatap.notifications.actions.resending import resend
from satuatap.notifications.actions.telling import send, try_out
from satuatap.notifications.actions.waking import wake_due

__all__ = [
    "GivenReceipt",
    "ask_code",
    "choose",
    "deliver",
    "forget_codes",
    "forget_old",
    "keep_proof",
    "mark_read",
    "match_lost",
    "pass_on",
    "prove_phone",
    "proved_recipient",
    "recipient_at",
    "recipient_of",
    "release_abandoned",
    "resend",
    "send",
    "send_code",
    "start_again",
    "stop",
    "switch_off",
    "switch_on",
    "take_receipt",
    "try_out",
    "wake_due",
]
