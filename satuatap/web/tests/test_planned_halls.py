"""A hall that is only planned is no mall to citizens, and in no count."""

import pytest

from satuatap.national.queries.coverage import nation
from satuatap.oversight.tests import given

pytestmark = pytest.mark.django_db


def test_the_national_page_counts_inaugurated_halls_alone():
    given.hall_at("trial")
    given.hall_at("operating")
    assert (nation().halls, nation().operating) == (1, 1)


@pytest.mark.parametrize("address", ["/mpp/", "/api/v1/halls", "/"])
def test_no_list_for_citizens_shows_a_planned_hall(client, address):
    given.hall_at("trial", name="Belum Resmi")
    assert b"Belum Resmi" not in client.get(address).content


def test_its_own_address_tells_how_far_it_is(client):
    hall = given.hall_at("preparation")
    page = client.get(f"/mpp/{hall.slug}/", follow=True)
    assert page.redirect_chain == [(f"/mpp/{hall.slug}/perjalanan/", 302)]
    assert "belum diresmikan" in page.content.decode()
