"""Hand complaints to SP4N-LAPOR! and take in what came there; each may be done again."""

import hashlib
import json
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from satuatap.catalogue.models import AgencyOffice
from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions.filing import (
    EARLIEST,
    From,
    Given,
    save_draft,
    send_complaint,
)
from satuatap.complaints.errors import ExchangeIsBad
from satuatap.complaints.models import Complaint, ExchangeLink
from satuatap.complaints.models.marks import Channel
from satuatap.complaints.queries.exchange import is_for_sp4n
from satuatap.complaints.sp4n.port import Sp4n
from satuatap.complaints.sp4n.shape import KINDS, Record, checked, record_of
from satuatap.places.models import Hall

LONGEST_KEY = 80


def hand_to_sp4n(complaint: Complaint, port: Sp4n, *, at: datetime) -> bool:
    """Tell SP4N of a complaint as it stands now; whether anything was told. ExchangeFailed.

    The other side is asked outside of any transaction. Whoever dies in between asks again with the
    same key, and gets the same name. One that became secret or goes around the hall is taken back.
    """
    fresh = Complaint.objects.select_related(
        "hall__region", "office", "about_office", "exchange"
    ).get(pk=complaint.pk)
    link = getattr(fresh, "exchange", None)
    if not is_for_sp4n(fresh):
        return _take_back(fresh, link, port, at=at)
    record = record_of(fresh)
    digest = _digest(record)
    if link is not None and link.digest == digest:
        _keep(fresh, link.reference, digest, at=at)
        return False
    known = {"nomor_sp4n": link.reference} if link and link.reference else {}
    reference = port.hand_over(record | known, key=str(fresh.pk))
    _keep(fresh, reference, digest, at=at)
    return True


def _take_back(
    complaint: Complaint, link: ExchangeLink | None, port: Sp4n, *, at: datetime
) -> bool:
    if link is None or not link.digest or not link.reference:
        return False
    port.take_back(link.reference)
    _keep(complaint, link.reference, "", at=at)
    return True


@transaction.atomic
def _keep(complaint: Complaint, reference: str | None, digest: str, *, at: datetime) -> None:
    """What the other side has now; where that is the past already, it is told again."""
    rows = Complaint.objects.select_for_update(of=("self",))
    now = rows.select_related("hall__region", "office", "about_office").get(pk=complaint.pk)
    is_current = not digest or _digest(record_of(now)) == digest
    ExchangeLink.objects.update_or_create(
        complaint=complaint,
        defaults={
            "reference": reference,
            "digest": digest,
            "handed_at": at if is_current else None,
        },
    )


def import_from_sp4n(records: Sequence[Record], *, at: datetime) -> list[Complaint]:
    """Take in complaints that were sent there; all of them or, with a fault, none.

    One that is known by its name there is left as it is. Raises ExchangeIsBad.
    """
    rows = checked(records)
    with transaction.atomic():
        return [take_in(row, at=at) for row in rows]


def take_in(row: Record, *, at: datetime) -> Complaint:
    """Take in one checked record, once by its name there; raises ExchangeIsBad."""
    reference = row.get("nomor_sp4n") or ""
    hall = Hall.objects.select_related("region").filter(slug=row["mal"]).first()
    if not reference or hall is None:
        raise ExchangeIsBad(reason=f"{row['mal']} {reference}".strip())
    known = ExchangeLink.objects.filter(reference=reference).select_related("complaint").first()
    if known is not None:
        return known.complaint
    office = AgencyOffice.objects.filter(hall=hall, agency=row.get("instansi") or "").first()
    given = Given(
        title=row["judul"],
        body=row["isi"],
        channel=Channel.SP4N,
        kind=KINDS[row["klasifikasi"]],
        office=office,
        happened_on=_day(row.get("tanggal_kejadian", ""), until=hall.local(at).date()),
        is_anonymous=row["anonim"],
        is_secret=row["rahasia"],
    )
    made = save_draft(hall, given, From(), at=at, key=_key(reference)).complaint
    sent = send_complaint(made, by=REPORTER, at=at)
    ExchangeLink.objects.get_or_create(
        complaint=sent, defaults={"reference": reference, "came_from_there": True}
    )
    return sent


def _key(reference: str) -> str:
    """By which it is taken in once; a long name would not fit whole."""
    plain = f"sp4n {reference}"
    is_short = len(plain) <= LONGEST_KEY
    return plain if is_short else f"sp4n {hashlib.sha256(reference.encode()).hexdigest()}"


def _day(text: str, *, until: date) -> date | None:
    """The day on which it happened; one that cannot be is left away."""
    try:
        day = date.fromisoformat(text) if text else None
    except ValueError as error:
        raise ExchangeIsBad(reason=text) from error
    return day if day and EARLIEST <= day <= until else None


def _digest(record: Record) -> str:
    text = json.dumps(record, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
