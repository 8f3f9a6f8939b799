"""An office's old report, computed again from its table of answers."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from satuatap.core.sheets import Fault, read_sheet
from satuatap.surveys.answer_rows import read_answers
from satuatap.surveys.rules import EXACT, Bands, Figure, Instrument, Method, Tally, bands_on, figure
from satuatap.surveys.sources import grades, instrument_on

MOST_ROWS = 200_000


@dataclass(frozen=True)
class Checked:
    """What a table of answers says: its tally, and what is wrong with the rows left out."""

    tally: Tally
    faults: list[Fault]
    instrument: Instrument
    bands: Bands

    @property
    def rows_left_out(self) -> int:
        """How many rows were not counted."""
        return len({fault.row for fault in self.faults})

    def figure(self, method: Method = EXACT) -> Figure | None:
        """The figure by the grades of its day; None when no row could be counted."""
        return figure(self.tally, self.instrument.slugs, bands=self.bands, method=method)


def check_table(file: Path, *, day: date) -> Checked:
    """Read a CSV or XLSX file with one row a respondent; raises UnreadableSheet.

    ``day`` says which version of the instrument and which grades hold.
    """
    instrument = instrument_on(day)
    rows = read_sheet(file, most_rows=MOST_ROWS, formulas=True)
    sheets, faults = read_answers(rows, instrument)
    tally = Tally.of(sheets, size=instrument.size)
    return Checked(tally, faults, instrument, bands_on(day, grades()))


def as_facts(found: Figure) -> dict[str, Any]:
    """The figure as programs read it; numbers have the decimals that a report has."""
    return {
        "respondents": found.respondents,
        "elements": {
            element.slug: {
                "total": element.total,
                "nrr": float(element.nrr),
                "value": float(element.value),
            }
            for element in found.elements
        },
        "ikm": float(found.ikm),
        "grade": found.grade.letter,
    }
