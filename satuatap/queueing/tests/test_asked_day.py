"""The manager asks for a day by its address, and gets one that can be shown."""

import pytest
from django.test import Client

from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "asked", ["0001-01-01", "1999-12-31", "9999-12-31", "2026-02-30", "kemarin", "", "2026-13"]
)
def test_any_day_may_be_asked_for(asked):
    hall, client = given.hall(), Client()
    client.force_login(given.manager(hall), "django.contrib.auth.backends.ModelBackend")
    for page in ("/", ".csv"):
        answer = client.get(f"/lantai/{hall.slug}/hari-ini{page}", {"tanggal": asked})
        assert answer.status_code == 200
