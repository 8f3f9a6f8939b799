"""A figure in words, as lines for a terminal."""

from collections.abc import Iterator
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from satuatap.surveys.checking import Checked
from satuatap.surveys.rules import (
    ElementFigure,
    Figure,
    Instrument,
    Progress,
    in_language,
    interval,
    krejcie_morgan,
    weakest,
)

ROW = "{code:<4}{name:<44}{total:>8}{nrr:>9}{value:>9}  {grade}"


def report(checked: Checked, found: Figure, *, population: int | None) -> Iterator[str]:
    """The figure of a table: every element, the index, how sure it is, and what is weakest."""
    language = get_language() or "id"
    yield f"{in_language(checked.instrument.title, language)}, {checked.bands.rule}"
    yield _("%(count)s responden") % {"count": number_format(found.respondents)}
    yield ""
    yield from _table(found, checked.instrument, language)
    yield ""
    yield _("IKM %(ikm)s, mutu %(grade)s (%(means)s).") % _index(found, language)
    yield from _sureness(checked, population)
    if len({element.total for element in found.elements}) > 1:
        names = _weakest(found, checked.instrument, language)
        yield _("Unsur terlemah: %(names)s.") % {"names": names}


def by_hand(found: Figure) -> str:
    """An index as printed manuals compute it, named so."""
    weight = {"weight": found.method.name.replace(".", ",")}
    sentence = _("Cara manual dengan bobot %(weight)s: IKM %(ikm)s, mutu %(grade)s (%(means)s).")
    return sentence % (_index(found, get_language() or "id") | weight)


def _table(found: Figure, instrument: Instrument, language: str) -> Iterator[str]:
    yield ROW.format(
        code="", name=_("Unsur"), total=_("Jumlah"), nrr="NRR", value=_("Nilai"), grade=_("Mutu")
    )
    for element, asked in zip(found.elements, instrument.elements, strict=True):
        yield ROW.format(
            code=asked.code,
            name=in_language(asked.name, language),
            total=number_format(element.total),
            nrr=_number(element.nrr),
            value=_number(element.value),
            grade=element.grade.letter,
        )


def _index(found: Figure, language: str) -> dict[str, str]:
    return {
        "ikm": _number(found.ikm),
        "grade": found.grade.letter,
        "means": in_language(found.grade.means, language),
    }


def _sureness(checked: Checked, population: int | None) -> Iterator[str]:
    sure = interval(checked.tally, population=population)
    if sure:
        ends = {"low": _number(sure.low), "high": _number(sure.high)}
        yield _("Selang kepercayaan 95 %%: %(low)s sampai %(high)s.") % ends
    if population is not None:
        yield _sample(checked, population)


def _sample(checked: Checked, population: int) -> str:
    progress = Progress(population, krejcie_morgan(population), checked.tally.respondents)
    said = {
        "sample": number_format(progress.sample),
        "population": number_format(population),
        "shortfall": number_format(progress.shortfall),
    }
    if progress.is_met:
        return _("Sampel minimal %(sample)s dari %(population)s: terpenuhi.") % said
    sentence = _(
        "Sampel belum memenuhi: minimal %(sample)s dari %(population)s, kurang %(shortfall)s."
    )
    return sentence % said


def _weakest(found: Figure, instrument: Instrument, language: str) -> str:
    names = {each.slug: in_language(each.name, language) for each in instrument.elements}
    return "; ".join(_element(each, names) for each in weakest(found))


def _element(element: ElementFigure, names: dict[str, str]) -> str:
    return f"{names[element.slug]} {_number(element.value)}"


def _number(number: Decimal) -> str:
    return number_format(number)
