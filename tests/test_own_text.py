"""A hall's own text: beside the national standard, version by version, for the own hall alone."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from satuatap.catalogue.actions import Rules, rule_offering
from satuatap.catalogue.models import OwnText
from satuatap.places.models import Hall
from satuatap.queueing.queries.preparing import preparation
from satuatap.queueing.tests import given
from satuatap.queueing.tests import shown as portal_given
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db
OWN = Rules(basis="Perbup 12/2026", requirements="KK\nSurat RT", tariffs="Rp25.000 untuk dewasa")
ADD = "admin:catalogue_owntext_add"


def browser(user):
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def hall():
    return portal_given.open_hall()


@pytest.fixture
def offering(hall):
    return portal_given.offered(portal_given.service(), hall)


@pytest.fixture
def manager(hall):
    return given.manager(hall)


def page_of(client, offering):
    address = reverse("portal:offering", args=[offering.hall.slug, offering.code])
    return client.get(address).content.decode()


def rule(offering, manager, rules=OWN):
    return rule_offering(offering, rules, by=manager, at=NINE)


def test_the_own_text_stands_beside_the_national_one(client, offering, manager):
    rule(offering, manager)
    page = page_of(client, offering)

    assert "Diatur mal ini" in page
    assert "Surat RT" in page
    assert "Rp25.000 untuk dewasa" in page
    assert "Dasar: Perbup 12/2026. Versi 1, ditetapkan manajer mal 16 November 2026." in page
    assert "KTP-el" in page
    assert "Rp30.000" in page
    assert manager.name not in page


def test_beside_an_own_text_only_the_rest_is_called_undecided(client, offering, manager):
    rule(offering, manager)
    assert "Selain yang diatur mal ini, isi di halaman ini" in page_of(client, offering)


def test_without_an_own_text_the_national_one_stands_alone(client, offering):
    page = page_of(client, offering)
    assert "Rp30.000" in page
    assert "Diatur mal ini" not in page


def test_a_service_of_the_halls_own_says_what_the_hall_wrote(client, hall, manager):
    own = hall.offerings.filter(service=None)[0]
    assert "aturannya belum dicatat" in page_of(client, own)
    rule(own, manager)
    page = page_of(client, own)

    assert "tanpa standar nasional" in page
    assert "Surat RT" in page


def test_the_national_page_says_where_the_chosen_hall_differs(client, offering, manager):
    rule(offering, manager)
    page = client.get(reverse("portal:service", args=["skck-baru"])).content.decode()

    assert "mengatur sebagian sendiri" in page
    assert reverse("portal:offering", args=[offering.hall.slug, offering.code]) in page
    assert "Standar nasional:" in page


def test_the_page_of_a_hall_costs_few_queries(
    client, offering, manager, django_assert_max_num_queries
):
    rule(offering, manager)
    page_of(client, offering)
    with django_assert_max_num_queries(20):
        page_of(client, offering)


def test_a_new_version_leaves_the_old_one_readable(offering, manager):
    first = rule(offering, manager)
    second = rule(offering, manager, Rules(basis="Perbup 3/2027", time_limit="2 hari"))

    assert [each.version for each in offering.own_texts.all()] == [2, 1]
    assert second.author == manager
    first.refresh_from_db()
    assert first.requirements == OWN.requirements


def test_the_same_words_again_are_no_new_version(offering, manager):
    assert rule(offering, manager) == rule(offering, manager)
    assert OwnText.objects.count() == 1


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_database_lets_nobody_change_a_version(offering, manager, change):
    rule(offering, manager)
    rows = OwnText.objects.all()
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(tariffs="x") if change == "update" else rows.delete()


def test_an_empty_version_goes_back_to_the_national_text(client, offering, manager):
    rule(offering, manager)
    rule(offering, manager, Rules(basis="Perbup dicabut"))

    assert "Diatur mal ini" not in page_of(client, offering)
    assert OwnText.objects.count() == 2


def test_what_to_bring_follows_the_hall(offering, manager):
    before = Hall.objects.get(pk=offering.hall_id).version
    rule(offering, manager)
    prepared = preparation(offering)

    assert prepared.bring == ("KK", "Surat RT")
    assert prepared.cost == "Rp25.000 untuk dewasa"
    assert Hall.objects.get(pk=offering.hall_id).version > before


def test_the_api_gives_it_as_data(client, offering, manager):
    rule(offering, manager)
    services = client.get(f"/api/v1/halls/{offering.hall.slug}").json()["services"]
    own = {each["code"]: each["own_text"] for each in services}

    assert own.pop(offering.code)["requirements"] == ["KK", "Surat RT"]
    assert set(own.values()) == {None}


def test_a_manager_writes_it_in_the_set_up(offering, manager):
    there = browser(manager)
    change = reverse("admin:catalogue_offering_change", args=[offering.pk])
    assert f"{offering.pk}/rule" in there.get(change).content.decode()
    form = {"offering": offering.pk, "requirements": "KK", "basis": "Perbup 12/2026"}
    there.post(reverse(ADD), form)

    made = OwnText.objects.get()
    assert (made.version, made.author, made.requirements) == (1, manager, "KK")


def test_a_new_version_begins_with_the_words_of_the_last(offering, manager):
    rule(offering, manager)
    page = browser(manager).get(reverse(ADD), {"offering": offering.pk}).content.decode()
    assert "Surat RT" in page


def test_a_first_version_that_says_nothing_is_told_so(offering, manager):
    form = {"offering": offering.pk, "basis": "Perbup 12/2026"}
    answer = browser(manager).post(reverse(ADD), form)

    assert "Isi sedikitnya satu" in answer.content.decode()
    assert not OwnText.objects.exists()


def test_another_halls_services_cannot_be_ruled_or_read(offering, manager):
    text = rule(offering, manager)
    stranger = browser(given.manager(given.hall()))
    form = {"offering": offering.pk, "requirements": "x", "basis": "x"}

    assert stranger.post(reverse(ADD), form).status_code == 200
    assert "Surat RT" not in stranger.get(reverse(ADD), {"offering": offering.pk}).content.decode()
    assert (
        stranger.get(reverse("admin:catalogue_owntext_change", args=[text.pk])).status_code == 404
    )
    assert stranger.get(
        reverse("admin:catalogue_offering_rule", args=[offering.pk])
    ).status_code in {403, 404}
    assert OwnText.objects.count() == 1


def test_no_version_is_changed_or_deleted_in_the_set_up(offering, manager):
    text = rule(offering, manager)
    there = browser(manager)

    change = reverse("admin:catalogue_owntext_change", args=[text.pk])
    assert there.get(change).status_code == 200
    assert there.post(change, {"basis": "x"}).status_code == 403
    delete = reverse("admin:catalogue_owntext_delete", args=[text.pk])
    assert there.post(delete, {"post": "yes"}).status_code == 403
