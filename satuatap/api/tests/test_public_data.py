"""The public data API: regions, provinces, halls."""

from base64 import b64encode
from datetime import date

import pytest

from satuatap.catalogue.models import AgencyOffice, Offering
from satuatap.places.models import Province, Region
from satuatap.queueing.tests import given
from satuatap.queueing.tests import shown as web_given
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
    given.region(code="11.01")
    assert listed(client, "halls?region=11.01") == []


def test_halls_are_found_by_who_is_there_and_what_they_give(client):
    service = web_given.service()
    hall = web_given.open_hall()
    web_given.offered(service, hall)
    other = given.offering().hall
    asked = [f"agency={service.agency_id}", "service=skck-baru", "region=35.79", "province=35"]
    for each in [*asked, "&".join(asked)]:
        codes = {row["code"] for row in listed(client, f"halls?{each}&status=operating")}
        assert hall.slug in codes
        assert (other.slug in codes) == (each in asked[2:])


def test_closed_offices_and_services_that_are_not_given_are_not_found(client):
    offering = web_given.offered(web_given.service(), web_given.open_hall())
    Offering.objects.filter(pk=offering.pk).update(is_active=False)
    assert listed(client, "halls?service=skck-baru") == []
    AgencyOffice.objects.filter(pk=offering.office_id).update(is_active=False)
    agency = offering.office.agency_id
    assert listed(client, f"halls?agency={agency}") == []


def test_provinces_are_found_by_their_halls(client):
    service = web_given.service()
    web_given.offered(service, web_given.open_hall())
    Province.objects.get_or_create(code="11", defaults={"name": "Aceh"})
    for each in (
        f"agency={service.agency_id}",
        "service=skck-baru",
        "status=operating",
        "region=35.79",
        "name=jawa timur",
    ):
        assert [row["code"] for row in listed(client, f"provinces?{each}")] == ["35"]
    assert listed(client, "provinces?status=listed&service=skck-baru") == []


def test_filters_hold_from_page_to_page(client):
    service, codes = web_given.service(), set()
    for number in range(3):
        web_given.offered(service, given.hall(slug=f"beri-{number}"))
        given.hall(slug=f"beri-lain-{number}")
    address = "/api/v1/halls?service=skck-baru&page_size=1"
    while address:
        page = client.get(address).json()
        codes |= {each["code"] for each in page["results"]}
        address = page["next"]
    assert codes == {"beri-0", "beri-1", "beri-2"}


def test_the_document_names_every_filter(client):
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    for path in ("/api/v1/halls", "/api/v1/provinces"):
        names = {each["name"] for each in paths[path]["get"]["parameters"]}
        assert {"agency", "service", "status", "region", "cursor", "page_size"} <= names
        assert "400" in paths[path]["get"]["responses"]


def test_a_list_of_halls_costs_few_queries(client, django_assert_max_num_queries):
    for _ in range(5):
        given.offering()
    with django_assert_max_num_queries(3):
        listed(client, "halls")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("halls?province=xx", 400),
        ("halls?status=open", 400),
        ("halls?name=%00", 400),
        ("halls?colour=red", 400),
        ("halls?province=99", 400),
        ("halls?region=99.99", 400),
        ("halls?agency=tidak-ada", 400),
        ("halls?service=tidak-ada", 400),
        ("halls?service=%00", 400),
        ("halls?service=", 400),
        ("provinces?agency=tidak-ada", 400),
        ("provinces?status=besok", 400),
        ("provinces?colour=red", 400),
        ("regions?province=99", 400),
        ("halls?cursor=zzz", 404),
        ("halls?inaugurated_from=kemarin", 400),
        ("halls/tidak-ada", 404),
    ],
)
def test_bad_questions_are_answered_clearly(client, path, status):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == status
    assert problem_of(response)


@pytest.mark.parametrize(
    "cursor", [b"p=%00", b"p=a%00b", b"p=%FF", b"o=-1", b"o=999999999999", b""]
)
@pytest.mark.parametrize("path", ["halls", "regions", "provinces"])
def test_a_cursor_of_somebodys_own_making_breaks_nothing(client, path, cursor):
    made = b64encode(cursor).decode()
    assert client.get(f"/api/v1/{path}", {"cursor": made}).status_code in {200, 404}


def test_lists_are_read_only(client):
    response = client.post("/api/v1/halls", {})
    assert (response.status_code, problem_of(response)) == (405, "method-not-allowed")
    assert Region.objects.count() >= 0
