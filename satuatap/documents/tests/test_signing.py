"""Signatures follow one another, each earlier one stays valid, and nothing is lost or twice."""

import pytest
from django.db import InternalError, transaction
from django.db.utils import ProgrammingError

from satuatap.documents.actions import Signatory, revoke, sign, supersede, waive
from satuatap.documents.errors import (
    DocumentIsClosed,
    NobodySigns,
    NoCertificateYet,
    NotAPdf,
    NotFromThisState,
    NotYourDocument,
    NotYourTurn,
    ReasonIsMissing,
    WrongPassphrase,
)
from satuatap.documents.models import DocumentVersion, IssuedDocument, Signature
from satuatap.documents.queries import newest
from satuatap.documents.reading import signatures_of
from satuatap.documents.signers.chosen import roots
from satuatap.documents.tests.given import NOW, PASSPHRASE, document, fresh, person

pytestmark = pytest.mark.django_db
REFUSED = (InternalError, ProgrammingError)


def signed_by(made, *people):
    for each in people:
        sign(made, each, passphrase=PASSPHRASE, at=NOW)
    return fresh(made)


def test_a_document_is_complete_when_everybody_has_signed():
    ani, budi = person("Ani"), person("Budi")
    made = document([ani, budi])

    assert not signed_by(made, ani).is_complete
    assert signed_by(made, budi).is_complete


def test_each_earlier_signature_stays_valid():
    people = [person("Ani"), person("Budi"), person("Citra")]
    made = signed_by(document(people), *people)
    found = signatures_of(bytes(newest(made).content), roots())

    assert [each.name for each in found] == ["Ani", "Budi", "Citra"]
    assert all(each.is_intact and each.is_trusted for each in found)
    assert [each.is_last for each in found] == [False, False, True]


def test_every_version_begins_with_the_one_before():
    people = [person(), person()]
    made = signed_by(document(people), *people)
    files = [bytes(each.content) for each in made.versions.all()]

    assert files[1].startswith(files[0])
    assert files[2].startswith(files[1])


def test_a_signature_says_which_certificate_and_when():
    ani = person("Ani")
    made = signed_by(document([ani, person()]), ani)
    found = signatures_of(bytes(newest(made).content), roots())[0]
    row = Signature.objects.get(document=made, user=ani)

    assert (row.serial, row.signed_at, row.version) == (found.serial, NOW, 1)
    assert not row.is_certified
    assert row.issuer == "SatuAtap, penerbit uji"


def test_signing_again_changes_nothing():
    ani = person()
    made = document([ani, person()])
    first = sign(made, ani, passphrase=PASSPHRASE, at=NOW)

    assert sign(made, ani, passphrase="lain", at=NOW) == first
    assert made.versions.count() == 2


def test_a_wrong_passphrase_changes_nothing():
    ani = person()
    made = document([ani])
    with pytest.raises(WrongPassphrase):
        sign(made, ani, passphrase="bukan ini", at=NOW)

    assert made.versions.count() == 1
    assert Signature.objects.get(document=made).is_open


def test_nobody_signs_without_a_certificate():
    ani = person(enrolled=False)
    with pytest.raises(NoCertificateYet):
        sign(document([ani]), ani, passphrase=PASSPHRASE, at=NOW)


def test_nobody_else_signs():
    with pytest.raises(NotYourDocument):
        sign(document([person()]), person(), passphrase=PASSPHRASE, at=NOW)


def test_the_minister_signs_after_the_heads():
    head, minister = person("Kepala"), person("Menteri")
    made = document([Signatory(head, "Bupati"), Signatory(minister, "Menteri", turn=2)])
    with pytest.raises(NotYourTurn):
        sign(made, minister, passphrase=PASSPHRASE, at=NOW)

    assert signed_by(made, head, minister).is_complete


def test_who_does_not_sign_after_all_holds_nobody_up():
    head, minister = person("Kepala"), person("Menteri")
    made = document([Signatory(head, "Bupati"), Signatory(minister, "Menteri", turn=2)])
    waive(made, head, reason="Berhalangan hadir.", at=NOW)

    assert signed_by(made, minister).is_complete
    with pytest.raises(DocumentIsClosed):
        sign(made, head, passphrase=PASSPHRASE, at=NOW)


def test_leaving_everybody_out_completes_nothing():
    head = person()
    made = document([head])
    waive(made, head, reason="Berhalangan.", at=NOW)
    assert fresh(made).is_open


def test_leaving_out_needs_a_reason():
    head = person()
    with pytest.raises(ReasonIsMissing):
        waive(document([head]), head, reason=" ", at=NOW)


def test_what_was_revoked_is_signed_no_more():
    ani = person()
    made = document([ani])
    revoke(made, reason="Salah tanggal.", at=NOW)
    with pytest.raises(DocumentIsClosed):
        sign(made, ani, passphrase=PASSPHRASE, at=NOW)


def test_what_was_revoked_is_not_superseded():
    made, other = document([person()]), document([person()])
    revoke(made, reason="Salah tanggal.", at=NOW)
    assert revoke(made, reason="Lagi.", at=NOW).ended_reason == "Salah tanggal."
    with pytest.raises(NotFromThisState):
        supersede(made, other, reason="Diganti.", at=NOW)


def test_codes_are_long_and_never_the_same():
    codes = {document([person()]).code for _ in range(5)}
    assert len(codes) == 5
    assert {len(each) for each in codes} == {16}


def test_the_paper_may_be_made_from_its_code():
    made = document([person()], pdf=lambda code: b"%PDF-1.7 " + code.encode())
    assert bytes(newest(made).content) == b"%PDF-1.7 " + made.code.encode()


def test_a_document_needs_signatories_and_a_pdf():
    with pytest.raises(NobodySigns):
        document([])
    with pytest.raises(NotAPdf):
        document([person()], pdf=b"<html>")


@pytest.mark.parametrize(
    "change",
    [
        lambda made: DocumentVersion.objects.filter(document=made).update(sha256="0" * 64),
        lambda made: Signature.objects.filter(document=made).update(name="Lain"),
        lambda made: IssuedDocument.objects.filter(pk=made.pk).update(title="Lain"),
        lambda made: IssuedDocument.objects.filter(pk=made.pk).update(state="issued"),
    ],
    ids=["version", "signature", "title", "state"],
)
def test_the_database_refuses_to_change_what_was_signed(change):
    ani = person()
    made = signed_by(document([ani]), ani)
    with pytest.raises(REFUSED), transaction.atomic():
        change(made)
