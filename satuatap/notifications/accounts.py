"""Through whom copies leave: the nation's accounts with providers, and halls' own.

They stand in the file that ``MESSAGE_ACCOUNTS`` names, because they hold secrets; the nation's
mail server is ``EMAIL_URL``. The file is read anew when it changes.
"""

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from jsonschema import Draft202012Validator

from satuatap.notifications.rules import EMAIL

SCHEMA = Path(__file__).parent / "data" / "accounts.schema.json"
NATIONAL = "national"

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Account:
    """One account with a provider.

    ``repeats`` says that the provider takes a copy with a known key only once, so that it may be
    asked again when nobody knows whether it was; a mail server never does. ``timeout``: seconds.
    A browser's push service is the browser's own choice: ``hosts`` are those that are believed
    besides the well-known ones.
    """

    name: str
    channel: str
    url: str = ""
    sender: str = ""
    token: str = ""
    receipts: str = ""
    repeats: bool = False
    timeout: float = 10
    private_key: str = ""
    hosts: tuple[str, ...] = ()


_last_good: dict[str, tuple[Account, ...]] = {}


def account_for(channel: str, hall: str | None) -> tuple[Account | None, Account | None]:
    """The hall's own account for this channel and the nation's, each None where there is none."""
    known = _accounts()
    own = known.get(f"{hall}-{channel}") if hall else None
    return own, known.get(f"{NATIONAL}-{channel}")


def account_named(name: str) -> Account | None:
    """The account that a copy was given to, or None if it is not there any more."""
    return _accounts().get(name)


def channels_provided() -> frozenset[str]:
    """The channels for which somebody has an account."""
    return frozenset(each.channel for each in _accounts().values())


def _accounts() -> dict[str, Account]:
    known = {each.name: each for each in _from_file_or_before()}
    if settings.EMAIL_URL:
        name = f"{NATIONAL}-{EMAIL}"
        usual = Account(name, EMAIL, settings.EMAIL_URL, sender=settings.DEFAULT_FROM_EMAIL)
        known.setdefault(name, usual)
    return known


def _from_file_or_before() -> tuple[Account, ...]:
    """What the file says; while it is wrong, what it said before: a cause must never fail of it."""
    try:
        _last_good[settings.MESSAGE_ACCOUNTS] = read_file(settings.MESSAGE_ACCOUNTS)
    except ImproperlyConfigured as error:
        log.error("message_accounts", extra={"error": str(error)})
    return _last_good.get(settings.MESSAGE_ACCOUNTS, ())


def read_file(path: str) -> tuple[Account, ...]:
    """The accounts of this file; raises ImproperlyConfigured with the place that is wrong."""
    try:
        return _read(path, Path(path).stat().st_mtime_ns) if path else ()
    except (OSError, ValueError, yaml.YAMLError) as error:
        message = f"MESSAGE_ACCOUNTS: {path} cannot be read ({type(error).__name__})."
        raise ImproperlyConfigured(message) from error


@lru_cache(maxsize=4)
def _read(path: str, _changed: int) -> tuple[Account, ...]:
    facts = yaml.safe_load(Path(path).read_text(encoding="utf-8")) or {}
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    for error in Draft202012Validator(schema).iter_errors(facts):
        where = ".".join(map(str, error.absolute_path)) or "-"  # never the value: it is a secret
        message = f"MESSAGE_ACCOUNTS: {where} is not right ({error.validator})."
        raise ImproperlyConfigured(message)
    return tuple(_listed(facts))


def _listed(facts: Any) -> Iterator[Account]:
    groups = {NATIONAL: facts.get("national", {})} | facts.get("halls", {})
    for owner, group in groups.items():
        for channel, given in group.items():
            repeats = given.get("repeats", True) if channel != EMAIL else False
            more = {"repeats": repeats, "hosts": tuple(given.get("hosts", ()))}
            yield Account(f"{owner}-{channel}", channel, **given | more)
