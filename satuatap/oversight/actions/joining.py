"""Agencies are asked to join, and asked again one level higher until they answer."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import override

from satuatap.notifications.actions import recipient_at, send
from satuatap.oversight.actions.alone import each_alone
from satuatap.oversight.actions.days import check_day
from satuatap.oversight.actions.filing import file_away, known_by_form
from satuatap.oversight.errors import AlreadyAsked, DayIsToCome, LetterIsTooOld, RequestIsAnswered
from satuatap.oversight.models import JoinRequest, JoinStep
from satuatap.oversight.models.editions import reminding
from satuatap.oversight.rules import Level
from satuatap.queueing.actions import By

ASKED = "join-request"
REMINDING = "request not brought up"
OLDEST = timedelta(days=365)  # a letter that was sent before is written anew


@transaction.atomic
def ask_to_join(request: JoinRequest, *, by: By, at: datetime) -> JoinRequest:
    """Ask an agency to open a desk; its local office is told at once.

    Raises AlreadyAsked, DayIsToCome or LetterIsTooOld.
    """
    known = known_by_form(request)
    if known is not None:
        return known
    _check_letter(request, at=at)
    waiting = JoinRequest.objects.open().filter(hall=request.hall, agency=request.agency)
    if waiting.exists():
        raise AlreadyAsked
    made = file_away(request, by=by, at=at)
    _bring_up(made.pk, at=at)
    return made


@transaction.atomic
def answer_request(
    request: JoinRequest, answer: str, *, on: date, at: datetime, note: str = ""
) -> JoinRequest:
    """The agency has answered; nobody is reminded any more. The same answer again is one.

    Raises RequestIsAnswered where another answer stands, DayIsToCome or DayIsBeforeItBegan.
    """
    held = JoinRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if not held.answer:
        check_day(on, held.hall, since=held.sent_on, at=at)
        held.answer, held.answered_on, held.answer_note = answer, on, note.strip()
        held.save(update_fields=["answer", "answered_on", "answer_note"])
    elif held.answer != answer:
        day = date_format(held.answered_on, "j F Y") if held.answered_on else "-"
        raise RequestIsAnswered(on=day, answer=held.get_answer_display().lower())
    return held


def _check_letter(request: JoinRequest, *, at: datetime) -> None:
    today = request.hall.local(at).date()
    if request.sent_on > today:
        raise DayIsToCome
    if request.sent_on < today - OLDEST:
        raise LetterIsTooOld(days=OLDEST.days)


def remind_agencies(*, at: datetime) -> int:
    """Bring every request that waits too long one level up; how many steps. Safe to repeat.

    Each alone: what one refuses is logged, and the others go up.
    """
    waiting = JoinRequest.objects.open().values_list("pk", flat=True).order_by("sent_on", "pk")
    return sum(each_alone(waiting, lambda pk: _bring_up(pk, at=at), REMINDING))


@transaction.atomic
def _bring_up(pk: UUID, *, at: datetime) -> int:
    """To the next level that is due, one a round: each has at least a day to answer; how many.

    The request is held, so that nobody is reminded of what is being answered.
    """
    waiting = JoinRequest.objects.open().select_for_update(of=("self",))
    request = waiting.select_related("hall__region", "agency").filter(pk=pk).first()
    if request is None:
        return 0
    today = request.hall.local(at).date()
    done = {each.level: each.on for each in request.steps.all()}
    level = next((each for each in reminding().levels if each.code not in done), None)
    if level is None or request.sent_on + timedelta(days=level.after_days) > today:
        return 0
    if today in done.values():
        return 0
    told = _tell(request, level, at=at)
    JoinStep.objects.create(request=request, level=level.code, on=today, at=at, is_told=told)
    return 1


def _tell(request: JoinRequest, level: Level, *, at: datetime) -> bool:
    """A message to the level's address; whether there is one."""
    address = getattr(request, f"{level.code}_email")
    if not address:
        return False
    to = recipient_at(email=address, at=at)
    with override(to.language):
        words = {
            "hall": request.hall.title,
            "office": request.agency.name,
            "date": date_format(request.sent_on, "j F Y"),
            "slug": request.hall.slug,
        }
    send(ASKED, to, words, at=at, key=f"{request.pk} {level.code}", hall=request.hall)
    return True
