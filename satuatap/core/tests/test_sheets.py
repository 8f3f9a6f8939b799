"""Tables as offices make them: every kind of file, and every kind of damage."""

import re
import zipfile
from contextlib import suppress
from datetime import date

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from satuatap.core.sheets import UnreadableSheet, read_sheet


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


def test_a_table_that_is_too_long_says_how_long_it_may_be(tmp_path):
    (tmp_path / "a.csv").write_text("kode\n" + "1\n" * 1200)
    with pytest.raises(UnreadableSheet, match=r"paling banyak 1\.200 baris"):
        read_sheet(tmp_path / "a.csv", most_rows=1200)


def test_a_calculated_cell_may_be_read_as_its_formula(book):
    rows = read_sheet(book(["a", "b"], [1, "=SUM(A2:A2)"]), formulas=True)
    assert rows[1] == (2, ["1", "=SUM(A2:A2)"])


def test_a_formula_over_several_cells_is_read_as_one(book, tmp_path):
    file = book(["a"], ["x"])
    made = openpyxl.load_workbook(file)
    made.worksheets[0]["A2"] = ArrayFormula("A2:A2", "=SUM(B1:B9*C1:C9)")
    made.save(file)
    assert read_sheet(file, formulas=True)[1][1][0].startswith("=")


def test_rows_are_numbered_as_a_spreadsheet_numbers_them(tmp_path):
    (tmp_path / "a.csv").write_text('kode,catatan\n35.17,"satu\ndua"\n\n35.79,tiga\n')
    assert [number for number, _ in read_sheet(tmp_path / "a.csv")] == [1, 2, 4]


def test_a_spreadsheet_of_other_programs_is_read_without_a_warning(book, tmp_path):
    made, other = book(["kode"], ["35.17"]), tmp_path / "lain.xlsx"
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(other, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name == "xl/styles.xml":
                content = re.sub(rb"<cellStyles.*?</cellStyles>", b"", content)
            after.writestr(name, content)
    assert read_sheet(other)[1] == (2, ["35.17"])


def test_no_answer_is_lost_between_blank_rows(tmp_path, book):
    (tmp_path / "a.csv").write_text("kode\n" + "1\n\n\n" * 900)
    assert len(read_sheet(tmp_path / "a.csv", most_rows=1000)) == 901
    file = book(["kode"], *([[None], ["1"]] * 900))
    assert len(read_sheet(file, most_rows=1000)) == 901


def test_a_table_of_next_to_nothing_but_blank_rows_is_refused(tmp_path):
    (tmp_path / "a.csv").write_text("kode\n" + "\n" * 99 + "1\n")
    with pytest.raises(UnreadableSheet, match="baris kosong"):
        read_sheet(tmp_path / "a.csv", most_rows=10)


@pytest.mark.parametrize("title", ["Rekap", "Rekap SKM, semester I, 2026, Kota Batu"])
def test_a_title_does_not_say_how_a_table_is_cut(tmp_path, title):
    (tmp_path / "a.csv").write_text(f"{title}\na;b;c\n3,0;4,0;2,5\n3,0;4,0;2,5\n")
    assert read_sheet(tmp_path / "a.csv")[2][1] == ["3,0", "4,0", "2,5"]


def test_a_number_of_many_decimals_is_not_made_whole(book):
    rows = read_sheet(book(["a", "b", "c"], [3.004, 2.997, 35.1 + 1e-12]))
    assert rows[1][1] == ["3.004", "2.997", "35.10"]


@pytest.mark.parametrize("content", [b"", b"<a/>", b"<a b=''>"])
def test_a_spreadsheet_with_any_part_broken_is_read_or_refused_with_a_sentence(book, content):
    whole = book(["kode"], ["35.17"])
    broken = whole.with_name("rusak.xlsx")
    with zipfile.ZipFile(whole) as before:
        parts = {name: before.read(name) for name in before.namelist()}
    for name in parts:
        with zipfile.ZipFile(broken, "w") as after:
            for each, said in parts.items():
                after.writestr(each, content if each == name else said)
        with suppress(UnreadableSheet):
            assert read_sheet(broken)
