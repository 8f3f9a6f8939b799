"""The operator's way to a first account."""

import re
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from satuatap.identity.models import Membership, User
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db


def told(*words, **options):
    said = StringIO()
    call_command("give_role", *words, stdout=said, **options)
    return said.getvalue()


def first_sign_in(said):
    client = Client()
    password = re.findall(r"[a-z0-9]{4}(?:-[a-z0-9]{4}){3}", said)[0]
    email = said.split()[0]
    client.post(reverse("account_login"), {"login": email, "password": password})
    own = {"oldpassword": password, "password1": "melati-putih-27", "password2": "melati-putih-27"}
    client.post(reverse("account_change_password"), own)
    return client


def test_an_empty_installation_gets_its_ministry():
    client = first_sign_in(told("Satu@Example.test", role="ministry"))
    assert client.get(reverse("admin:places_calendarday_add")).status_code == 200


def test_a_hall_gets_its_manager():
    hall = given.hall(slug="kota-batu")
    client = first_sign_in(told("rina@example.test", role="hall_manager", hall="kota-batu"))
    page = reverse("admin:places_hall_change", args=[hall.pk])
    assert client.get(page).status_code == 200


def test_those_above_a_hall_get_their_accounts():
    given.hall(slug="kota-batu")
    told("inspektorat@example.test", role="inspectorate", hall="kota-batu")
    told("ombudsman@example.test", role="ombudsman")

    assert set(Membership.objects.values_list("role", "hall__slug")) == {
        ("inspectorate", "kota-batu"),
        ("ombudsman", None),
    }


def test_the_role_is_given_once_and_the_password_stays():
    told("rina@example.test", role="ministry")
    before = User.objects.get().password
    assert "password stays" in told("RINA@example.test", role="ministry")
    assert (User.objects.get().password, Membership.objects.count()) == (before, 1)


@pytest.mark.parametrize(
    ("words", "options"),
    [
        ("rina", {"role": "ministry"}),
        ("rina@example.test", {"role": "ministry", "hall": "kota-batu"}),
        ("rina@example.test", {"role": "hall_manager"}),
        ("rina@example.test", {"role": "inspectorate"}),
        ("rina@example.test", {"role": "ombudsman", "hall": "kota-batu"}),
        ("rina@example.test", {"role": "hall_manager", "hall": "atlantis"}),
        ("rina@example.test", {"role": "counter_officer"}),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nobody(words, options):
    with pytest.raises(CommandError):
        told(words, **options)
    assert not User.objects.exists()


def test_a_region_gets_its_government():
    given.region(code="35.79")
    told("sekar@example.test", role="region_officer", region="35.79")
    assert Membership.objects.get().region_id == "35.79"


@pytest.mark.parametrize(
    "options",
    [
        {"role": "region_head"},
        {"role": "region_head", "region": "99.99"},
        {"role": "evaluator", "region": "35.79"},
    ],
)
def test_a_region_is_named_by_its_government_alone(options):
    given.region(code="35.79")
    with pytest.raises(CommandError):
        told("sekar@example.test", **options)
    assert not Membership.objects.exists()
