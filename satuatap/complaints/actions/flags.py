"""Anonymous and secret: anybody in the chain tightens, only the reporter loosens.

Whether it may be published is the reporter's alone, in both directions.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from satuatap.complaints.access import Actor
from satuatap.complaints.actions.publishing import withdraw
from satuatap.complaints.actions.steps import Step, change, held_for, tell_anew, write
from satuatap.complaints.errors import OnlyTheReporterLoosens, SecretIsNotPublished
from satuatap.complaints.models import Complaint
from satuatap.complaints.rules import Part


@dataclass(frozen=True)
class Flags:
    """Which of the two are meant."""

    anonymous: bool = False
    secret: bool = False


@transaction.atomic
def tighten(
    complaint: Complaint, flags: Flags, *, by: Actor, at: datetime, reason: str = ""
) -> Complaint:
    """Set these flags. What becomes secret is withdrawn, and has to be agreed to anew."""
    held = held_for(complaint, "tighten", by=by)
    wanted = {"is_anonymous": flags.anonymous, "is_secret": flags.secret}
    new = {name: True for name, is_meant in wanted.items() if is_meant and not getattr(held, name)}
    if not new:
        return held
    if "is_secret" in new:
        withdraw(held, by=by, at=at)
        new["may_publish"] = False
    change(held, **new)
    tell_anew(held)
    write(held, Step("tighten", by, at, reason.strip(), facts=new))
    return held


@transaction.atomic
def loosen(complaint: Complaint, flags: Flags, *, by: Actor, at: datetime) -> Complaint:
    """The reporter takes flags back; nothing is published by it. Raises OnlyTheReporterLoosens."""
    if by.part is not Part.REPORTER:
        raise OnlyTheReporterLoosens
    held = held_for(complaint, "loosen", by=by)
    wanted = {"is_anonymous": flags.anonymous, "is_secret": flags.secret}
    off = {name: False for name, is_meant in wanted.items() if is_meant and getattr(held, name)}
    if not off:
        return held
    change(held, loosenings=held.loosenings + 1, **off)
    tell_anew(held)
    write(held, Step("loosen", by, at, facts=off))
    return held


@transaction.atomic
def agree(complaint: Complaint, *, by: Actor, at: datetime) -> Complaint:
    """The reporter lets a redacted text of it be published; raises SecretIsNotPublished."""
    held = held_for(complaint, "agree", by=by)
    if held.is_secret:
        raise SecretIsNotPublished
    if not held.may_publish:
        change(held, may_publish=True, loosenings=held.loosenings + 1)
        write(held, Step("agree", by, at))
    return held


@transaction.atomic
def disagree(complaint: Complaint, *, by: Actor, at: datetime) -> Complaint:
    """The reporter takes that back; what was out is out no more."""
    held = held_for(complaint, "disagree", by=by)
    if held.may_publish:
        withdraw(held, by=by, at=at)
        change(held, may_publish=False)
        write(held, Step("disagree", by, at))
    return held
