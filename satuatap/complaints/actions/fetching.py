"""Fetch what was sent to SP4N-LAPOR!: page by page, each taken in together with its mark.

What the other side says may be anything. A page that cannot be had is asked for again, later each
time; a record that cannot be taken in is set aside whole and tried again each night.
"""

import hashlib
import json
import logging
from datetime import datetime
from typing import Any

from django.db import transaction

from satuatap.complaints.actions.exchanging import take_in
from satuatap.complaints.errors import ExchangeFailed
from satuatap.complaints.models import ExchangeMark, SetAside
from satuatap.complaints.rules import wait_after
from satuatap.complaints.sp4n.port import Sp4n
from satuatap.complaints.sp4n.shape import checked
from satuatap.core.errors import Refusal

MOST_PAGES = 50
MOST_TRIES = 500
LONGEST_REASON = 160

log = logging.getLogger(__name__)


def fetch_from_sp4n(port: Sp4n, *, at: datetime) -> int:
    """Take in what came since the last time; how many records were read.

    The other side is asked outside of any transaction. Its failures are kept with the mark, and
    until ``next_at`` it is left alone.
    """
    kept, _new = ExchangeMark.objects.get_or_create(url=port.url)
    if kept.next_at is not None and at < kept.next_at:
        return 0
    read = 0
    for _page in range(MOST_PAGES):
        since = kept.mark
        try:
            rows, mark = port.arrived(since)
        except ExchangeFailed as failed:
            _leave_alone(kept, failed, at=at)
            break
        kept, count = _keep_page(kept, rows, mark, at=at)
        read += count
        if mark == since:
            break
    return read


@transaction.atomic
def _keep_page(
    kept: ExchangeMark, rows: list[Any], mark: str, *, at: datetime
) -> tuple[ExchangeMark, int]:
    """The records and the mark behind them, or neither; nothing where another was faster."""
    held = ExchangeMark.objects.select_for_update().get(pk=kept.pk)
    if held.mark != kept.mark:
        return held, 0
    for row in rows:
        _take_or_set_aside(row, at=at)
    held.mark, held.read_at = mark, at
    held.failures, held.fault, held.next_at = 0, "", None
    held.save()
    return held, len(rows)


def _leave_alone(kept: ExchangeMark, failed: ExchangeFailed, *, at: datetime) -> None:
    failures = kept.failures + 1
    ExchangeMark.objects.filter(pk=kept.pk, mark=kept.mark).update(
        failures=failures,
        fault=str(failed)[:LONGEST_REASON],
        next_at=at + wait_after(failures),
    )
    log.warning("sp4n-fetch-failed", extra={"failures": failures, "fault": str(failed)})


def _take_or_set_aside(row: Any, *, at: datetime) -> None:
    reason = _fault_of(row, at=at)
    if reason:
        facts = {"record": [row], "reason": reason, "at": at, "tried_at": at}
        _kept, is_new = SetAside.objects.get_or_create(digest=_digest(row), defaults=facts)
        if is_new:
            log.warning("sp4n-set-aside")


def _fault_of(row: Any, *, at: datetime) -> str:
    """Why it could not be taken in; empty if it was."""
    try:
        with transaction.atomic():
            take_in(checked([row])[0], at=at)
    except Refusal as refusal:
        return str(refusal)[:LONGEST_REASON]
    return ""


def retry_set_aside(*, at: datetime) -> int:
    """Try the records that were set aside once more, longest untried first; how many came in."""
    taken = 0
    for each in SetAside.objects.order_by("tried_at", "pk")[:MOST_TRIES]:
        taken += _try_again(each, at=at)
    return taken


@transaction.atomic
def _try_again(each: SetAside, *, at: datetime) -> bool:
    held = SetAside.objects.select_for_update().filter(pk=each.pk).first()
    if held is None:
        return False
    reason = _fault_of(held.record[0], at=at)
    if not reason:
        held.delete()
        return True
    held.reason, held.tried_at = reason, at
    held.save(update_fields=["reason", "tried_at"])
    return False


def _digest(row: Any) -> str:
    return hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()
