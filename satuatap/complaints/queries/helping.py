"""Whom to ask whether it helped, and until when they may say so."""

from datetime import datetime, timedelta

from django.db.models import QuerySet

from satuatap.complaints import rules
from satuatap.complaints.models import Complaint, HelpQuestion
from satuatap.complaints.models.marks import Channel
from satuatap.complaints.sources import keeping

LATE = timedelta(days=14)  # for so long what was missed is still asked: a worker may have rested
MOST_AT_ONCE = 1000


def to_ask(*, at: datetime) -> QuerySet[Complaint]:
    """What ended long enough ago and was not asked about; reporters of SP4N are asked there."""
    after = keeping()["helped_after"]
    if after is None:
        return Complaint.objects.none()
    ended = Complaint.objects.filter(state=rules.DONE, help_question=None)
    ended = ended.filter(closed_at__lte=at - after, closed_at__gt=at - after - LATE)
    return ended.exclude(channel=Channel.SP4N).order_by("closed_at", "pk")[:MOST_AT_ONCE]


def help_question(code: str) -> HelpQuestion | None:
    """The question of this link."""
    return HelpQuestion.objects.select_related("complaint__hall").filter(code=code).first()


def question_for(complaint: Complaint, *, at: datetime) -> HelpQuestion | None:
    """What the reporter's own page asks, as long as it is not answered."""
    found = HelpQuestion.objects.filter(pk=complaint.pk, helped="").first()
    return found if found and is_open(found, at=at) else None


def is_open(question: HelpQuestion, *, at: datetime) -> bool:
    """Whether it may be answered now."""
    stays = keeping()["helped_open"]
    return stays is None or at < question.asked_at + stays
