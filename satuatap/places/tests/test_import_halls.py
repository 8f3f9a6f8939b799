import zipfile
from datetime import date
from io import StringIO

import openpyxl
import pytest
from django.core.management import CommandError, call_command

from satuatap.core.sheets import UnreadableSheet
from satuatap.places.actions import import_halls
from satuatap.places.models import Hall, HallClaim, Province, Region

TODAY = date(2026, 11, 21)
HEADER = "region_code,region_name,hall_name,inaugurated_on,agencies,services,source,note"
GOOD = "35.17,Kabupaten Jombang,,2024-06-24,12,52,Kompas,"


@pytest.fixture
def regions(db):
    province = Province.objects.create(code="35", name="Jawa Timur")
    for code, name in {"35.17": "Kabupaten Jombang", "35.10": "Kabupaten Banyuwangi"}.items():
        values = {"kind": "kabupaten", "seat": name, "timezone": "Asia/Jakarta"}
        Region.objects.create(code=code, province=province, name=name, **values)


@pytest.fixture
def sheet(tmp_path, regions):
    def write(*lines, name="halls.csv", encoding="utf-8"):
        file = tmp_path / name
        file.write_bytes("\n".join(lines).encode(encoding))
        return file

    return write


def faults(file):
    return [(fault.row, fault.column) for fault in import_halls(file, today=TODAY).faults]


def test_a_good_row_becomes_a_hall_with_its_claims(sheet):
    report = import_halls(sheet(HEADER, GOOD), today=TODAY)
    hall = Hall.objects.get(slug="jombang")
    assert (report.created, hall.inaugurated_on) == (1, date(2024, 6, 24))
    assert set(hall.claims.values_list("kind", "value")) == {("agencies", "12"), ("services", "52")}


def test_doing_it_again_changes_nothing(sheet):
    file = sheet(HEADER, GOOD)
    import_halls(file, today=TODAY)
    again = import_halls(file, today=TODAY)
    assert (again.created, again.updated, again.unchanged) == (0, 0, 1)
    assert (Hall.objects.count(), HallClaim.objects.count()) == (1, 2)


def test_another_source_stands_beside_the_first(sheet):
    import_halls(sheet(HEADER, GOOD), today=TODAY)
    import_halls(sheet(HEADER, GOOD.replace("12,52,Kompas", "13,60,Antara")), today=TODAY)
    values = HallClaim.objects.filter(kind="agencies").values_list("value", flat=True)
    assert sorted(values) == ["12", "13"]


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("99.99,,,,,,Kompas,", "region_code"),
        (",,,,,,Kompas,", "region_code"),
        ("35.17,Kabupaten Banyuwangi,,,,,Kompas,", "region_name"),
        ("35.17,,,2024-02-30,,,Kompas,", "inaugurated_on"),
        ("35.17,,,besok,,,Kompas,", "inaugurated_on"),
        ("35.17,,,2030-01-01,,,Kompas,", "inaugurated_on"),
        ("35.17,,,,-3,,Kompas,", "agencies"),
        ("35.17,,,,,banyak,Kompas,", "services"),
        ("35.17,,,,,9999999,Kompas,", "services"),
        (f"35.17,,{'x' * 121},,,,Kompas,", "hall_name"),
        ("35.17,,,,12,,,", "source"),
    ],
)
def test_a_bad_cell_is_named_and_the_good_rows_stay(sheet, row, column):
    assert faults(
        sheet(HEADER, row, GOOD.replace("35.17", "35.10").replace("Jombang", "Banyuwangi"))
    ) == [(2, column)]
    assert Hall.objects.get().slug == "banyuwangi"


def test_the_second_of_two_equal_rows_is_a_fault(sheet):
    assert faults(sheet(HEADER, GOOD, GOOD)) == [(3, "region_code")]
    assert Hall.objects.count() == 1


def test_two_halls_of_one_region_are_told_apart_by_their_names(sheet):
    file = sheet("region_code,hall_name", "35.17,Satu", "35.17,Dua", "35.17,SATU")
    assert faults(file) == [(4, "region_code")]
    assert sorted(Hall.objects.values_list("name", flat=True)) == ["Dua", "Satu"]


def test_a_renamed_hall_is_found_again(sheet):
    file = sheet(HEADER, GOOD.replace("Jombang,,", "Jombang,Satu,"), "35.17,,Dua,,,,Kompas,")
    import_halls(file, today=TODAY)
    Hall.objects.filter(name="Satu").update(name="Graha Baru")
    report = import_halls(file, today=TODAY)
    assert (report.created, report.unchanged, report.faults) == (0, 2, [])
    assert Hall.objects.get(name="Graha Baru").claims.count() == 2


def test_a_hall_that_took_anothers_old_name_does_not_take_its_figures(sheet):
    file = sheet(HEADER, "35.17,,Satu,,,,Kompas,", "35.17,,Dua,,,,Kompas,")
    import_halls(file, today=TODAY)
    Hall.objects.filter(name="Satu").update(name="Tiga")
    Hall.objects.filter(name="Dua").update(name="Satu")
    import_halls(sheet(HEADER, "35.17,,Satu,,12,,Kompas,"), today=TODAY)
    assert HallClaim.objects.get().hall.name == "Tiga"


def test_a_row_without_a_name_is_a_fault_where_several_halls_are(sheet):
    import_halls(sheet(HEADER, "35.17,,Satu,,,,Kompas,", "35.17,,Dua,,,,Kompas,"), today=TODAY)
    assert faults(sheet(HEADER, GOOD)) == [(2, "hall_name")]
    assert Hall.objects.count() == 2


def test_two_rows_of_one_hall_bring_what_each_source_says(sheet):
    named = GOOD.replace("Jombang,,", "Jombang,Satu,")
    file = sheet(HEADER, GOOD, named.replace("12,52,Kompas", "13,60,Antara"), named)
    report = import_halls(file, today=TODAY)
    assert [(fault.row, fault.column) for fault in report.faults] == [(4, "region_code")]
    assert (report.created, report.updated) == (1, 0)
    assert sorted(HallClaim.objects.values_list("value", flat=True)) == ["12", "13", "52", "60"]


def test_a_corrected_figure_is_an_update(sheet):
    import_halls(sheet(HEADER, GOOD), today=TODAY)
    report = import_halls(sheet(HEADER, GOOD.replace("12,52", "14,52")), today=TODAY)
    assert (report.updated, report.unchanged) == (1, 0)
    assert HallClaim.objects.get(kind="agencies").value == "14"


def test_only_who_tells_the_day_is_its_source(sheet):
    import_halls(sheet(HEADER, "35.17,,,,12,,Antara,Baru"), today=TODAY)
    assert Hall.objects.get().inauguration_source == ""
    import_halls(sheet(HEADER, GOOD), today=TODAY)
    import_halls(sheet(HEADER, "35.17,,,,13,,Antara,"), today=TODAY)
    hall = Hall.objects.get()
    assert (hall.inaugurated_on, hall.inauguration_source) == (date(2024, 6, 24), "Kompas")


def test_another_day_of_another_source_stands_beside_the_first(sheet):
    other = sheet(HEADER, "35.17,,,2024-07-01,,,Antara,", name="lain.csv")
    import_halls(sheet(HEADER, GOOD), today=TODAY)
    assert [import_halls(other, today=TODAY).updated for _ in range(2)] == [1, 0]
    assert Hall.objects.get().inaugurated_on == date(2024, 6, 24)
    claim = HallClaim.objects.get(kind="inauguration")
    assert (claim.value, claim.source) == ("2024-07-01", "Antara")


def test_the_same_source_may_correct_its_day(sheet):
    import_halls(sheet(HEADER, GOOD), today=TODAY)
    import_halls(sheet(HEADER, GOOD.replace("2024-06-24", "2024-06-25")), today=TODAY)
    assert Hall.objects.get().inaugurated_on == date(2024, 6, 25)
    assert not HallClaim.objects.filter(kind="inauguration").exists()


def test_another_day_of_nobody_is_a_fault(sheet):
    import_halls(sheet(HEADER, GOOD), today=TODAY)
    assert faults(sheet(HEADER, "35.17,,,2024-07-01,,,,")) == [(2, "source")]


def test_a_note_of_a_hall_names_who_said_it(sheet):
    import_halls(sheet(HEADER, "35.17,,,,,,Antara,Sudah beroperasi pada 2022."), today=TODAY)
    assert Hall.objects.get().source_note == "Sudah beroperasi pada 2022. (Antara)"


def test_every_fault_of_a_row_is_told(sheet):
    assert faults(sheet(HEADER, "35.17,,,kemarin,-1,x,Kompas,")) == [
        (2, "inaugurated_on"), (2, "agencies"), (2, "services"),
    ]  # fmt: skip


def test_header_names_and_days_may_be_indonesian(sheet):
    header = "Kode Wilayah;Kabupaten/Kota;Nama MPP;Diresmikan;Instansi;Layanan;Sumber"
    row = "35.17;Kab. Jombang;Mal Jombang;24 Juni 2024;12;1.052;Kompas"
    assert not import_halls(sheet("\ufeff" + header, row), today=TODAY).faults
    assert Hall.objects.get().inaugurated_on == date(2024, 6, 24)
    assert HallClaim.objects.get(kind="services").value == "1052"


def test_a_spreadsheet_reads_the_same(tmp_path, regions):
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(HEADER.split(","))
    page.append([35.1, "Kabupaten Banyuwangi", None, date(2024, 6, 24), 12, 52.0, "Kompas"])
    book.save(tmp_path / "halls.xlsx")
    assert not import_halls(tmp_path / "halls.xlsx", today=TODAY).faults
    assert Hall.objects.get().region_id == "35.10"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "kosong.csv"),
        (b"\n\n", "kosong.csv"),
        ("kode,nama\n1,é".encode("latin-1"), "salah.csv"),
        (b"PK\x03\x04\x00\xff", "biner.csv"),
        (b"a\0b,c\n", "biner.csv"),
        (b"nama,tanggal\nx,y", "kolom.csv"),
        (b"not a book", "rusak.xlsx"),
        (b"x" * (10 * 1024 * 1024 + 1), "besar.csv"),
        (b"region_code\n" + b"35.17\n" * 20_000, "panjang.csv"),
    ],
)
def test_an_unreadable_file_is_refused_with_a_sentence(tmp_path, regions, content, name):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UnreadableSheet, match=r"[A-Z].+\."):
        import_halls(tmp_path / name, today=TODAY)


def test_a_spreadsheet_that_would_fill_the_memory_is_refused(tmp_path, regions):
    with zipfile.ZipFile(tmp_path / "bom.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/sharedStrings.xml", bytes(201 * 1024 * 1024))
    with pytest.raises(UnreadableSheet, match="terlalu besar"):
        import_halls(tmp_path / "bom.xlsx", today=TODAY)


def test_a_missing_file_is_refused(tmp_path, regions):
    with pytest.raises(UnreadableSheet):
        import_halls(tmp_path / "tidak-ada.csv", today=TODAY)


def test_the_command_reports_by_row_and_fails(sheet):
    errors = StringIO()
    with pytest.raises(CommandError, match="1 baris"):
        call_command(
            "import_halls", str(sheet(HEADER, GOOD, "1,,,,,,,")), stderr=errors, stdout=errors
        )
    assert "Baris 3, kolom region_code: Kode wilayah tidak dikenal: 1." in errors.getvalue()
    assert Hall.objects.count() == 1
