"""An office checks an old report: the command on good tables and on every kind of bad one."""

import json
from io import StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command
from openpyxl.worksheet.formula import ArrayFormula

from satuatap.surveys.tests.worked import SKM, TWELVE, sheets_of

HEADER = [f"U{number}" for number in range(1, 10)]
GOOD = "3,3,3,3,3,3,3,3,3"


@pytest.fixture
def table(tmp_path):
    """Writes lines as CSV."""

    def write(*lines):
        (tmp_path / "jawaban.csv").write_text("\n".join(lines), encoding="utf-8")
        return tmp_path / "jawaban.csv"

    return write


@pytest.fixture
def book(tmp_path):
    """Writes rows as XLSX."""

    def write(*rows):
        made = openpyxl.Workbook()
        for row in rows:
            made.worksheets[0].append(row)
        made.save(tmp_path / "jawaban.xlsx")
        return tmp_path / "jawaban.xlsx"

    return write


def lines(sheets, header=HEADER):
    return [",".join(header), *(",".join(map(str, sheet)) for sheet in sheets)]


def run(file, *options):
    """What the command wrote, what it complained of, and how it ended."""
    out, err, ended = StringIO(), StringIO(), ""
    try:
        call_command("compute_skm", str(file), *options, stdout=out, stderr=err)
    except CommandError as error:
        ended = str(error)
    return out.getvalue(), err.getvalue().splitlines(), ended


def test_the_worked_example_as_json(table):
    said = json.loads(run(table(*lines(TWELVE)), "--json")[0])
    assert list(said) == ["respondents", "elements", "ikm", "grade"]
    assert (said["respondents"], said["ikm"], said["grade"]) == (12, 83.33, "B")
    assert list(said["elements"]) == SKM.slugs
    assert said["elements"]["waktu"] == {"total": 33, "nrr": 2.75, "value": 68.75}


def test_a_spreadsheet_says_the_same(table, book):
    assert run(book(HEADER, *TWELVE), "--json") == run(table(*lines(TWELVE)), "--json")


def test_columns_may_be_slugs_in_any_order_beside_others(table):
    header = ["no", *reversed(SKM.slugs), "saran"]
    rows = [[n, *reversed(sheet), "Cepat"] for n, sheet in enumerate(TWELVE)]
    said = json.loads(run(table(*lines(rows, header)), "--json")[0])
    assert (said["ikm"], said["elements"]["biaya"]["total"]) == (83.33, 47)


def test_titles_may_stand_above_the_header(table):
    assert "IKM 83,33" in run(table("Rekap SKM semester I", "", *lines(TWELVE)))[0]


def test_numbers_may_stand_above_words(table):
    words = [f'"{each.name["id"]}"' for each in SKM.elements]
    out, err, ended = run(table(*lines([]), *lines(TWELVE, words)), "--json")
    assert (json.loads(out)["respondents"], err, ended) == (12, [], "")


def test_numbers_and_words_that_contradict_each_other_are_refused(table):
    words = [*SKM.slugs[:7], "pengaduan", "sarana"]
    said = run(table(*lines([]), *lines(TWELVE, words)))[2]
    assert said.startswith("Nama kolom bertentangan: U8 (sarana), U9 (pengaduan).")


def test_a_table_cut_by_semicolons_may_have_a_title(table):
    rows = [each.replace(",", ";") for each in lines(TWELVE)]
    assert "IKM 83,33" in run(table("Rekap SKM, semester I", *rows))[0]


def test_a_mean_is_no_respondent(book):
    out, err, _ended = run(book(HEADER, *TWELVE, [3.004] * 9), "--json")
    assert json.loads(out)["respondents"] == 12
    assert err[0] == "Baris 14, kolom U1: Bukan angka 1, 2, 3, atau 4: 3.004."


def test_the_report_is_readable(table):
    out, err, ended = run(table(*lines(TWELVE)), "--population", "19")
    assert (err, ended) == ([], "")
    for said in (
        "Survei Kepuasan Masyarakat, PermenPANRB 14/2017",
        "12 responden",
        "IKM 83,33, mutu B (Baik).",
        "Selang kepercayaan 95 %: 79,79 sampai 86,88.",
        "Sampel belum memenuhi: minimal 18 dari 19, kurang 6.",
        "Unsur terlemah: Waktu penyelesaian 68,75;",
    ):
        assert said in out
    assert "manual" not in out


def test_a_sample_that_was_met_is_said(table):
    assert "dari 12: terpenuhi." in run(table(*lines(TWELVE)), "--population", "12")[0]


def test_the_hand_method_stands_beside_it_on_request_and_is_named(table):
    file = table(*lines(sheets_of(6363, 200)))
    out = run(file, "--hand")[0]
    assert "IKM 88,38, mutu A" in out
    assert "Cara manual dengan bobot 0,111: IKM 88,29, mutu B (Baik)." in out
    said = json.loads(run(file, "--hand", "--json")[0])
    assert said["hand"] == {"weight": "0.111", "ikm": 88.29, "grade": "B"}


def test_an_old_report_has_the_grades_of_its_day(table):
    assert "mutu A" in run(table(*lines(TWELVE)), "--date", "2016-06-30")[0]


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("5", "5 di luar 1 sampai 4."),
        ("0", "0 di luar 1 sampai 4."),
        ("-1", "-1 di luar 1 sampai 4."),
        ("", "Kosong; setiap unsur harus dijawab."),
        ("=1+1", "Rumus; tulis jawabannya sebagai angka."),
        ("3.5", "Bukan angka 1, 2, 3, atau 4: 3.5."),
        ("٣", "Bukan angka 1, 2, 3, atau 4: ٣."),
        ("baik", "Bukan angka 1, 2, 3, atau 4: baik."),
        ("9" * 5000, f"Bukan angka 1, 2, 3, atau 4: {'9' * 40}…."),
    ],
)
def test_a_bad_cell_is_named_and_the_good_rows_are_counted(table, cell, reason):
    out, err, ended = run(table(*lines(TWELVE), f"3,{cell},3,3,3,3,3,3,3"), "--json")
    assert err == [f"Baris 14, kolom U2: {reason}"]
    assert json.loads(out)["respondents"] == 12
    assert ended == "1 baris tidak dihitung."


def test_every_fault_of_a_row_is_told_and_the_row_left_out_once(table):
    _out, err, ended = run(table(*lines(TWELVE), "5,5,3,3,3,3,3,3,3", "3,3"))
    assert len(err) == 2 + 7
    assert ended == "2 baris tidak dihitung."


def test_a_row_without_any_answer_is_told_once(table):
    rows = ["ket," + ",".join(HEADER), f"a,{GOOD}", "Catatan,,,,,,,,,"]
    assert run(table(*rows))[1] == ["Baris 3, kolom U1–U9: Baris ini tidak berisi jawaban."]


def test_an_answer_with_empty_decimals_is_whole(table):
    assert (
        "1 responden" in run(table(";".join(HEADER), GOOD.replace(",", ";").replace("3", "3,0")))[0]
    )


def test_a_formula_in_a_spreadsheet_is_no_answer(book):
    file = book(HEADER, *TWELVE, ["=AVERAGE(A2:A13)"] * 9)
    out, err, _ended = run(file, "--json")
    assert json.loads(out)["respondents"] == 12
    assert err[0] == "Baris 14, kolom U1: Rumus; tulis jawabannya sebagai angka."


def test_a_formula_over_many_cells_is_no_answer(book):
    file = book(HEADER, *TWELVE)
    made = openpyxl.load_workbook(file)
    made.worksheets[0]["A2"] = ArrayFormula("A2:A2", "=SUM(B2:I2)")
    made.save(file)
    assert run(file)[1] == ["Baris 2, kolom U1: Rumus; tulis jawabannya sebagai angka."]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ([""], "Berkas kosong."),
        (
            ["U1,U2,U3,U4,U5,U6,U7", "1,2,3,4,1,2,3"],
            "Kolom tidak ada: U8 (sarana), U9 (pengaduan).",
        ),
        ([GOOD, GOOD], "Kolom tidak ada: U1 (persyaratan),"),
        (
            [",".join([*HEADER, "persyaratan"]), f"{GOOD},3"],
            "Kolom ada dua kali: U1 (persyaratan).",
        ),
        ([",".join(HEADER)], "Tidak ada jawaban di bawah nama kolom."),
        ([",".join(HEADER), "9,9,9,9,9,9,9,9,9"], "Tidak ada baris yang dapat dihitung."),
    ],
)
def test_a_file_that_cannot_be_counted_ends_with_one_sentence(table, content, said):
    out, _err, ended = run(table(*content), "--json")
    assert out == ""
    assert ended.startswith(said)


def test_a_file_that_is_not_there_is_said(tmp_path):
    assert run(tmp_path / "tidak-ada.csv")[2] == "Berkas tidak ditemukan."


@pytest.mark.parametrize("given", ["0", "-3", "banyak"])
def test_a_population_is_a_number_of_people(table, given):
    assert "--population" in run(table(*lines(TWELVE)), f"--population={given}")[2]


def test_where_all_elements_are_alike_none_is_weakest(table):
    assert "terlemah" not in run(table(*lines([[4] * 9])))[0]
