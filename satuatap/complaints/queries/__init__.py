"""What is asked of complaints: by reporters, desks, the public and the figures."""

from satuatap.complaints.queries.exchange import exchanged, untold
from satuatap.complaints.queries.figures import Figures, public_figures
from satuatap.complaints.queries.finding import complaint_for, complaints_of_phone, overdue
from satuatap.complaints.queries.people import phone_digest, who_reported
from satuatap.complaints.queries.public import Spot, published, spots
from satuatap.complaints.queries.reading import (
    answers_of,
    redaction_preview,
    reopen_until,
    timeline,
)

__all__ = [
    "Figures",
    "Spot",
    "answers_of",
    "complaint_for",
    "complaints_of_phone",
    "exchanged",
    "overdue",
    "phone_digest",
    "public_figures",
    "published",
    "redaction_preview",
    "reopen_until",
    "spots",
    "timeline",
    "untold",
    "who_reported",
]
