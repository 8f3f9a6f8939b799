"""What a provider's call back says: signed, whole, and not more than it may."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

from jsonschema import Draft202012Validator

from satuatap.notifications.actions import GivenReceipt

SCHEMA = Path(__file__).parent / "data" / "receipts.schema.json"
TEXTS = Path(__file__).parent / "data" / "texts.schema.json"
FIRST_YEAR = 2020  # nothing was sent before


def is_signed(body: bytes, shown: str, secret: str) -> bool:
    """Whether the body bears the account's signature: ``sha256=`` and the HMAC in hex."""
    wanted = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(f"sha256={wanted}".encode(), shown.encode())


def receipts_in(body: bytes) -> list[GivenReceipt] | None:
    """The receipts of the body; None if it is not what docs/messages.md describes."""
    try:
        facts = json.loads(body)
        return [_receipt(each) for each in facts] if _schema().is_valid(facts) else None
    except (ValueError, RecursionError):
        return None


def _receipt(given: dict[str, Any]) -> GivenReceipt:
    at = datetime.fromisoformat(given["at"])
    if at.tzinfo is None or at.year < FIRST_YEAR:
        raise ValueError(given["at"])
    return GivenReceipt(
        name=given.get("receipt") or f"{given.get('id') or given['reference']} {given['kind']}",
        kind=given["kind"],
        at=at,
        reference=given.get("id", ""),
        ours=str(UUID(given["reference"])) if given.get("reference") else "",
    )


@dataclass(frozen=True)
class GivenText:
    """One text that somebody wrote, as the provider gives it."""

    name: str
    phone: str
    text: str


def texts_in(body: bytes) -> list[GivenText] | None:
    """The texts of the body; None if it is not what docs/messages.md describes."""
    try:
        facts = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not _schema(TEXTS).is_valid(facts):
        return None
    return [GivenText(each["id"], each["from"], each["text"].replace("\0", "")) for each in facts]


@cache
def _schema(file: Path = SCHEMA) -> Draft202012Validator:
    return Draft202012Validator(json.loads(file.read_text(encoding="utf-8")))
