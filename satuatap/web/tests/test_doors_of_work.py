"""Staff find their tools, and strangers find the way in."""

import pytest
from django.urls import reverse

from satuatap.identity.models import Membership, Role, User
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db


def officer() -> User:
    desk = given.offering()
    user = User.objects.create_user("rina@example.example", "kata-sandi-panjang", name="Rina")
    Membership.objects.create(
        user=user, role=Role.COUNTER_OFFICER, hall=desk.hall, office=desk.office
    )
    return user


def test_an_officer_is_led_to_the_counter(client):
    client.force_login(officer(), "django.contrib.auth.backends.ModelBackend")
    assert "/loket/" in client.get(reverse("portal:work")).content.decode()


def test_staff_sign_in_by_email(client):
    officer()
    form = {"login": "rina@example.example", "password": "kata-sandi-panjang"}
    answer = client.post(reverse("account_login"), form)
    assert answer["Location"] == reverse("portal:work")


def test_a_wrong_password_is_said_without_blame(client):
    officer()
    form = {"login": "rina@example.example", "password": "salah"}
    page = client.post(reverse("account_login"), form).content.decode()
    assert 'value="rina@example.example"' in page
    assert "sa-message--error" in page


def test_nobody_signs_up_by_themselves(client):
    page = client.get(reverse("account_signup")).content.decode()
    assert "Akun staf dibuat oleh manajer mal" in page


@pytest.mark.parametrize("name", ["account_login", "account_reset_password"])
def test_the_way_in_has_our_look(client, name):
    assert "sa-entrance" in client.get(reverse(name)).content.decode()


def test_the_second_step_pages_have_our_look(client):
    client.force_login(officer(), "django.contrib.auth.backends.ModelBackend")
    assert "sa-btn" in client.get(reverse("mfa_index")).content.decode()
