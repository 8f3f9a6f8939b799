"""Somebody writes a complaint and sends it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from satuatap.catalogue.models import AgencyOffice, Offering
from satuatap.complaints import rules
from satuatap.complaints.access import REPORTER, Actor
from satuatap.complaints.actions.identifying import new_pin
from satuatap.complaints.actions.numbering import next_number
from satuatap.complaints.actions.steps import Step, held_for, take, words
from satuatap.complaints.actions.telling import tell_chain, tell_reporter
from satuatap.complaints.errors import DayIsOdd, FormWasSent, OfficeIsNotHere, TextIsTooLong
from satuatap.complaints.models import Complaint, Draft, Implicated, Reporter
from satuatap.complaints.models.drafts import KEEP_DRAFTS
from satuatap.complaints.models.marks import Kind, Severity
from satuatap.complaints.queries.implicated import manages, who_served
from satuatap.complaints.queries.people import phone_digest
from satuatap.complaints.rules import Level
from satuatap.identity.models import User
from satuatap.notifications.actions import recipient_at, recipient_of
from satuatap.notifications.models import Recipient
from satuatap.places.models import Counter, Hall
from satuatap.queueing.models import Ticket

MOST_TITLE = 120
EARLIEST = date(2000, 1, 1)


@dataclass(frozen=True)
class Given:
    """What somebody writes. Ticket, counter, office and offering only if the person wants them."""

    title: str
    body: str
    channel: str
    kind: str = "complaint"
    office: AgencyOffice | None = None
    offering: Offering | None = None
    ticket: Ticket | None = None
    counter: Counter | None = None
    reference_kind: str = ""
    reference: str = ""
    happened_on: date | None = None
    is_anonymous: bool = False
    is_secret: bool = False
    may_publish: bool = False
    is_levy: bool = False


@dataclass(frozen=True)
class From:
    """Who writes: an account, a telephone (``phones.international``) that was proved, or a PIN.

    Whoever has neither account nor telephone gets a PIN. Make it with ``new_pin`` and give it with
    the key, so that sending again shows the same one; it is stored as a hash alone.
    """

    account: User | None = None
    name: str = ""
    phone: str = ""
    language: str = "id"
    pin: str = ""


@dataclass(frozen=True)
class Filed:
    """A complaint and the PIN that opens it; empty for an account, or where it was not given."""

    complaint: Complaint
    pin: str


def file_complaint(
    hall: Hall, given: Given, reporter: From, *, at: datetime, key: str | None = None
) -> Filed:
    """Write and send in one; the same ``key`` in a hall gives the same complaint."""
    with transaction.atomic():
        filed = save_draft(hall, given, reporter, at=at, key=key)
        return Filed(send_complaint(filed.complaint, by=REPORTER, at=at), filed.pin)


@transaction.atomic
def save_draft(
    hall: Hall, given: Given, reporter: From, *, at: datetime, key: str | None = None
) -> Filed:
    """Keep what somebody has written so far; only they see it.

    Raises WordsAreMissing, TextIsTooLong, DayIsOdd, OfficeIsNotHere or FormWasSent.
    """
    title, body = words(given.title), words(given.body)
    if len(title) > MOST_TITLE:
        raise TextIsTooLong(most=MOST_TITLE)
    _must_be_here(hall, given)
    day = given.happened_on
    if day is not None and not EARLIEST <= day <= hall.local(at).date():
        raise DayIsOdd
    fields = _fields(given, title, body, at=at)
    if key is None:
        kept, is_new = Complaint.objects.create(hall=hall, **fields), True
    else:
        kept, is_new = Complaint.objects.get_or_create(hall=hall, key=key, defaults=fields)
    if is_new:
        return Filed(kept, _keep_reporter(kept, reporter, at=at))
    _must_be_the_same(kept, reporter)
    return Filed(kept, reporter.pin)


def _fields(given: Given, title: str, body: str, *, at: datetime) -> dict[str, Any]:
    linked = ("offering", "ticket", "counter", "reference_kind", "reference")
    said = ("kind", "channel", "happened_on")
    flags = ("is_anonymous", "is_secret", "is_levy")
    severity = Severity.NO_OVERSIGHT if given.kind == Kind.COMPLAINT else Severity.INFORMATION
    return {name: getattr(given, name) for name in (*linked, *said, *flags)} | {
        "about_office": given.office,
        "may_publish": given.may_publish and not given.is_secret,
        "title": title,
        "body": body,
        "around_hall": given.is_levy,
        "severity": severity,
        "state_at": at,
        "drafted_at": at,
    }


def _must_be_the_same(kept: Complaint, reporter: From) -> None:
    """A form's key alone opens nothing: it is theirs who sent it first."""
    known = kept.reporter
    if reporter.account is not None:
        is_same = known.account_id == reporter.account.pk
    elif reporter.phone:
        is_same = known.phone_digest == phone_digest(reporter.phone)
    elif reporter.pin:
        is_same = bool(known.pin) and check_password(reporter.pin, known.pin)
    else:
        is_same = not (known.account_id or known.phone_digest)
    if not is_same:
        raise FormWasSent


def _must_be_here(hall: Hall, given: Given) -> None:
    """Refuse what belongs to another hall."""
    parts = (given.office, given.offering, given.ticket, given.counter)
    if any(part is not None and part.hall_id != hall.pk for part in parts):
        raise OfficeIsNotHere


def _keep_reporter(complaint: Complaint, reporter: From, *, at: datetime) -> str:
    pin = "" if reporter.account or reporter.phone else reporter.pin or new_pin()
    Reporter.objects.create(
        complaint=complaint,
        account=reporter.account,
        recipient=_recipient(reporter, at=at),
        name=reporter.name.strip() or (reporter.account.name if reporter.account else ""),
        phone_digest=phone_digest(reporter.phone) if reporter.phone else "",
        pin=make_password(pin) if pin else "",
    )
    return pin


def _recipient(reporter: From, *, at: datetime) -> Recipient | None:
    if reporter.account:
        return recipient_of(reporter.account, at=at)
    if reporter.phone:
        return recipient_at(phone=reporter.phone, language=reporter.language, at=at)
    return None


@transaction.atomic
def send_complaint(complaint: Complaint, *, by: Actor, at: datetime) -> Complaint:
    """From now on it has a number, a clock, and somebody who has to move."""
    held = held_for(complaint, "send", by=by)
    if held.state != rules.DRAFT:
        return held
    about = who_served(held, at=at)
    Implicated.objects.bulk_create(
        [Implicated(complaint=held, user_id=user, why="served") for user in sorted(about)],
        ignore_conflicts=True,
    )
    around = held.is_levy or manages(held.hall_id, about)
    event = take(
        held,
        rules.SENT,
        Step("send", by, at),
        number=next_number(held.hall, at=at),
        sent_at=at,
        around_hall=around,
        level=Level.INSPECTORATE if around else Level.OFFICE,
    )
    tell_reporter(held, "complaint-received", cause=event, at=at)
    tell_chain(held, "complaint-new", cause=event, at=at)
    return held


def forget_drafts(*, at: datetime) -> int:
    """Delete what was written and never sent for a month; how many. Those with files stay.

    What nobody can find again goes after a day.
    """
    old = Complaint.objects.filter(state=rules.DRAFT, drafted_at__lt=at - KEEP_DRAFTS)
    old = old.filter(attachments=None)
    _, deleted = old.delete()
    kept, _ = Draft.objects.outlived(at).delete()
    return deleted.get("complaints.Complaint", 0) + kept
