"""The answer with its proof; the reporter accepts it, rates it, or has it opened again."""

from datetime import datetime

from django.db import transaction

from satuatap.complaints import rules
from satuatap.complaints.access import SYSTEM, Actor
from satuatap.complaints.actions.clocks import running
from satuatap.complaints.actions.steps import Step, held_for, not_from, take, words
from satuatap.complaints.actions.telling import tell_chain, tell_reporter
from satuatap.complaints.errors import NothingToRate, ProofIsMissing, WindowIsOver
from satuatap.complaints.models import Answer, Complaint, ComplaintEvent
from satuatap.complaints.queries.reading import reopen_until
from satuatap.complaints.rules import Level

LOWEST, HIGHEST = 1, 4


@transaction.atomic
def answer(complaint: Complaint, text: str, *, proof: str, by: Actor, at: datetime) -> Answer:
    """Answer, and show what was done; the same answer again is the first one.

    Raises WordsAreMissing or ProofIsMissing.
    """
    held = held_for(complaint, "answer", by=by)
    said, shown = words(text), proof.strip()
    if not shown:
        raise ProofIsMissing
    last = held.answers.last()
    if held.state != rules.IN_PROGRESS:
        if held.state == rules.AWAITING and last and (last.text, last.proof) == (said, shown):
            return last
        raise not_from(held)
    first = {} if held.answered_at else {"answered_at": at, "on_time": _is_on_time(held, at=at)}
    made = Answer.objects.create(
        complaint=held, text=said, proof=shown, at=at, part=by.part.value, actor=by.label
    )
    take(held, rules.ANSWERED, Step("answer", by, at), **first)
    event = take(held, rules.AWAITING, Step("await", SYSTEM, at))
    tell_reporter(held, "complaint-answered", cause=event, at=at)
    tell_duplicates(held, "complaint-answered", cause=event, at=at)
    return made


def _is_on_time(held: Complaint, *, at: datetime) -> bool:
    clock = running(held)
    return not held.breaches and (clock is None or at <= clock.due_at)


def tell_duplicates(held: Complaint, event: str, *, cause: ComplaintEvent, at: datetime) -> None:
    """Tell those whose complaints go on with this one."""
    for each in held.duplicates.select_related("hall", "reporter"):
        tell_reporter(each, event, cause=cause, at=at)


@transaction.atomic
def accept(complaint: Complaint, *, by: Actor, at: datetime) -> Complaint:
    """The reporter is content."""
    held = held_for(complaint, "accept", by=by)
    if held.state == rules.DONE:
        return held
    if held.state != rules.AWAITING:
        raise not_from(held)
    event = take(held, rules.DONE, Step("accept", by, at))
    tell_duplicates(held, "complaint-closed", cause=event, at=at)
    return held


@transaction.atomic
def reopen(complaint: Complaint, reason: str, *, by: Actor, at: datetime) -> Complaint:
    """The reporter is not content, within the window; a rejected one goes to somebody above.

    Raises WindowIsOver.
    """
    held = held_for(complaint, "reopen", by=by)
    said = words(reason)
    if held.state == rules.REOPENED or (held.state == rules.VERIFICATION and held.reopenings):
        return held
    until = reopen_until(held)
    if until is not None and at > until:
        raise WindowIsOver
    step = Step("reopen", by, at, said)
    again = {"reopenings": held.reopenings + 1, "counting_from": at}
    if held.state == rules.REJECTED:
        level = max(held.level, Level.INSPECTORATE)
        event = take(held, rules.VERIFICATION, step, **again | {"level": int(level)})
        tell_chain(held, "complaint-escalated", cause=event, at=at, part=rules.Part.INSPECTORATE)
    else:
        event = take(held, rules.REOPENED, step, **again)
        tell_chain(held, "complaint-reopened", cause=event, at=at)
    return held


@transaction.atomic
def rate(complaint: Complaint, stars: int, *, by: Actor, at: datetime, remark: str = "") -> Answer:
    """What the reporter says of the last answer, from 1 to 4; the first rating stands."""
    held = held_for(complaint, "rate", by=by)
    last = held.answers.select_for_update().last()
    if last is None or not LOWEST <= stars <= HIGHEST:
        raise NothingToRate
    if last.rated_at is None:
        last.rating, last.remark, last.rated_at = stars, remark.strip(), at
        last.save(update_fields=["rating", "remark", "rated_at"])
    return last
