"""Rows of a table of halls: which column is which, and what is wrong with a cell."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from time import strptime
from typing import TypeVar

from django.utils.translation import gettext as _

from satuatap.core.sheets import Fault, Row, UnreadableSheet

T = TypeVar("T")

NAMES = {
    "region_code": {"region_code", "kode_wilayah", "kode", "kode_kemendagri", "code"},
    "region_name": {"region_name", "nama_wilayah", "wilayah", "kabupaten_kota", "daerah"},
    "hall_name": {"hall_name", "nama_mal", "nama_mpp", "mpp", "nama"},
    "inaugurated_on": {"inaugurated_on", "diresmikan", "tanggal_peresmian", "tanggal", "peresmian"},
    "agencies": {"agencies", "instansi", "jumlah_instansi"},
    "services": {"services", "layanan", "jumlah_layanan"},
    "as_of": {"as_of", "per", "per_tanggal"},
    "source": {"source", "sumber"},
    "doubtful": {"doubtful", "diragukan"},
    "note": {"note", "catatan", "keterangan"},
}
YES = {"yes", "ya", "true", "1", "x"}
NO = {"", "no", "tidak", "false", "0"}
MONTHS = "januari februari maret april mei juni juli agustus september oktober november desember"
NAMELESS = "?"
OF_EVERY_HALL = re.compile(r"^(mpp|mal pelayanan publik)\b\W*", re.IGNORECASE)
FIRST_DAY = date(2017, 1, 1)
MOST = 5000
LONGEST_COUNT = 9  # digits; Python itself refuses to read thousands
LONGEST = {"hall_name": 120, "source": 200, "note": 2000}


@dataclass(frozen=True)
class HallRow:
    """One hall as a table gives it, and in which row."""

    number: int
    region: str
    name: str
    inaugurated_on: date | None
    agencies: int | None
    services: int | None
    as_of: date | None
    source: str
    doubtful: bool
    note: str

    @property
    def has_counts(self) -> bool:
        """Whether it tells how many agencies or services there are."""
        return self.agencies is not None or self.services is not None


def read_rows(
    rows: list[Row], regions: Mapping[str, str], *, today: date
) -> tuple[list[HallRow], list[Fault]]:
    """The good rows and every fault of the others; the first row names the columns."""
    columns = _columns(rows[0][1])
    good: list[HallRow] = []
    faults: list[Fault] = []
    for number, cells in rows[1:]:
        reader = _Reader(number, today)
        reader.lay_out(columns, cells)
        found = reader.hall(regions)
        faults += reader.faults
        if not reader.faults:
            good.append(found)
    return good, faults


def _columns(header: Iterable[str]) -> list[str]:
    names = {name: column for column, names in NAMES.items() for name in names}
    plain = [re.sub(r"[^a-z0-9]+", "_", cell.casefold()).strip("_") for cell in header]
    columns = [names.get(cell, f"?{cell}") for cell in plain]
    if "region_code" not in columns:
        raise UnreadableSheet(_("Kolom region_code (kode wilayah) tidak ada di baris pertama."))
    return columns


class _Reader:
    """Reads the cells of one row and gathers what is wrong with them."""

    def __init__(self, number: int, today: date) -> None:
        self.number, self.today = number, today
        self.cells: dict[str, str] = {}
        self.faults: list[Fault] = []

    def lay_out(self, columns: list[str], cells: list[str]) -> None:
        """Each cell under its column; one that would be lost without a word is a fault."""
        for place, given in enumerate(cells, start=1):
            column = columns[place - 1] if place <= len(columns) else NAMELESS
            if given and column == NAMELESS:
                self.fault(str(place), _("Sel ini tidak punya nama kolom di baris pertama."))
            elif given and column in NAMES and self.cells.get(column, given) != given:
                self.fault(column, _("Dua kolom dengan arti ini berisi hal yang berbeda."))
            elif given:
                self.cells[column] = given

    def hall(self, regions: Mapping[str, str]) -> HallRow:
        region = self.region(regions)
        return HallRow(
            number=self.number,
            region=region,
            name=_own_name(self.text("hall_name"), regions.get(region, "")),
            inaugurated_on=self.cell("inaugurated_on", self.past_day),
            agencies=self.cell("agencies", _count),
            services=self.cell("services", _count),
            as_of=self.cell("as_of", self.past_day),
            source=self.source(),
            doubtful=bool(self.cell("doubtful", _yes)),
            note=self.text("note"),
        )

    def fault(self, column: str, reason: str) -> None:
        self.faults.append(Fault(self.number, column, reason))

    def cell(self, column: str, read: Callable[[str], T]) -> T | None:
        """The cell read by a function that raises ValueError with the reason; None if empty."""
        given = self.cells.get(column, "")
        if not given:
            return None
        try:
            return read(given)
        except ValueError as error:
            self.fault(column, str(error))
            return None

    def text(self, column: str) -> str:
        given = self.cells.get(column, "")
        if len(given) > LONGEST[column]:
            self.fault(column, _("Terlalu panjang."))
        return given

    def region(self, regions: Mapping[str, str]) -> str:
        code = self.cells.get("region_code", "")
        named = self.cells.get("region_name", "")
        if code not in regions:
            reason = _("Kode wilayah tidak dikenal: %(code)s.") if code else _("Wajib diisi.")
            self.fault("region_code", reason % {"code": code} if code else reason)
        elif named and _plain(named) != _plain(regions[code]):
            expected = {"code": code, "name": regions[code]}
            self.fault("region_name", _("Kode %(code)s adalah %(name)s.") % expected)
        return code

    def source(self) -> str:
        """Who said so; a figure without a source is not kept."""
        given = self.text("source")
        if not given and (self.cells.get("agencies") or self.cells.get("services")):
            self.fault("source", _("Wajib diisi bila ada jumlah instansi atau layanan."))
        return given

    def past_day(self, given: str) -> date:
        day = _day(given)
        if not FIRST_DAY <= day <= self.today:
            raise ValueError(_("Tanggal harus antara 1 Januari 2017 dan hari ini."))
        return day


def _plain(name: str) -> str:
    return re.sub(r"^kab(\.|\b)", "kabupaten", name.casefold()).replace(" ", "").replace(".", "")


def _own_name(given: str, region: str) -> str:
    """The name without ``MPP``, which pages put before it; empty where it is the region's."""
    name = OF_EVERY_HALL.sub("", given)
    return "" if _plain(name) == _plain(region) else name


def _count(given: str) -> int:
    plain = given.replace(".", "") if re.fullmatch(r"\d{1,3}(\.\d{3})+", given) else given
    if not re.fullmatch(r"-?\d+", plain):
        raise ValueError(_("Bukan bilangan bulat: %(given)s.") % {"given": given})
    if len(plain) > LONGEST_COUNT or not 0 <= int(plain) <= MOST:
        raise ValueError(_("Harus antara 0 dan 5.000."))
    return int(plain)


def _yes(given: str) -> bool:
    if given.casefold() not in YES | NO:
        raise ValueError(_("Isi dengan ya atau tidak."))
    return given.casefold() in YES


def _day(given: str) -> date:
    text = given.casefold()
    for number, month in enumerate(MONTHS.split(), start=1):
        text = re.sub(rf"\s+{month}\s+", f"-{number}-", text)
    for shape in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"):
        try:
            return date(*strptime(text, shape)[:3])
        except ValueError:
            continue
    reason = _("Bukan tanggal: %(given)s. Tulis seperti 2024-06-24 atau 24 Juni 2024.")
    raise ValueError(reason % {"given": given})
