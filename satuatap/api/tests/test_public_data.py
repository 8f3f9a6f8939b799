"""The public data API: regions, provinces, halls."""

from datetime import date

import pytest

from satuatap.places.models import Province, Region
from satuatap.queueing.tests import given
from satuatap.queueing.tests.api import problem_of

pytestmark = pytest.mark.django_db


def listed(client, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    return response.json()["results"]


def test_every_region_has_its_code_and_zone(client):
    given.region()
    row = listed(client, "regions?province=35&kind=kota&name=batu")[0]
    assert (row["code"], row["timezone"], row["province"]["code"]) == (
        "35.79",
        "Asia/Jakarta",
        "35",
    )


def test_lists_are_paged_by_cursor(client):
    known = Province.objects.count()
    for number in range(3):
        Province.objects.create(code=f"0{number}", name=f"Provinsi {number}")
    codes, address = [], "/api/v1/provinces?page_size=2"
    while address:
        page = client.get(address).json()
        codes += [each["code"] for each in page["results"]]
        address = page["next"]
    assert codes == sorted(set(codes))
    assert len(codes) == known + 3


def test_a_hall_tells_claims_with_their_source_beside_what_is_registered(client):
    service = given.offering()
    hall = service.hall
    hall.inaugurated_on = date(2020, 11, 3)
    hall.save()
    hall.claims.create(kind="services", value="207", source="Kominfo", as_of=date(2024, 6, 24))
    told = client.get(f"/api/v1/halls/{hall.slug}").json()
    assert (told["region"], told["inaugurated_on"]) == ("35.79", "2020-11-03")
    assert told["claimed"][0] | {"note": ""} == {
        "kind": "services",
        "value": "207",
        "as_of": "2024-06-24",
        "source": "Kominfo",
        "note": "",
        "doubtful": False,
    }
    assert told["registered"] == {"agencies": 1, "services": 1}
    assert [each["code"] for each in told["services"]] == [service.code]


def test_halls_are_filtered(client):
    hall = given.hall(inaugurated_on=date(2020, 11, 3))
    other = given.hall(status="listed", inaugurated_on=None)
    after = {row["code"] for row in listed(client, "halls?inaugurated_from=2020-11-03")}
    assert (hall.slug in after, other.slug in after) == (True, False)
    names = {row["code"] for row in listed(client, f"halls?name={other.name}&status=listed")}
    assert other.slug in names
    assert listed(client, "halls?region=11.01") == []


def test_a_list_of_halls_costs_few_queries(client, django_assert_max_num_queries):
    for _ in range(5):
        given.offering()
    with django_assert_max_num_queries(3):
        listed(client, "halls")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("halls?province=xx", 422),
        ("halls?status=open", 422),
        ("halls?name=%00", 422),
        ("halls?colour=red", 422),
        ("halls?cursor=zzz", 404),
        ("halls?inaugurated_from=kemarin", 422),
        ("halls/tidak-ada", 404),
    ],
)
def test_bad_questions_are_answered_clearly(client, path, status):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status
    assert problem_of(response)


def test_lists_are_read_only(client):
    response = client.post("/api/v1/halls", {})
    assert (response.status_code, problem_of(response)) == (405, "method-not-allowed")
    assert Region.objects.count() >= 0
