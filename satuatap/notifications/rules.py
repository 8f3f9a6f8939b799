"""What is decided about a message without looking at the clock or the database."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

EMAIL, WHATSAPP, SMS, PUSH = "email", "whatsapp", "sms", "push"
BY_PHONE = (WHATSAPP, SMS)  # the first that can be had; the next where it refuses the number

WAITING, SENDING, SENT, DELIVERED, READ = "waiting", "sending", "sent", "delivered", "read"
BOUNCED, DROPPED, DEAD, UNSURE = "bounced", "dropped", "dead", "unsure"

# What a copy has become, by the first of these moments that is known. A receipt that comes late
# cannot take a later state back: "delivered" is before "bounced" whichever came first.
BY_MOMENT = (
    ("seen_at", READ),
    ("delivered_at", DELIVERED),
    ("bounced_at", BOUNCED),
    ("sent_at", SENT),
    ("dropped_at", DROPPED),
    ("dead_at", DEAD),
    ("unsure_at", UNSURE),
    ("claimed_at", SENDING),
)

PAUSES = [timedelta(minutes=each) for each in (1, 5, 15, 60, 180, 360, 720)]
MOST_ATTEMPTS = len(PAUSES) + 1
LONGEST_WISH = timedelta(hours=12)  # a provider that asks for more is not obeyed
OWN_ATTEMPTS = 3  # of the hall's own account, before the national one takes over
LEASE = timedelta(minutes=5)  # after that whoever had taken a copy is gone
RETAKE = timedelta(minutes=10)  # after that a job that was put for a copy is gone

KEY = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")  # digits by chance
PERSONAL = re.compile(
    r"(?<!\d)\d{16}(?!\d)"  # NIK
    r"|(?<!\d)(?:\+62|62|0)8\d{7,11}(?!\d)"  # mobile number
    r"|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"  # e-mail address
)


def status_of(moments: Mapping[str, datetime | None]) -> str:
    """What a copy has become, from its moments alone."""
    return next((status for name, status in BY_MOMENT if moments.get(name)), WAITING)


def pause_after(attempts: int, wish: timedelta | None = None) -> timedelta | None:
    """How long to wait after so many attempts; None when it is to be given up.

    ``wish`` is what the provider asked for (Retry-After).
    """
    if attempts >= MOST_ATTEMPTS:
        return None
    wanted = min(wish or timedelta(), LONGEST_WISH)
    return max(PAUSES[max(attempts, 1) - 1], wanted)


@dataclass(frozen=True)
class Quiet:
    """The hours of a day in which nothing rings; over midnight where it ends before it begins."""

    begins: time
    ends: time

    def holds(self, local: datetime) -> bool:
        """Whether this moment of the hall's own clock is quiet."""
        now = local.time()
        if self.begins <= self.ends:
            return self.begins <= now < self.ends
        return now >= self.begins or now < self.ends

    def after(self, local: datetime) -> datetime:
        """This moment, or the next end of quiet if it is quiet now."""
        if not self.holds(local):
            return local
        end = local.replace(hour=self.ends.hour, minute=self.ends.minute, second=0, microsecond=0)
        return end if end > local else end + timedelta(days=1)


def is_personal(text: str) -> bool:
    """Whether there is an identity number, a telephone number or an address in it."""
    return PERSONAL.search(KEY.sub("", text)) is not None


def turn_of_account(own: str, national: str, *, attempts: int) -> str:
    """Whose account sends the next attempt: the hall's own, and after a few tries the nation's."""
    if not own or not national:
        return own or national
    return own if attempts < OWN_ATTEMPTS else national
