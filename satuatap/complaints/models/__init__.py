"""Complaints, who reported them, what happened to them, and until when."""

from satuatap.complaints.models.answers import Answer, AnswerTemplate, Publication
from satuatap.complaints.models.attachments import Attachment
from satuatap.complaints.models.clocks import ComplaintClock, ComplaintClockQuerySet
from satuatap.complaints.models.complaints import Complaint, ComplaintQuerySet
from satuatap.complaints.models.drafts import Draft, DraftQuerySet
from satuatap.complaints.models.exchange import ExchangeLink, ExchangeMark, SetAside
from satuatap.complaints.models.helped import HelpQuestion
from satuatap.complaints.models.history import ComplaintEvent, Note
from satuatap.complaints.models.numbers import Book, BookYear
from satuatap.complaints.models.people import Implicated, Reporter

__all__ = [
    "Answer",
    "AnswerTemplate",
    "Attachment",
    "Book",
    "BookYear",
    "Complaint",
    "ComplaintClock",
    "ComplaintClockQuerySet",
    "ComplaintEvent",
    "ComplaintQuerySet",
    "Draft",
    "DraftQuerySet",
    "ExchangeLink",
    "ExchangeMark",
    "HelpQuestion",
    "Implicated",
    "Note",
    "Publication",
    "Reporter",
    "SetAside",
]
