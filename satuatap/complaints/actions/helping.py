"""Four weeks after the end: did it help? Asked once, answered with one tap."""

from datetime import datetime

from django.db import transaction

from satuatap.complaints import rules
from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions.steps import Step, locked, write
from satuatap.complaints.errors import QuestionIsOver
from satuatap.complaints.models import Complaint, HelpQuestion
from satuatap.complaints.queries.helping import is_open, to_ask
from satuatap.notifications.actions import send
from satuatap.notifications.models import Recipient


def ask_whether_it_helped(*, at: datetime) -> int:
    """Ask the reporters of everything that ended four weeks ago; how many."""
    return sum(_ask(each, at=at) for each in to_ask(at=at))


@transaction.atomic
def _ask(complaint: Complaint, *, at: datetime) -> bool:
    """Ask once; whoever left no way is asked on the own page."""
    held = locked(complaint)
    if held.state != rules.DONE:
        return False
    question, is_new = HelpQuestion.objects.get_or_create(complaint=held, defaults={"asked_at": at})
    to = Recipient.objects.filter(reporter_rows__complaint=held).first()
    if is_new and to is not None:
        hall = None if held.around_hall else held.hall
        key = f"complaint {held.pk} helped"
        send("complaint-helped", to, {"code": question.code}, at=at, key=key, hall=hall)
    return is_new


@transaction.atomic
def say_whether_it_helped(question: HelpQuestion, helped: str, *, at: datetime) -> HelpQuestion:
    """What the reporter says; the last word stands while it is asked. Raises QuestionIsOver."""
    said = HelpQuestion.Helped(helped)
    complaint = locked(question.complaint)
    held = HelpQuestion.objects.select_for_update().get(pk=question.pk)
    if held.helped == said:
        return held
    if not is_open(held, at=at):
        raise QuestionIsOver
    held.helped, held.answered_at = said.value, at
    held.save(update_fields=["helped", "answered_at"])
    write(complaint, Step("helped", REPORTER, at, facts={"helped": said.value}))
    return held
