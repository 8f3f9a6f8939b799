"""Rows of a table of answers: which column is which element, and what is wrong with a cell."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from satuatap.core.sheets import Fault, Row, UnreadableSheet
from satuatap.surveys.rules import SCALE, Answers, Element, Instrument
from satuatap.surveys.sources import column_names, plain

WHOLE = re.compile(r"(-?\d{1,9})(?:[.,]0+)?", re.ASCII)
FORMULA = ("=", "+", "@")
LONGEST_SAID = 40
HEADER_WITHIN = 30  # rows: titles and explanations may stand above the names of the columns


@dataclass(frozen=True)
class _Column:
    """Where in a row an element's answer stands, and what the office calls it."""

    place: int
    called: str


_Names = dict[str, list[_Column]]


def read_answers(rows: list[Row], instrument: Instrument) -> tuple[list[Answers], list[Fault]]:
    """The answers of every good row, in the order of the elements, and each fault of the others.

    The first row that names every element is the header, with any row right below it that names
    them all again (numbers, then words); what stands above and other columns are left alone. Raises
    UnreadableSheet when no row is one, when two of them contradict each other, or when nobody
    answered below.
    """
    header, columns = _header(rows, instrument)
    sheets: list[Answers] = []
    faults: list[Fault] = []
    for number, cells in rows[header + 1 :]:
        answers, wrong = _sheet(number, cells, columns)
        if wrong:
            faults += wrong
        else:
            sheets.append(answers)
    if not sheets and not faults:
        raise UnreadableSheet(_("Tidak ada jawaban di bawah nama kolom."))
    return sheets, faults


def _header(rows: list[Row], instrument: Instrument) -> tuple[int, list[_Column]]:
    known = dict(column_names(instrument))
    found = [_named(cells, known) for _number, cells in rows[: HEADER_WITHIN + 1]]
    best = max(range(len(found[:HEADER_WITHIN])), key=lambda place: len(found[place]))
    lacking = [element for element in instrument.elements if element.slug not in found[best]]
    if lacking:
        raise UnreadableSheet(_("Kolom tidak ada: %(names)s.") % {"names": _said(lacking)})
    twice = [element for element in instrument.elements if len(found[best][element.slug]) > 1]
    if twice:
        raise UnreadableSheet(_("Kolom ada dua kali: %(names)s.") % {"names": _said(twice)})
    columns = [found[best][slug][0] for slug in instrument.slugs]
    return _last_header(found, best, instrument), columns


def _last_header(found: list[_Names], first: int, instrument: Instrument) -> int:
    """The last of the header's rows; a number and a word above one column mean the same element."""
    last = first
    while last + 1 < len(found) and len(found[last + 1]) == instrument.size:
        last += 1
        above, below = found[first], found[last]
        wrong = [each for each in instrument.elements if not _same(each, above, below)]
        if wrong:
            sentence = _("Nama kolom bertentangan: %(names)s. Hapus baris nama yang keliru.")
            raise UnreadableSheet(sentence % {"names": _said(wrong)})
    return last


def _same(element: Element, above: _Names, below: _Names) -> bool:
    return above[element.slug][0].place in {each.place for each in below[element.slug]}


def _named(cells: list[str], known: dict[str, str]) -> _Names:
    found: _Names = {}
    for place, cell in enumerate(cells):
        slug = known.get(plain(cell))
        if slug is not None:
            found.setdefault(slug, []).append(_Column(place, cell))
    return found


def _said(elements: list[Element]) -> str:
    return ", ".join(f"{element.code} ({element.slug})" for element in elements)


def _sheet(number: int, cells: list[str], columns: list[_Column]) -> tuple[list[int], list[Fault]]:
    given = [cells[column.place] if column.place < len(cells) else "" for column in columns]
    if not any(given):
        called = f"{columns[0].called}–{columns[-1].called}"
        return [], [Fault(number, called, _("Baris ini tidak berisi jawaban."))]
    answers: list[int] = []
    faults: list[Fault] = []
    for column, cell in zip(columns, given, strict=True):
        try:
            answers.append(answer_in(cell))
        except ValueError as error:
            faults.append(Fault(number, column.called, str(error)))
    return answers, faults


def answer_in(cell: str) -> int:
    """The answer in a cell; raises ValueError with the reason if there is none from 1 to 4."""
    whole = WHOLE.fullmatch(cell)
    if whole and int(whole[1]) in SCALE:
        return int(whole[1])
    raise ValueError(_reason(cell, is_number=whole is not None))


def _reason(cell: str, *, is_number: bool) -> str:
    if not cell:
        return _("Kosong; setiap unsur harus dijawab.")
    if is_number:
        return _("%(given)s di luar 1 sampai 4.") % {"given": cell}
    if cell.startswith(FORMULA):
        return _("Rumus; tulis jawabannya sebagai angka.")
    said = cell if len(cell) <= LONGEST_SAID else f"{cell[:LONGEST_SAID]}…"
    return _("Bukan angka 1, 2, 3, atau 4: %(given)s.") % {"given": said}
