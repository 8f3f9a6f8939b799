"""The papers of a campaign, by the name of their file."""

from datetime import datetime
from enum import Enum
from pathlib import Path

from satuatap.core.typesetting import pdf
from satuatap.core.workbooks import MEDIA_TYPE
from satuatap.surveys.models import Campaign
from satuatap.surveys.reports.contents import report_facts
from satuatap.surveys.reports.sheet import sheet_facts
from satuatap.surveys.reports.workbook import workbook

TEMPLATES = Path(__file__).parent / "typst"


class Paper(Enum):
    """What there is to take away."""

    REPORT = "laporan.pdf"
    WORKBOOK = "laporan.xlsx"
    SHEET = "lembar.pdf"

    @property
    def media_type(self) -> str:
        """How the file is announced."""
        return MEDIA_TYPE if self is Paper.WORKBOOK else "application/pdf"


def paper(campaign: Campaign, kind: Paper, *, at: datetime) -> bytes:
    """One paper of a campaign; of one that still runs a draft, as it stands ``at``.

    A closed campaign gives the same paper at any time, until its follow-ups are filled in.
    """
    dated = campaign.closed_at or at
    if kind is Paper.WORKBOOK:
        return workbook(campaign, at=at)
    if kind is Paper.SHEET:
        return pdf(TEMPLATES / "lembar.typ", sheet_facts(campaign, at=at), at=dated)
    return pdf(TEMPLATES / "laporan.typ", report_facts(campaign, at=at), at=dated)
