"""Rows of the official table of fiscal capacity: which column is which, what is wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from satuatap.core.sheets import Fault, Row, UnreadableSheet
from satuatap.oversight.rules import Category, category_of

NAMES = {
    "code": {"code", "kode", "kode_wilayah", "region_code", "kode_daerah"},
    "year": {"year", "tahun"},
    "ratio": {"ratio", "rasio", "rasio_kapasitas_fiskal", "rkfd", "rasio_kfd"},
    "category": {"category", "kategori", "kategori_kfd"},
    "decree": {"decree", "keputusan", "nomor_keputusan", "pmk", "nomor_pmk", "dasar"},
}
WHOLE = {"code", "year", "category", "decree"}
PROVINCE = re.compile(r"^\d{2}$")
YEARS = range(2010, 2101)
LONGEST = 120
PLACES = Decimal("0.0001")
MOST = Decimal(10_000)


@dataclass(frozen=True)
class FiscalRow:
    """One region in one year."""

    region: str
    year: int
    ratio: Decimal | None
    category: Category
    decree: str


def read_rows(rows: list[Row], regions: Mapping[str, str]) -> tuple[list[FiscalRow], list[Fault]]:
    """The good rows, and every fault of the others; the first row names the columns."""
    columns = _columns(rows[0][1])
    good: dict[tuple[str, int], FiscalRow] = {}
    faults: list[Fault] = []
    for number, cells in rows[1:]:
        given = {name: cell for name, cell in zip(columns, cells, strict=False) if name}
        wrong = [Fault(number, column, why) for column, why in _faults(given, regions)]
        row = None if wrong else _row(given)
        if row and (row.region, row.year) in good:
            wrong = [Fault(number, "code", _("Daerah dan tahun ini sudah ada di atasnya."))]
        elif row:
            good[row.region, row.year] = row
        faults += wrong
    return list(good.values()), faults


def _columns(header: list[str]) -> list[str]:
    names = {name: column for column, names in NAMES.items() for name in names}
    plain = [re.sub(r"[^a-z0-9]+", "_", cell.casefold()).strip("_") for cell in header]
    columns = [names.get(cell, "") for cell in plain]
    missing = sorted(WHOLE - set(columns))
    if missing:
        told = {"columns": ", ".join(missing)}
        raise UnreadableSheet(_("Kolom ini tidak ada di baris pertama: %(columns)s.") % told)
    return columns


def _faults(given: Mapping[str, str], regions: Mapping[str, str]) -> list[tuple[str, str]]:
    """Columns and what is wrong with their cells."""
    checks = {
        "code": _wrong_code(given.get("code", ""), regions),
        "year": "" if _year(given.get("year", "")) else _("Tahun harus antara 2010 dan 2100."),
        "ratio": _wrong_ratio(given.get("ratio", "")),
        "category": "" if category_of(given.get("category", "")) else _unknown_category(),
        "decree": _wrong_decree(given.get("decree", "").strip()),
    }
    return [(column, why) for column, why in checks.items() if why]


def _wrong_code(code: str, regions: Mapping[str, str]) -> str:
    if code in regions:
        return ""
    if PROVINCE.match(code):
        return _("Ini kode provinsi; hanya kabupaten dan kota yang dicatat.")
    return _("Kode wilayah tidak dikenal: %(code)s.") % {"code": code or "-"}


def _wrong_ratio(given: str) -> str:
    return (
        _("Rasio bukan angka: %(given)s.") % {"given": given}
        if given and ratio_of(given) is None
        else ""
    )


def _wrong_decree(decree: str) -> str:
    if not decree:
        return _("Wajib diisi: nomor keputusannya.")
    return _("Terlalu panjang.") if len(decree) > LONGEST else ""


def _unknown_category() -> str:
    return _("Kategori harus sangat rendah, rendah, sedang, tinggi, atau sangat tinggi.")


def _year(given: str) -> int | None:
    year = int(given) if given.isascii() and given.isdigit() and len(given) == len("2026") else 0
    return year if year in YEARS else None


def ratio_of(given: str) -> Decimal | None:
    """``0,834``, ``1.234,5`` or ``0.834``; None where it is no number."""
    plain = given.replace(".", "").replace(",", ".") if "," in given else given
    try:
        number = Decimal(plain.strip())
    except InvalidOperation:
        return None
    return number.quantize(PLACES) if number.is_finite() and abs(number) < MOST else None


def _row(given: Mapping[str, str]) -> FiscalRow:
    category = category_of(given["category"]) or Category.LOW
    year, ratio = _year(given["year"]) or 0, ratio_of(given.get("ratio", ""))
    return FiscalRow(given["code"], year, ratio, category, given["decree"].strip())
