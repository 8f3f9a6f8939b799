"""Where the next halls are needed: the rule first, then people times the way; no guesses."""

import csv
import io

import pytest

from satuatap.national.queries.needs import needs
from satuatap.national.rules.need import class_of, nearest, on_globe, person_km
from satuatap.oversight.models import FiscalCapacity
from satuatap.oversight.rules import Category
from satuatap.places.models import Region
from satuatap.queueing.tests import given

JAKARTA, BANDUNG, SURABAYA = (-6.2, 106.8), (-6.9, 107.6), (-7.25, 112.75)


def test_the_way_between_two_seats_is_a_great_circle():
    near = nearest(on_globe(*JAKARTA), [on_globe(*SURABAYA), on_globe(*BANDUNG)])
    assert near is not None
    assert near.place == 1
    assert 115 < near.km < 121
    assert nearest(on_globe(*JAKARTA), []) is None


@pytest.mark.parametrize(("people", "km"), [(None, 10), (1000, None)])
def test_what_is_not_known_is_not_guessed(people, km):
    assert person_km(people, km) is None
    assert class_of(None) is None


@pytest.mark.parametrize(
    ("need", "grade"), [(0, 1), (9.9, 1), (10, 2), (40, 3), (100, 4), (900, 4)]
)
def test_a_class_begins_at_its_edge(need, grade):
    assert class_of(need) == grade


def region(code, *, people, at=(-7.0, 112.0)):
    """A region without a hall."""
    return Region.objects.create(
        code=code,
        province=given.region().province,
        name=f"Kabupaten {code}",
        kind="kabupaten",
        timezone="Asia/Jakarta",
        population=people,
        latitude=at[0],
        longitude=at[1],
    )


@pytest.fixture
def three():
    """A hall in Batu; many people far away, few people near, and a poor region nearer still."""
    hall = given.hall()
    Region.objects.filter(pk=hall.region_id).update(latitude=-7.87, longitude=112.52)
    region("35.01", people=900_000, at=(-7.0, 113.9))
    region("35.02", people=20_000, at=(-7.8, 112.4))
    FiscalCapacity.objects.create(
        region=region("35.03", people=5_000, at=(-7.9, 112.6)),
        year=2024,
        category=Category.LOW.value,
        decree="x",
    )
    region("35.04", people=None)
    return hall


@pytest.mark.django_db
def test_low_capacity_comes_first_then_people_times_the_way(three):
    found = needs(area="35")
    assert [each.region.pk for each in found] == ["35.03", "35.01", "35.02", "35.04"]
    assert [each.place for each in found] == [1, 2, 3, 4]
    assert {each.nearest for each in found} == {three}
    assert found[3].need is None


@pytest.mark.django_db
def test_everybody_may_read_it_with_its_method_and_as_a_file(three, client):
    page = client.get("/nasional/kebutuhan/").content.decode()
    assert "orang-km" in page
    assert "Kabupaten 35.01" in page
    assert "Rencana" not in page
    rows = list(csv.DictReader(io.StringIO(client.get("/nasional/kebutuhan.csv").content.decode())))
    assert [row["code"] for row in rows] == ["35.03", "35.01", "35.02", "35.04"]
    assert (rows[3]["population"], rows[3]["need_million_person_km"]) == ("", "")


@pytest.mark.django_db
def test_needs_ask_as_few_questions_however_many_regions(three, django_assert_max_num_queries):
    with django_assert_max_num_queries(5):
        needs()
