"""Fiscal capacity comes from the official table alone, and orders the support list."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction

from satuatap.core.sheets import UnreadableSheet
from satuatap.oversight.actions import import_fiscal_capacity
from satuatap.oversight.fiscal_rows import ratio_of
from satuatap.oversight.models import FiscalCapacity
from satuatap.oversight.queries import support_list
from satuatap.oversight.rules import Category, category_of
from satuatap.oversight.tests import given
from satuatap.places.models import Province
from satuatap.queueing.actions import By

pytestmark = pytest.mark.django_db
HEADER = "Kode;Tahun;Rasio;Kategori;Keputusan"
GOOD = "35.79;2025;0,834;Sangat Rendah;PMK 97/2025"


def taken(file, *, at=given.AT):
    return import_fiscal_capacity(file, by=By("user:1"), at=at)


@pytest.fixture
def region():
    return given.region(code="35.79", name="Kota Batu")


@pytest.fixture
def table(tmp_path):
    def write(*lines, header=HEADER):
        file = tmp_path / "kfd.csv"
        file.write_text("\n".join([header, *lines]), encoding="utf-8")
        return file

    return write


def test_a_row_is_taken_as_it_is(region, table):
    report = taken(table(GOOD))
    row = FiscalCapacity.objects.get()
    assert (report.taken, report.years, report.faults) == (1, [2025], [])
    assert (row.region, row.ratio, row.category) == (region, Decimal("0.8340"), "sangat-rendah")
    assert row.decree == "PMK 97/2025"


def test_a_corrected_row_counts_and_the_first_stays_on_record(region, table):
    taken(table(GOOD))
    taken(table(GOOD.replace("Sangat Rendah", "Sedang")), at=given.AT + timedelta(days=1))
    rows = FiscalCapacity.objects.order_by("pk").values_list("category", "actor", "at__day")
    assert list(rows) == [("sangat-rendah", "user:1", 16), ("sedang", "user:1", 17)]
    assert [each.category for each in FiscalCapacity.objects.standing()] == ["sedang"]
    assert support_list()[0].category is Category.MEDIUM


def test_a_table_sent_again_adds_nothing(region, table):
    assert [taken(table(GOOD)).taken for _ in range(2)] == [1, 1]
    assert FiscalCapacity.objects.count() == 1


def test_what_was_taken_is_never_changed(region, table):
    taken(table(GOOD))
    with pytest.raises(DatabaseError), transaction.atomic():
        FiscalCapacity.objects.update(category="tinggi")


def test_the_page_says_who_took_which_table(client, region, table):
    ministry = given.ministry()
    client.force_login(ministry)
    file = SimpleUploadedFile("kfd.csv", table(GOOD).read_bytes())
    assert client.post("/perjalanan/dukungan/kapasitas/", {"file": file}).status_code == 302
    page = client.get("/perjalanan/dukungan/kapasitas/").content.decode()
    assert ministry.name in page
    assert "1 baris" in page


@pytest.mark.parametrize(
    ("row", "column", "reason"),
    [
        ("99.99;2025;1;rendah;PMK", "code", "tidak dikenal: 99.99"),
        ("35;2025;1;rendah;PMK", "code", "kode provinsi"),
        (";2025;1;rendah;PMK", "code", "tidak dikenal: -"),
        ("35.79;25;1;rendah;PMK", "year", "Tahun"),
        ("35.79;2025;tinggi;rendah;PMK", "ratio", "bukan angka: tinggi"),
        ("35.79;2025;NaN;rendah;PMK", "ratio", "bukan angka"),
        ("35.79;2025;1;lumayan;PMK", "category", "Kategori"),
        ("35.79;2025;1;rendah;", "decree", "Wajib diisi"),
    ],
)
def test_what_is_wrong_is_said_row_by_row_and_the_others_are_taken(
    region, table, row, column, reason
):
    report = taken(table(row, GOOD))
    assert report.taken == 1
    assert [(each.row, each.column) for each in report.faults] == [(2, column)]
    assert reason in report.faults[0].reason


def test_a_region_twice_in_a_year_is_a_fault(region, table):
    report = taken(table(GOOD, GOOD))
    assert [str(each.row) for each in report.faults] == ["3"]


def test_a_table_without_its_columns_is_refused(region, table):
    with pytest.raises(UnreadableSheet, match="category, decree"):
        taken(table("35.79;2025", header="Kode;Tahun"))


def test_a_workbook_is_read_as_well(region, tmp_path):
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["kode", "tahun", "rasio", "kategori", "pmk"])
    page.append([35.79, 2025, 0.834, "RENDAH", "PMK 97/2025"])
    book.save(tmp_path / "kfd.xlsx")
    assert taken(tmp_path / "kfd.xlsx").taken == 1


@pytest.mark.parametrize(
    ("given", "ratio"),
    [("0,834", "0.8340"), ("1.234,5", "1234.5000"), ("0.8", "0.8000"), ("x", None)],
)
def test_a_ratio_is_read_with_either_sign(given, ratio):
    assert ratio_of(given) == (Decimal(ratio) if ratio else None)


@pytest.mark.parametrize("text", ["Sangat Rendah", "sangat_rendah", " SANGAT  RENDAH "])
def test_a_category_is_read_however_it_is_written(text):
    assert category_of(text) is Category.VERY_LOW


def test_low_capacity_without_a_hall_comes_first():
    names = ["unknown", "high", "on its way", "low", "very low"]
    regions = {name: given.region(name=name) for name in names}
    given.fiscal(regions["high"], "tinggi")
    given.fiscal(regions["on its way"])
    given.fiscal(regions["low"])
    given.fiscal(regions["very low"], "sangat-rendah")
    given.hall_at("proposal", region=regions["on its way"])
    order = [each.region.name for each in support_list() if each.region.name in names]
    assert order == ["very low", "low", "on its way", "unknown", "high"]


def test_a_region_with_a_hall_is_not_on_the_list():
    hall = given.hall_at("operating")
    given.fiscal(hall.region)
    assert support_list() == []


def test_the_units_of_jakarta_are_no_regions_to_support():
    unit = given.region(code="31.74", name="Kota Administrasi")
    province, _new = Province.objects.get_or_create(code="31", defaults={"name": "Jakarta"})
    type(unit).objects.filter(pk=unit.pk).update(province=province)
    assert unit not in [each.region for each in support_list()]


def test_the_newest_year_counts():
    region = given.region()
    given.fiscal(region, "tinggi", year=2023)
    given.fiscal(region, "rendah", year=2025)
    assert support_list()[0].category is Category.LOW


def test_the_list_is_a_few_queries_however_long_it_is(django_assert_max_num_queries):
    for _ in range(4):
        given.fiscal(given.region())
    with django_assert_max_num_queries(7):
        support_list()


def test_the_list_leaves_with_its_reasons(client):
    given.fiscal(given.region(name="Kabupaten Jauh"))
    client.force_login(given.ministry())
    line = client.get("/perjalanan/dukungan.csv").content.decode().splitlines()[1]
    assert "Kabupaten Jauh" in line
    assert "Kapasitas fiskal rendah (2025), belum ada usulan mal" in line
    assert client.get("/perjalanan/dukungan.xlsx").status_code == 200


def test_the_page_takes_a_table_and_says_what_is_wrong_in_it(client, region, table):
    client.force_login(given.ministry())
    file = SimpleUploadedFile("kfd.csv", table(GOOD, "99.99;2025;1;rendah;PMK").read_bytes())
    page = client.post("/perjalanan/dukungan/kapasitas/", {"file": file})
    assert page.status_code == 422
    assert "tidak dikenal: 99.99" in page.content.decode()
    assert FiscalCapacity.objects.count() == 1


@pytest.mark.parametrize("content", [b"\x00\x01", b"", b"PK\x03\x04nonsense"])
def test_the_page_refuses_what_is_no_table(client, content):
    client.force_login(given.ministry())
    file = SimpleUploadedFile("kfd.xlsx", content)
    assert client.post("/perjalanan/dukungan/kapasitas/", {"file": file}).status_code == 422


def test_a_table_that_is_too_large_is_told_so_in_the_megabytes_of_this_place(client, settings):
    settings.UPLOADS = replace(settings.UPLOADS, size=2 * 1024 * 1024)
    client.force_login(given.ministry())
    assert "Paling besar 2 MB" in client.get("/perjalanan/dukungan/kapasitas/").content.decode()
    file = SimpleUploadedFile("kfd.csv", b"x" * (2 * 1024 * 1024 + 1))
    page = client.post("/perjalanan/dukungan/kapasitas/", {"file": file})
    assert page.status_code == 422
    [said] = page.context["form"].errors["file"]
    assert said == "Berkas terlalu besar, paling banyak 2 MB."


def test_the_command_takes_a_table_and_fails_for_a_bad_row(region, table, capsys):
    call_command("import_fiscal_capacity", str(table(GOOD)))
    assert "1 daerah diambil" in capsys.readouterr().out
    with pytest.raises(CommandError, match="1 baris tidak diambil"):
        call_command("import_fiscal_capacity", str(table("99.99;2025;1;rendah;PMK")))
