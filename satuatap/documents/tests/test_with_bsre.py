"""A document signed through BSrE: NIK and passphrase are asked, nothing is kept or lost."""

import pytest
from django.urls import reverse

from satuatap.documents.actions import make_certificate, sign
from satuatap.documents.errors import CertificatesAreElsewhere, SignatureIsBad, SigningFailed
from satuatap.documents.models import Signature
from satuatap.documents.tests.given import NOW, PASSPHRASE, document, fresh, person
from satuatap.documents.tests.other_side import ANI as NIK
from satuatap.documents.tests.other_side import bsre_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def bsre(settings, tmp_path):
    with bsre_for(settings, tmp_path) as server:
        yield server


def test_a_signature_of_bsre_is_certified(bsre):
    ani = person(enrolled=False)
    made = document([ani])
    row = sign(made, ani, passphrase=PASSPHRASE, nik=NIK, at=NOW)
    assert row.is_certified
    assert fresh(made).is_complete


@pytest.mark.parametrize("fault", ["500", "drop", "cut", "garbage", "expired", "unknown"])
def test_a_failure_leaves_the_document_and_another_try_signs_once(bsre, fault):
    ani = person(enrolled=False)
    made = document([ani])
    bsre.faults.append(fault)
    with pytest.raises(SigningFailed):
        sign(made, ani, passphrase=PASSPHRASE, nik=NIK, at=NOW)
    assert made.versions.count() == 1

    sign(made, ani, passphrase=PASSPHRASE, nik=NIK, at=NOW)
    assert made.versions.count() == 2


def test_an_answer_without_a_signature_is_thrown_away(bsre):
    ani = person(enrolled=False)
    made = document([ani])
    bsre.faults.append("unsigned")
    with pytest.raises(SignatureIsBad):
        sign(made, ani, passphrase=PASSPHRASE, nik=NIK, at=NOW)
    assert Signature.objects.get(document=made).is_open


def test_the_page_asks_for_the_nik_and_shows_neither_again(bsre, client):
    ani = person(enrolled=False)
    made = document([ani])
    client.force_login(ani, "django.contrib.auth.backends.ModelBackend")
    address = reverse("documents:sign", args=[made.pk])
    answer = client.post(address, {"nik": NIK, "sandi": "salah sekali ini"})

    assert answer.status_code == 422
    shown = answer.content.decode()
    assert "Frasa sandi tidak cocok" in shown
    assert NIK not in shown
    client.post(address, {"nik": NIK, "sandi": PASSPHRASE})
    assert fresh(made).is_complete


def test_certificates_are_not_made_here(bsre, client):
    ani = person(enrolled=False)
    with pytest.raises(CertificatesAreElsewhere):
        make_certificate(ani, passphrase=PASSPHRASE, at=NOW)
    client.force_login(ani, "django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("documents:certificate")).status_code == 409
