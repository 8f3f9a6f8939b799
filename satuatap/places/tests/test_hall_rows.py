"""Rows of halls as offices write them: days, counts, doubt, names."""

from datetime import date

import pytest

from satuatap.places.hall_rows import read_rows

TODAY = date(2026, 11, 21)
REGIONS = {"35.17": "Kabupaten Jombang", "35.79": "Kota Batu"}


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
