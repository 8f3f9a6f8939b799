"""The official report of a campaign: as PDF by typst, as a workbook, and the public sheet."""

from satuatap.surveys.reports.papers import Paper, paper

__all__ = ["Paper", "paper"]
