"""Where a paper shows its signatures, and what each shows: a field in the file, and a stamp in it.

A field is made at issue, empty and told to readers of the structure (PDF/UA); who signs fills it,
so nothing that was signed before changes.
"""

import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pikepdf
from django.utils import timezone, translation
from django.utils.formats import date_format
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, PdfError, String

from satuatap.core.qr import qr_file
from satuatap.core.typesetting import pages, pdf
from satuatap.documents.errors import NotAPdf
from satuatap.documents.models import Signature
from satuatap.documents.queries import check_address
from satuatap.documents.signers.port import Stamp

TEMPLATE = Path(__file__).parent / "typst" / "stamp.typ"
WIDTH, HEIGHT = 52, 14  # millimetres
POINTS = 72 / 25.4  # of a millimetre
SHARP = 300  # dots per inch of the picture
PRINTED = 4  # the annotation is on the printed paper too


@dataclass(frozen=True)
class Field:
    """Where a signature will be shown: page from 1, millimetres from the left and the top."""

    name: str
    page: int
    x: float
    y: float
    says: str  # for who cannot see it


def field_of(order: int) -> str:
    """The name of the field in which the signatory of this place signs."""
    return f"ttd-{order}"


def stamp_for(content: bytes, row: Signature, *, at: datetime, is_certified: bool) -> Stamp | None:
    """What this signature will show on the paper; None where the paper has no field for it."""
    place = _place_of(content, field_of(row.order))
    if place is None:
        return None
    facts = _facts(row, at=at, is_certified=is_certified)
    drawn = pdf(TEMPLATE, facts, at=at, standards=[])
    picture = pages(TEMPLATE, facts | {"ground": True}, ppi=SHARP)[0]
    return Stamp(drawn, picture, *place)


def _facts(row: Signature, *, at: datetime, is_certified: bool) -> dict[str, Any]:
    local = timezone.localtime(at)
    with translation.override("id"):
        return {
            "width": WIDTH,
            "height": HEIGHT,
            "name": row.name,
            "time": f"{date_format(local, 'j F Y')}, {date_format(local, 'H.i')} WIB",
            "certified": is_certified,
            "qr": qr_file(check_address(row.document.code)),
        }


def _place_of(content: bytes, name: str) -> tuple[int, float, float, float, float] | None:
    """Page, left, top, width and height in points of the field of this name; raises NotAPdf."""
    try:
        with Pdf.open(io.BytesIO(content)) as paper:
            return next((place for found, place in _places(paper) if found == name), None)
    except PdfError as error:
        raise NotAPdf from error


def _places(paper: Pdf) -> Iterator[tuple[str, tuple[int, float, float, float, float]]]:
    for number, page in enumerate(paper.pages, start=1):
        edge = float(page.mediabox[3])
        for each in page.obj.get("/Annots", Array()):
            left, lower, right, upper = (float(corner) for corner in each.Rect)
            yield str(each.get("/T", "")), (number, left, edge - upper, right - left, upper - lower)


def with_fields(content: bytes, fields: Sequence[Field]) -> bytes:
    """The paper with an empty signature field at each of these places."""
    out = io.BytesIO()
    with Pdf.open(io.BytesIO(content)) as paper:
        made = [_widget(paper, each) for each in fields]
        paper.Root.AcroForm = paper.make_indirect(
            Dictionary(Fields=Array(made), DR=Dictionary(), DA=String(""))
        )
        _tell(paper, list(zip(made, fields, strict=True)))
        paper.save(out, deterministic_id=True)
    return out.getvalue()


def _widget(paper: Pdf, field: Field) -> Object:
    page = paper.pages[field.page - 1]
    widget = paper.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=String(field.name),
            TU=String(field.says),
            Rect=Array(_box(page, field)),
            F=PRINTED,
            P=page.obj,
            AP=Dictionary(N=_nothing(paper)),
        )
    )
    _annotations(page).append(widget)
    return widget


def _box(page: Page, field: Field) -> list[float]:
    """The corners of a field in points from the bottom, as PDF has it."""
    top = float(page.mediabox[3])
    left, upper = field.x * POINTS, top - field.y * POINTS
    right, lower = left + WIDTH * POINTS, upper - HEIGHT * POINTS
    return [round(each, 2) for each in (left, lower, right, upper)]


def _nothing(paper: Pdf) -> Object:
    """What an empty field shows; PDF/A wants it said."""
    box = Array([0.0, 0.0, round(WIDTH * POINTS, 2), round(HEIGHT * POINTS, 2)])
    told = Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=box, Resources=Dictionary())
    return pikepdf.Stream(paper, b"", told)


def _annotations(page: Page) -> Any:
    if "/Annots" not in page.obj:
        page.obj.Annots = Array()
    return page.obj.Annots


def _tell(paper: Pdf, made: Iterable[tuple[Object, Field]]) -> None:
    """Put each field into the structure tree, behind everything else (PDF/UA 7.18.4)."""
    tree = paper.Root.get("/StructTreeRoot")
    if tree is None:
        return
    numbers: Any = tree.ParentTree.Nums
    whole = tree.K[0] if isinstance(tree.K, Array) else tree.K
    number = int(tree.get("/ParentTreeNextKey", 1 + _last_key(tree.ParentTree)))
    for key, (widget, field) in enumerate(made, start=number):
        told = paper.make_indirect(
            Dictionary(
                Type=Name.StructElem,
                S=Name.Form,
                P=whole,
                Alt=String(field.says),
                K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=widget.P),
            )
        )
        widget.StructParent = key
        _children(whole).append(told)
        numbers.append(key)
        numbers.append(told)
        tree.ParentTreeNextKey = key + 1


def _children(element: Object) -> Any:
    if not isinstance(element.K, Array):
        element.K = Array([element.K])
    return element.K


def _last_key(numbers: Object) -> int:
    return max((int(each) for each in list(numbers.Nums)[::2]), default=-1)
