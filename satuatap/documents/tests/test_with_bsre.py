"""A document signed through BSrE: NIK and passphrase are asked, nothing is kept or lost."""

import base64
import io

import pytest
import zxingcpp
from django.urls import reverse
from PIL import Image

from satuatap.documents.actions import make_certificate, sign
from satuatap.documents.errors import CertificatesAreElsewhere, SignatureIsBad, SigningFailed
from satuatap.documents.models import Signature
from satuatap.documents.stamps import HEIGHT, WIDTH, Field, field_of, with_fields
from satuatap.documents.tests.given import NOW, PASSPHRASE, document, fresh, paper, person
from satuatap.documents.tests.other_side import ANI as NIK
from satuatap.documents.tests.other_side import bsre_for

pytestmark = pytest.mark.django_db
POINTS = 72 / 25.4  # in a millimetre


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


def test_where_the_paper_has_room_bsre_is_given_the_stamp_and_its_place(bsre, settings):
    ani = person(enrolled=False)
    room = Field(field_of(1), page=1, x=30, y=200, says="Tanda tangan Ani")
    made = document([ani], pdf=with_fields(paper(), [room]))
    sign(made, ani, passphrase=PASSPHRASE, nik=NIK, at=NOW)

    [shown] = bsre.shown
    assert shown["tampilan"] == "VISIBLE"
    sides = [shown[each] for each in ("originX", "originY", "width", "height")]
    assert sides == pytest.approx([each * POINTS for each in (30, 200, WIDTH, HEIGHT)], abs=0.1)
    assert shown["page"] == 1
    picture = Image.open(io.BytesIO(base64.b64decode(shown["imageBase64"])))
    assert picture.format == "PNG"
    assert picture.width / picture.height == pytest.approx(WIDTH / HEIGHT, rel=0.02)
    [qr] = zxingcpp.read_barcodes(picture.convert("L"))  # as who knows no transparency sees it
    assert qr.text == f"{settings.PUBLIC_URL}{made.get_absolute_url()}"
    assert fresh(made).is_complete


def test_a_paper_without_room_is_signed_unseen(bsre):
    ani = person(enrolled=False)
    sign(document([ani]), ani, passphrase=PASSPHRASE, nik=NIK, at=NOW)
    assert [each["tampilan"] for each in bsre.shown] == ["INVISIBLE"]


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
