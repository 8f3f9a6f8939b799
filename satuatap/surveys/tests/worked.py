"""The worked example of twelve respondents, and sheets that make a given index."""

from datetime import date
from fractions import Fraction

from satuatap.surveys.rules import Tally, bands_on, figure
from satuatap.surveys.sources import grades, instrument_on

TODAY = date(2026, 11, 22)
SKM = instrument_on(TODAY)
BANDS = bands_on(TODAY, grades())
TWELVE = [
    [int(answer) for answer in sheet]
    for sheet in (
        "433443434", "333433334", "332433433", "443444434", "333433323", "322433334",
        "433444444", "333333333", "332434434", "444444444", "333433334", "332433333",
    )
]  # fmt: skip


def tally(sheets) -> Tally:
    return Tally.of(sheets, size=9)


def figured(sheets, **how):
    return figure(tally(sheets), SKM.slugs, bands=how.pop("bands", BANDS), **how)


def sheets_of(total: int, respondents: int) -> list[list[int]]:
    """Sheets of so many respondents whose answers add up to this total, as even as can be."""
    low, more = divmod(total, respondents * 9)
    answers = [low + 1] * more + [low] * (respondents * 9 - more)
    return [answers[at : at + 9] for at in range(0, len(answers), 9)]


def with_index(index: str) -> list[list[int]]:
    """Sheets whose index (NI, 1 to 4) is exactly this."""
    wanted = Fraction(index) * 9
    return sheets_of(int(wanted * 2500), 2500)
