"""Tables as offices make them: every kind of file, and every kind of damage."""

import zipfile
from datetime import date

import openpyxl
import pytest

from satuatap.places.hall_rows import read_rows
from satuatap.places.sheets import UnreadableSheet, read_sheet

TODAY = date(2026, 11, 21)
REGIONS = {"35.17": "Kabupaten Jombang", "35.79": "Kota Batu"}


@pytest.fixture
def book(tmp_path):
    """Writes these rows as a spreadsheet."""

    def write(*rows):
        made = openpyxl.Workbook()
        for row in rows:
            made.worksheets[0].append(row)
        made.save(tmp_path / "mal.xlsx")
        return tmp_path / "mal.xlsx"

    return write


def told(**cells) -> list[str]:
    """The reasons for which a row with these cells is refused."""
    row = {"region_code": "35.17"} | cells
    _rows, faults = read_rows([(1, list(row)), (2, list(row.values()))], REGIONS, today=TODAY)
    return [fault.reason for fault in faults]


def good(**cells):
    row = {"region_code": "35.17"} | cells
    rows, faults = read_rows([(1, list(row)), (2, list(row.values()))], REGIONS, today=TODAY)
    assert faults == []
    return rows[0]


@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_half_a_spreadsheet_is_refused_with_a_sentence(book, part):
    file = book(["region_code"], ["35.17"])
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * part)])
    with pytest.raises(UnreadableSheet, match="bukan XLSX yang dapat dibaca"):
        read_sheet(file)


def test_a_spreadsheet_with_a_damaged_part_is_refused_with_a_sentence(book):
    file = book(["region_code"], ["35.17"])
    with zipfile.ZipFile(file) as packed:
        part = packed.getinfo("xl/worksheets/sheet1.xml")
    whole, begins = bytearray(file.read_bytes()), part.header_offset + 30 + len(part.filename)
    whole[begins : begins + 40] = b"\xff" * 40
    file.write_bytes(whole)
    with pytest.raises(UnreadableSheet, match="bukan XLSX yang dapat dibaca"):
        read_sheet(file)


def test_cells_read_as_somebody_would_type_them(book):
    rows = read_sheet(book(["a", "b", "c", "d"], [35.1, 12.0, date(2024, 6, 24), "  x  "]))
    assert rows[1] == (2, ["35.10", "12", "2024-06-24", "x"])


def test_rows_without_words_are_skipped_and_the_numbers_stay(book):
    assert [number for number, _ in read_sheet(book(["a"], [None], ["b"]))] == [1, 3]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_may_be_cut_by_comma_semicolon_or_tab(tmp_path, delimiter):
    (tmp_path / "a.csv").write_text(f"region_code{delimiter}nama\n35.17{delimiter}Jombang\n")
    assert read_sheet(tmp_path / "a.csv")[1][1] == ["35.17", "Jombang"]


@pytest.mark.parametrize("odd", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_only_a_line_break_begins_a_new_row(tmp_path, odd):
    (tmp_path / "a.csv").write_text(f"kode,catatan\n35.17,satu{odd}dua\n", encoding="utf-8")
    assert read_sheet(tmp_path / "a.csv") == [
        (1, ["kode", "catatan"]),
        (2, ["35.17", f"satu{odd}dua"]),
    ]


def test_a_quoted_cell_may_hold_a_line_break(tmp_path):
    (tmp_path / "a.csv").write_text('kode,catatan\n35.17,"satu\ndua"\n')
    assert read_sheet(tmp_path / "a.csv")[1][1] == ["35.17", "satu\ndua"]


def test_old_line_breaks_are_read(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"kode\r35.17\r35.79\r")
    assert len(read_sheet(tmp_path / "a.csv")) == 3


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("24 Juni 2024", date(2024, 6, 24)),
        ("24 DESEMBER 2024", date(2024, 12, 24)),
        ("24/06/2024", date(2024, 6, 24)),
        ("24-6-2024", date(2024, 6, 24)),
        ("24.06.2024", date(2024, 6, 24)),
        ("2026-11-21", TODAY),
    ],
)
def test_a_day_may_be_written_as_offices_write_it(given, day):
    assert good(inaugurated_on=given).inaugurated_on == day


@pytest.mark.parametrize("given", ["2016-12-31", "2026-11-22", "22 November 2026"])
def test_a_day_before_the_first_hall_or_after_today_is_refused(given):
    assert told(inaugurated_on=given) == ["Tanggal harus antara 1 Januari 2017 dan hari ini."]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("5.001", "Harus antara 0 dan 5.000."),
        ("9" * 5000, "Harus antara 0 dan 5.000."),
        ("1.05", "Bukan bilangan bulat: 1.05."),
        ("dua", "Bukan bilangan bulat: dua."),
    ],
)
def test_a_count_that_cannot_be_says_why(given, said):
    assert told(agencies=given, source="Kompas") == [said]


@pytest.mark.parametrize(("given", "count"), [("0", 0), ("1.052", 1052), ("5.000", 5000)])
def test_a_count_may_have_its_point_of_thousands(given, count):
    assert good(services=given, source="Kompas").services == count


def test_doubt_is_said_by_yes_or_no():
    assert [good(doubtful=word).doubtful for word in ("ya", "X", "tidak", "")] == [
        True, True, False, False,
    ]  # fmt: skip
    assert told(doubtful="mungkin") == ["Isi dengan ya atau tidak."]


@pytest.mark.parametrize("named", ["Kab. Jombang", "kab jombang", "KABUPATEN JOMBANG", ""])
def test_the_regions_name_may_be_shortened(named):
    assert good(region_name=named).region == "35.17"


def test_a_code_beside_another_regions_name_says_whose_it_is():
    assert told(region_name="Kota Batu") == ["Kode 35.17 adalah Kabupaten Jombang."]


def test_a_row_that_ends_early_has_empty_cells():
    header = ["region_code", "hall_name", "source"]
    rows, faults = read_rows([(1, header), (2, ["35.17"])], REGIONS, today=TODAY)
    assert (rows[0].name, rows[0].source, faults) == ("", "", [])


def test_a_column_that_nobody_knows_is_left_alone():
    assert good(warna="biru").region == "35.17"


def test_a_cell_without_a_column_is_a_fault():
    header = [(1, ["region_code", "hall_name", ""])]
    _rows, faults = read_rows([*header, (2, ["35.17", "Satu", "", "x"])], REGIONS, today=TODAY)
    assert [(fault.row, fault.column) for fault in faults] == [(2, "4")]
    rows, faults = read_rows([*header, (2, ["35.17", "Satu", "", ""])], REGIONS, today=TODAY)
    assert (len(rows), faults) == (1, [])


def test_two_columns_of_one_meaning_may_not_contradict_each_other():
    header = (1, ["region_code", "nama", "nama_mpp"])
    sheet = [header, (2, ["35.17", "Satu", "Dua"]), (3, ["35.79", "Tiga", ""])]
    rows, faults = read_rows(sheet, REGIONS, today=TODAY)
    assert [(fault.row, fault.column) for fault in faults] == [(2, "hall_name")]
    assert [row.name for row in rows] == ["Tiga"]


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("MPP Among Warga", "Among Warga"),
        ("Mal Pelayanan Publik Among Warga", "Among Warga"),
        ("MPP Kab. Jombang", ""),
        ("MPP", ""),
        ("Mal Jombang", "Mal Jombang"),
    ],
)
def test_a_name_is_kept_without_what_every_hall_is_called(given, name):
    assert good(hall_name=given).name == name


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path):
    (tmp_path / "a.csv").write_text('kode,catatan\n35.17,"satu\ndua"\n\n35.79,tiga\n')
    assert [number for number, _ in read_sheet(tmp_path / "a.csv")] == [1, 2, 4]
