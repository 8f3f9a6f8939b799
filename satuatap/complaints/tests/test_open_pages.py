"""What everybody may read: published texts, the map, the figures, and open data."""

from datetime import timedelta

import pytest
from django.utils import timezone

from satuatap.complaints.actions import Flags, Redacted, publish, tighten
from satuatap.complaints.models import Publication
from satuatap.complaints.tests.given import at_office, by, filed, people
from satuatap.core.tables_out import as_csv, harmless
from satuatap.places.models import Hall

pytestmark = pytest.mark.django_db


@pytest.fixture
def the():
    return people()


def out(the, title="Loket sepi", body="Menunggu tiga jam.", **more):
    """One whose text is out."""
    made = at_office(the, **more)
    publish(made, Redacted(title, body), by=by(the.manager, made), at=made.state_at)
    return made


def test_only_what_was_published_is_listed_and_only_the_redacted_text(client, the):
    filed(the.hall, title="Belum diumumkan")
    made = out(the, title="Loket sepi")
    page = client.get("/pengaduan/publik/").text
    assert "Loket sepi" in page
    assert "Belum diumumkan" not in page
    assert made.title not in page
    assert made.number in client.get(f"/pengaduan/publik/{made.code}/").text


def test_the_list_is_searched_by_words_and_kind(client, the):
    out(the, title="Loket sepi")
    assert "Loket sepi" in client.get("/pengaduan/publik/?q=SEPI&jenis=complaint").text
    assert "Loket sepi" not in client.get("/pengaduan/publik/?q=parkir").text
    assert "Loket sepi" not in client.get("/pengaduan/publik/?jenis=aspiration").text


def test_the_map_has_a_table_beside_it(client, the):
    out(the)
    assert "<circle" not in client.get("/pengaduan/publik/").text  # nobody knows where it is
    Hall.objects.filter(pk=the.hall.pk).update(latitude="-7.87", longitude="112.52")
    page = client.get("/pengaduan/publik/").text
    assert "<circle" in page
    assert f'<a href="?mal={the.hall.slug}">' in page


def test_what_became_secret_is_gone_everywhere(client, the):
    made = out(the, title="Loket sepi")
    tighten(made, Flags(secret=True), by=by(the.manager, made), at=made.state_at)
    for address in ("publik/", "data/publik.csv", "data/publik.json"):
        assert "Loket sepi" not in client.get(f"/pengaduan/{address}").text
    assert client.get(f"/pengaduan/publik/{made.code}/").status_code == 404


def test_open_data_computes_nothing(client, the):
    made = out(the)
    Publication.objects.filter(pk=made.pk).update(title="=1+1", body="@SUM(A1)")
    rows = client.get("/pengaduan/data/publik.csv").text
    assert "'=1+1" in rows
    assert "'@SUM(A1)" in rows
    assert client.get("/pengaduan/data/publik.json").json()["publik"][0]["judul"] == "=1+1"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@A", "\tx", "\rx"])
def test_a_cell_that_begins_like_a_formula_is_text(text):
    assert harmless(text) == f"'{text}"
    assert as_csv(["a"], [{"a": text}]).count("'") == 1


def test_numbers_and_nothing_stay_as_they_are():
    assert as_csv(["a", "b"], [{"a": -1.5}]) == "a,b\r\n-1.5,\r\n"


def test_few_are_not_shown(client, the):
    now = timezone.now()
    for kind, count in (("complaint", 6), ("aspiration", 5), ("information", 2)):
        for _ in range(count):
            filed(the.hall, at=now - timedelta(days=3), kind=kind)
    page = client.get("/pengaduan/statistik/").text
    assert "tidak ditampilkan" in page
    counts = {
        row["jenis"]: row["terkirim"]
        for row in client.get("/pengaduan/data/statistik.json").json()["statistik"]
    }
    assert counts["complaint"] == 6
    assert counts["information"] is None


@pytest.mark.parametrize("name", ["publik.xml", "semua.csv", "publik"])
def test_other_tables_are_not_there(client, name):
    assert client.get(f"/pengaduan/data/{name}").status_code == 404


def test_the_public_pages_ask_little(client, the, django_assert_max_num_queries):
    for _ in range(3):
        out(the)
    for address, most in (("publik/", 6), ("statistik/", 4), ("data/publik.csv", 2)):
        with django_assert_max_num_queries(most):
            client.get(f"/pengaduan/{address}")
