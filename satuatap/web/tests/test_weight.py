"""Few queries, few bytes."""

import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import reverse

from satuatap.web.tests import given

BUDGET = 60 * 1024
BUILT = Path(settings.BASE_DIR, "build", "static")

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "args", "most"),
    [
        ("portal:home", [], 12),
        ("portal:halls", [], 4),
        ("portal:hall", ["kota-batu"], 14),
        ("portal:service", ["skck-baru"], 16),
        ("portal:national", [], 5),
    ],
)
def test_a_page_asks_the_database_little(client, django_assert_max_num_queries, name, args, most):
    given.offered(given.service(), given.open_hall())
    client.get(reverse(name, args=args))
    with django_assert_max_num_queries(most):
        client.get(reverse(name, args=args))


def test_a_first_visit_weighs_at_most_sixty_kilobytes(client):
    given.open_hall()
    page = gzip.compress(client.get("/").content)
    style = gzip.compress((BUILT / "css" / "portal.css").read_bytes())
    font = (BUILT / "fonts" / "plus-jakarta-sans-latin.woff2").read_bytes()
    assert len(page) + len(style) + len(font) <= BUDGET
