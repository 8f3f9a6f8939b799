"""What has been kept longer than it should be."""

from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from satuatap.complaints import rules
from satuatap.complaints.models import Attachment, Complaint
from satuatap.complaints.sources import keeping

MOST_AT_ONCE = 1000
FORGOTTEN = Q(
    reporter__name="", reporter__phone_digest="", reporter__pin="", reporter__recipient=None
)


def with_reporter_too_long(*, at: datetime) -> QuerySet[Complaint]:
    """Ended ones that still know who reported."""
    return _ended_before(keeping()["reporter"], at=at).exclude(FORGOTTEN)[:MOST_AT_ONCE]


def with_files_too_long(*, at: datetime) -> QuerySet[Complaint]:
    """Ended ones that still have files."""
    held = Attachment.objects.filter(complaint=OuterRef("pk"))
    return _ended_before(keeping()["files"], at=at).filter(Exists(held))[:MOST_AT_ONCE]


def _ended_before(stays: timedelta | None, *, at: datetime) -> QuerySet[Complaint]:
    if stays is None:
        return Complaint.objects.none()
    ended = Complaint.objects.filter(state__in=sorted(rules.CLOSED), closed_at__lt=at - stays)
    return ended.order_by("closed_at", "pk")
