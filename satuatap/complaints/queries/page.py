"""What the page of one complaint shows, read in few queries."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from satuatap.complaints import rules
from satuatap.complaints.access import Actor
from satuatap.complaints.models import Answer, Attachment, Complaint, ComplaintEvent, Publication
from satuatap.complaints.queries.reading import answers_of, timeline


@dataclass(frozen=True)
class Shown:
    """A complaint with its history, its answers and its files."""

    complaint: Complaint
    events: list[ComplaintEvent]
    answers: list[Answer]
    files: list[Attachment]
    public: Publication | None

    @property
    def last_answer(self) -> Answer | None:
        """The answer that counts now."""
        return self.answers[-1] if self.answers else None

    @property
    def question(self) -> str:
        """What the reporter was asked last."""
        return next((each.text for each in reversed(self.events) if each.kind == "ask"), "")

    @property
    def may_add(self) -> bool:
        """Whether the reporter may add something without having been asked."""
        return self.complaint.is_open and self.complaint.state != rules.COMPLETING

    @property
    def may_rate(self) -> bool:
        """Whether the last answer waits for a rating."""
        last = self.last_answer
        return last is not None and last.complaint_id == self.complaint.pk and not last.rated_at


def files_of(complaint: Complaint) -> QuerySet[Attachment]:
    """The files that its page shows: its own, and the proofs of the answers that stand there."""
    read = Q(complaint=complaint) | Q(answer__in=answers_of(complaint))
    return Attachment.objects.filter(read).select_related("upload")


def shown(complaint: Complaint, to: Actor) -> Shown:
    """What this actor sees of it."""
    files = complaint.attachments.filter(answer=None).select_related("upload")
    answers = answers_of(complaint).prefetch_related("attachments__upload")
    public = Publication.objects.filter(pk=complaint.pk, withdrawn_at=None).first()
    return Shown(complaint, list(timeline(complaint, to)), list(answers), list(files), public)
