"""The stream of a ceremony brings the part of its page that changes, while it is public."""

import pytest
from django.urls import reverse

from satuatap.documents.actions import sign
from satuatap.documents.tests.given import NOW, PASSPHRASE
from satuatap.inauguration.queries import waiting_for
from satuatap.inauguration.tests.given import charter_of, listed, signing
from satuatap.live.app import PATH
from satuatap.live.reading import Address, SubjectIsGone, read
from satuatap.live.sources import SOURCES

pytestmark = pytest.mark.django_db


def address(ceremony, language="id"):
    return Address(ceremony.slug, language, "peresmian")


def test_a_ceremony_has_an_address_in_the_stream():
    found = PATH.fullmatch("/live/peresmian/2024-06-24")
    assert found is not None
    assert found.groups() == ("peresmian", "2024-06-24")
    assert PATH.fullmatch("/live/lain/2024-06-24") is None


def test_what_is_only_planned_has_no_stream():
    made = listed()
    assert SOURCES["peresmian"].find(made.slug) is None
    with pytest.raises(SubjectIsGone):
        read(address(made))


def test_the_stream_brings_the_part_that_the_page_shows(client):
    made = signing()
    told = SOURCES["peresmian"].tell(made.slug, NOW)
    assert told is not None
    shown = client.get(reverse("inauguration:live", args=[made.slug])).content.decode()
    assert all(line.strip() in shown for line in told["html"].splitlines())
    assert SOURCES["peresmian"].find(made.slug) == made.pk


def test_a_signature_is_news():
    made = signing()
    before = read(address(made))
    assert read(address(made)).rest == before.rest
    sign(charter_of(made), waiting_for(made)[0].user, passphrase=PASSPHRASE, at=NOW)

    after = read(address(made))
    assert after.rest != before.rest
    assert after.frame.plain.startswith(b"event: ceremony\n")


def test_reading_a_ceremony_asks_few_questions(django_assert_max_num_queries):
    made = signing(halls=3)
    with django_assert_max_num_queries(3):
        read(address(made))
