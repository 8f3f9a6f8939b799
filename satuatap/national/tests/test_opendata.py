"""Open data: three formats that say the same, small cells withheld, and a catalogue."""

import csv
import io
import json
import zipfile
from itertools import combinations

import duckdb
import pytest
from hypothesis import given as fact
from hypothesis import strategies as st

from satuatap.national.models import AreaMonth, HallMonth
from satuatap.national.opendata import DATASETS
from satuatap.national.opendata.withholding import readable_places
from satuatap.national.tests.given import MINUTE, came, desk, rolled
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db
LEAST = 5
FILE = "/nasional/data/{}/2026.{}"
places = st.dictionaries(
    st.sampled_from(["11", "35", "91"]),
    st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12), min_size=1, max_size=4),
    min_size=1,
)


def served(count):
    """A hall that served so many."""
    offered, counter = desk()
    for nth in range(count):
        came(offered, counter, at=NINE + 6 * nth * MINUTE, waits=1, takes=1)
    return offered.hall


def lines(client, name="mal-bulan"):
    answer = client.get(FILE.format(name, "csv"))
    return list(csv.DictReader(io.StringIO(answer.content.decode())))


def test_csv_json_and_parquet_say_the_same(client, tmp_path):
    served(6)
    served(7)
    rolled()
    told = json.loads(client.get(FILE.format("mal-bulan", "json")).content)["data"]
    file = tmp_path / "lines.parquet"
    file.write_bytes(client.get(FILE.format("mal-bulan", "parquet")).content)
    stored = duckdb.read_parquet(str(file)).project("hall, visits").order("hall").fetchall()
    assert stored == [(row["hall"], row["visits"]) for row in told]
    assert [row["visits"] for row in lines(client)] == [str(row["visits"]) for row in told]


def test_a_cell_of_a_few_is_withheld_and_the_next_with_it(client):
    for count in (3, 6, 8):
        served(count)
    rolled()
    told = sorted((row["visits"], row["withheld"]) for row in lines(client))
    assert told == [("", "1"), ("", "1"), ("8", "0")]
    nation = [row for row in lines(client, "wilayah-bulan") if row["province_code"] == ""]
    assert [row["visits"] for row in nation] == ["17"]


def test_nothing_of_a_withheld_line_is_told(client):
    served(3)
    rolled()
    (row,) = lines(client)
    assert row["withheld"] == "1"
    assert {row[name] for name in ("visits", "tickets", "wait_p50_minutes", "on_time_percent")} == {
        ""
    }


@pytest.mark.parametrize(
    ("left", "done", "told"), [(1, 19, ""), (19, 1, ""), (4, 6, ""), (5, 6, "55"), (0, 6, "100")]
)
def test_a_share_that_would_tell_of_a_few_is_empty(client, left, done, told):
    """5 % of 20 is one person."""
    offered, counter = desk()
    for nth in range(left + done):
        how = "left" if nth < left else "done"
        came(offered, counter, at=NINE + 6 * nth * MINUTE, waits=1, takes=1, how=how)
    rolled()
    (row,) = lines(client)
    assert (row["visits"], row["served_percent"]) == (str(left + done), told)


@fact(places)
def test_no_sum_gives_away_what_is_withheld(provinces):
    """Whoever takes all that is shown from a shown sum is left with nothing, or with enough."""
    provinces = {
        code: {f"{code}{h}": n for h, n in halls.items()} for code, halls in provinces.items()
    }
    shown = readable_places(provinces, least=LEAST)
    totals = {code: sum(halls.values()) for code, halls in provinces.items()}
    if "" in shown:
        left = sum(totals.values()) - sum(n for code, n in totals.items() if code in shown)
        assert left == 0 or left >= LEAST
    for code, halls in provinces.items():
        rest = totals[code] - sum(n for slug, n in halls.items() if slug in shown)
        assert code not in shown or rest == 0 or rest >= LEAST
        assert code in shown or not shown & halls.keys()
    counts = totals | {slug: n for halls in provinces.values() for slug, n in halls.items()}
    assert all(counts[code] >= LEAST for code in shown if code)


def test_nobody_adds_two_tables_up(client):
    """Counts of services are given over the nation alone, and those of places without services."""
    names = {each.name: {field.name for field in each.fields} for each in DATASETS.values()}
    crossed = [
        pair
        for pair in combinations(("hall", "service"), 2)
        if any(set(pair) <= fields for fields in names.values())
    ]
    assert crossed == []


def test_the_catalogue_lists_every_file(client):
    served(6)
    rolled()
    told = json.loads(client.get("/nasional/data/katalog.jsonld").content)
    assert told["@type"] == "dcat:Catalog"
    sets = {each["dct:identifier"]: each for each in told["dcat:dataset"]}
    assert sets.keys() == DATASETS.keys()
    assert len(sets["mal-bulan"]["dcat:distribution"]) == 3
    for each in sets["mal-bulan"]["dcat:distribution"]:
        path = each["dcat:downloadURL"]["@id"].partition("/nasional")[2]
        assert client.get(f"/nasional{path}").status_code == 200


def test_a_year_is_one_archive(client):
    served(6)
    rolled()
    packed = zipfile.ZipFile(io.BytesIO(client.get("/nasional/data/arsip-2026.zip").content))
    assert "kamus.csv" in packed.namelist()
    assert len(packed.namelist()) == 1 + 3 * len(DATASETS)
    assert client.get("/nasional/data/arsip-2020.zip").status_code == 404


def test_every_field_is_in_the_dictionary(client):
    told = client.get("/nasional/data/kamus.csv").content.decode()
    fields = [field.name for each in DATASETS.values() for field in each.fields]
    assert all(f",{name}," in told for name in fields)


@pytest.mark.parametrize("address", ["lain/2026.csv", "mal-bulan/2026.exe", "mal-bulan/1999.csv"])
def test_there_is_nothing_else(client, address):
    served(6)
    rolled()
    assert client.get(f"/nasional/data/{address}").status_code == 404


def test_the_pages_say_what_there_is(client):
    served(6)
    rolled()
    assert "CC BY 4.0" in client.get("/nasional/data/").content.decode()
    page = client.get("/nasional/data/mal-bulan/").content.decode()
    assert "wait_p90_minutes" in page
    assert "kurang dari 5 orang" in page
    assert "Persentil" in client.get("/nasional/metode/").content.decode()


def test_months_of_areas_are_those_of_halls(client):
    served(6)
    rolled()
    assert AreaMonth.objects.get(area="").visits == HallMonth.objects.get().visits
