"""Wrong passwords close the door to who tried them, and to nobody else."""

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.core.cache import cache
from django.test import Client

from satuatap.identity.models import User

pytestmark = pytest.mark.django_db
STRANGER, HALL = "203.0.113.5", "198.51.100.7"
RIGHT, WRONG = "melati-putih-27", "salah-salah-salah"
AGENT = "RahasiaBrowser/1.0"


@pytest.fixture(autouse=True)
def _behind_a_proxy(settings):
    settings.PROXY_HOPS = 1
    cache.clear()
    User.objects.create_user("rina@example.test", RIGHT, name="Rina")


def sign_in(address: str, password: str) -> Any:
    client = Client(headers={"X-Forwarded-For": address, "User-Agent": AGENT})
    return client.post("/akun/login/", {"login": "rina@example.test", "password": password})


def test_a_stranger_does_not_lock_a_manager_out():
    refused = [sign_in(STRANGER, WRONG).status_code for _ in range(7)]
    assert refused[-1] == 429
    assert sign_in(STRANGER, RIGHT).status_code == 429
    assert sign_in(HALL, RIGHT).status_code == 302


def test_trying_on_does_not_make_the_lock_longer():
    for _ in range(6):
        sign_in(HALL, WRONG)
    earlier = AccessAttempt.objects.get().attempt_time - timedelta(minutes=14)
    AccessAttempt.objects.update(attempt_time=earlier)
    assert sign_in(HALL, WRONG).status_code == 429
    assert AccessAttempt.objects.get().attempt_time == earlier


def test_the_limit_of_one_address_does_not_hold_up_another():
    for _ in range(12):
        Client(headers={"X-Forwarded-For": STRANGER}).post(
            "/akun/login/", {"login": "tono@example.test", "password": WRONG}
        )
    assert sign_in(HALL, RIGHT).status_code == 302


def test_signing_in_leaves_no_list_of_addresses():
    sign_in(HALL, RIGHT)
    assert not AccessLog.objects.exists()


def test_a_wrong_password_is_logged_without_who_or_what_tried_it(caplog):
    sign_in(STRANGER, WRONG)
    assert "login failure" in caplog.text
    assert not any(word in caplog.text for word in (AGENT, STRANGER, "rina@"))
