"""What a test of messages may take as given."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import count
from threading import Barrier
from typing import Any

from django.db import connections

from satuatap.identity.models import Membership, Role, User
from satuatap.notifications.actions import recipient_at, recipient_of, send
from satuatap.notifications.models import Copy, Message, Recipient
from satuatap.places.models import Hall, Province, Region

NINE = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)  # Monday, nine in the morning in Jakarta
numbers = count(1)
SURVEY = {"service": "SKCK baru", "hall": "MPP Kota Batu", "code": "ABCDEFGHJKMN"}


def person(**given: Any) -> Recipient:
    """Somebody without an account who left an e-mail address."""
    values = {"email": f"warga{next(numbers)}@example.test"} | given
    return recipient_at(at=NINE, **values)


def signed_in(**given: Any) -> Recipient:
    """Somebody with an account."""
    return recipient_of(user(**given), at=NINE)


def message(to: Recipient | None = None, **given: Any) -> Message:
    """An invitation to the survey, for something new."""
    values: dict[str, Any] = {"event": "survey-invitation", "context": SURVEY, "at": NINE} | given
    values.setdefault("key", f"ticket {next(numbers)}")
    event, context = values.pop("event"), values.pop("context")
    return send(event, to or person(), context, **values)


def copy(to: Recipient | None = None, **given: Any) -> Copy:
    """The one copy of a message."""
    return message(to, **given).copies.get()


def hall(timezone: str = "Asia/Jakarta") -> Hall:
    """A hall in this zone."""
    number = next(numbers)
    province, _ = Province.objects.get_or_create(code="35", defaults={"name": "Jawa Timur"})
    values = {"name": f"Kota {number}", "kind": "kota", "seat": "Batu", "timezone": timezone}
    values["code"] = f"35.{Region.objects.count() + 10}"
    region = Region.objects.create(province=province, **values)
    return Hall.objects.create(slug=f"mal-{number}", region=region, status="operating")


def user(**given: Any) -> User:
    """Somebody with an account."""
    number = next(numbers)
    return User.objects.create_user(
        **{"email": f"orang{number}@example.test", "name": f"Orang {number}"} | given
    )


def manager(hall: Hall) -> User:
    """The manager of this hall."""
    made = user()
    Membership.objects.create(user=made, role=Role.HALL_MANAGER, hall=hall)
    return made


def at_once(act: Any, workers: int = 16) -> list[Any]:
    """What ``act()`` gave to each of these, who all begin together."""
    barrier = Barrier(workers)

    def work(_worker: int) -> Any:
        try:
            barrier.wait(20)
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(workers) as pool:
        return list(pool.map(work, range(workers)))
