"""Where signatories read and sign: for them alone, and a passphrase is kept nowhere."""

import logging

import pytest
from django.urls import reverse

from satuatap.documents.tests.given import PASSPHRASE, document, fresh, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def ani(client):
    user = person("Ani")
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return user


def address(made):
    return reverse("documents:sign", args=[made.pk])


def test_what_waits_is_listed(client, ani):
    document([ani], pdf=b"%PDF-1.7")
    shown = client.get(reverse("documents:mine")).content.decode()
    assert "Prasasti peresmian" in shown


def test_a_signatory_signs_on_the_page(client, ani):
    made = document([ani])
    answer = client.post(address(made), {"sandi": PASSPHRASE}, follow=True)

    assert "Tanda tangan Anda sudah ada" in answer.content.decode()
    assert fresh(made).is_complete
    assert "Prasasti peresmian" in client.get(reverse("documents:mine")).content.decode()


def test_a_wrong_passphrase_is_told_and_typed_again(client, ani, caplog):
    made = document([ani])
    with caplog.at_level(logging.DEBUG):
        answer = client.post(address(made), {"sandi": "salah sekali ini"})

    assert answer.status_code == 422
    assert "Frasa sandi tidak cocok" in answer.content.decode()
    assert "salah sekali ini" not in answer.content.decode() + caplog.text


def test_guessing_is_stopped_wherever_it_comes_from(client, ani):
    made = document([ani])
    for place in range(10):
        sent = client.post(
            address(made), {"sandi": "salah sekali ini"}, REMOTE_ADDR=f"192.0.2.{place}"
        )
        assert sent.status_code == 422
    client.post(address(made), {"sandi": PASSPHRASE}, REMOTE_ADDR="192.0.2.99")
    assert fresh(made).is_open


def test_the_misses_of_one_stop_nobody_else_on_the_same_network(client, ani):
    budi = person("Budi")
    made = document([budi])
    others = document([ani])
    for _ in range(11):
        client.post(address(others), {"sandi": "salah sekali ini"})
    client.force_login(budi, "django.contrib.auth.backends.ModelBackend")
    client.post(address(made), {"sandi": PASSPHRASE})
    assert fresh(made).is_complete


def test_a_document_is_not_there_for_others(client, ani):
    made = document([person("Budi")])
    assert client.get(address(made)).status_code == 404
    assert client.get(reverse("documents:read", args=[made.pk])).status_code == 404


def test_a_signatory_reads_the_file(client, ani):
    made = document([ani])
    assert client.get(reverse("documents:read", args=[made.pk])).content.startswith(b"%PDF-")


def test_a_certificate_is_made_with_a_passphrase_of_ones_own(client, ani):
    typed = {"sandi": "frasa baru yang panjang", "lagi": "frasa baru yang panjang"}
    client.post(reverse("documents:certificate"), typed)
    made = document([ani])
    client.post(address(made), {"sandi": "frasa baru yang panjang"})
    assert fresh(made).is_complete


@pytest.mark.parametrize("typed", [("pendek", "pendek"), ("frasa yang panjang", "frasa yang lain")])
def test_a_short_or_mistyped_passphrase_is_refused(client, ani, typed):
    sent = dict(zip(("sandi", "lagi"), typed, strict=True))
    answer = client.post(reverse("documents:certificate"), sent)
    assert answer.status_code == 422


def test_the_list_asks_few_questions(client, ani, django_assert_max_num_queries):
    for _ in range(3):
        document([ani], pdf=b"%PDF-1.7")
    with django_assert_max_num_queries(6):
        client.get(reverse("documents:mine"))
