"""Two who sign at once: without the lock one signature is lost, with it none."""

import pytest
from django.db import IntegrityError

from satuatap.documents.actions import sign
from satuatap.documents.actions.versions import add_version
from satuatap.documents.models import DocumentVersion, Signature
from satuatap.documents.queries import newest
from satuatap.documents.reading import signatures_of
from satuatap.documents.signers.chosen import roots, signer
from satuatap.documents.signers.port import Signing
from satuatap.documents.tests.given import NOW, PASSPHRASE, document, fresh, person
from satuatap.queueing.tests.test_races import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def signed_on_paper(made, user):
    """The way without a lock: read the file, sign it, hand it back."""
    before = bytes(newest(made).content)
    told = Signing(str(user.pk), user.name, f"ttd-{user.pk}", "Uji", NOW, PASSPHRASE)
    return signer().sign(before, told)


def test_without_the_lock_one_of_two_signatures_is_lost():
    people = [person("Ani"), person("Budi")]
    made = document(people)
    files = all_at_once(lambda worker: signed_on_paper(made, people[worker]), 2)

    found = [[each.name for each in signatures_of(file, roots())] for file in files]
    assert sorted(found) == [["Ani"], ["Budi"]]  # whichever is kept, the other is gone


def test_the_database_keeps_no_two_files_of_one_number():
    made = document([person()])
    found = all_at_once(lambda worker: add_version(made, b"%PDF-", number=1, at=NOW), 2)
    assert [type(each) for each in found].count(IntegrityError) == 1
    assert DocumentVersion.objects.filter(document=made, number=1).count() == 1


def test_all_who_sign_at_once_are_on_the_paper():
    people = [person(f"Orang {number}") for number in range(6)]
    made = document(people)
    all_at_once(lambda worker: sign(made, people[worker], passphrase=PASSPHRASE, at=NOW), 6)

    found = signatures_of(bytes(newest(made).content), roots())
    assert {each.name for each in found} == {each.name for each in people}
    assert all(each.is_intact for each in found)
    assert fresh(made).is_complete


def test_the_same_person_at_once_signs_once():
    ani = person()
    made = document([ani])
    all_at_once(lambda worker: sign(made, ani, passphrase=PASSPHRASE, at=NOW), 4)

    assert made.versions.count() == 2
    assert Signature.objects.get(document=made).version == 1
