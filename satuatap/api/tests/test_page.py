"""The API's page for people."""

import pytest


@pytest.mark.django_db
def test_every_address_and_every_problem_is_explained(client):
    page = client.get("/api/").content.decode()
    assert "/api/v1/halls/{hall}/counters/{counter}/call-next" in page
    assert 'id="counter-is-busy"' in page


@pytest.mark.django_db
def test_a_problems_type_leads_to_its_explanation(client):
    assert client.get("/problems/counter-is-busy").headers["Location"] == "/api/#counter-is-busy"
