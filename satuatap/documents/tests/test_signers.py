"""One contract for every signer, and how BSrE's service may fail."""

import asyncio
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, load_der_private_key

from satuatap.documents.apart import apart
from satuatap.documents.errors import (
    AuthorityIsLocked,
    CertificateExpired,
    CertificateIsBad,
    NotAPdf,
    SignerRefused,
    SigningFailed,
    UnknownSignatory,
    WrongPassphrase,
)
from satuatap.documents.reading import signatures_of
from satuatap.documents.rules import LTA, B
from satuatap.documents.signers.authority import LONG, SHORT, UNCERTIFIED, Authority
from satuatap.documents.signers.bsre import BsreSigner
from satuatap.documents.signers.double import PASSWORD, USER, BsreDouble
from satuatap.documents.signers.local import LocalSigner
from satuatap.documents.signers.port import Signing
from satuatap.documents.tests.given import NOW, PASSPHRASE, paper

NIK = "3579990101010001"
PATIENCE = 30  # seconds


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("signing")


@pytest.fixture(scope="module")
def local(folder):
    authority = Authority(folder / "local", "rahasia")
    authority.enrol(NIK, "Siti Aminah", passphrase=PASSPHRASE, at=NOW)
    return LocalSigner(authority)


@pytest.fixture(scope="module")
def other_side(folder):
    with BsreDouble(folder / "bsre") as server:
        server.give(NIK, "Siti Aminah", PASSPHRASE)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.released.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def bsre(other_side, folder):
    roots = folder / "roots.pem"
    found = x509.load_der_x509_certificate(other_side.signer.authority.root())
    roots.write_bytes(found.public_bytes(Encoding.PEM))
    other_side.faults.clear()
    return BsreSigner(other_side.url, USER, PASSWORD, roots_file=roots, timeout=PATIENCE)


@pytest.fixture(params=["local", "bsre"])
def signer(request):
    return request.getfixturevalue(request.param)


def asked(passphrase=PASSPHRASE, nik=NIK, place="ttd-1"):
    return Signing(nik, "Siti Aminah", place, "Prasasti", NOW, passphrase, nik)


def test_a_signer_adds_one_signature_that_its_roots_believe(signer):
    found = signatures_of(signer.sign(paper(), asked()), signer.roots())
    assert [(each.is_intact, each.is_trusted, each.is_last) for each in found] == [(True,) * 3]


def test_a_signer_leaves_what_was_there_as_it_was(signer):
    assert signer.sign(paper(), asked()).startswith(paper())


def test_a_second_signature_keeps_the_first(signer):
    once = signer.sign(paper(), asked())
    twice = signatures_of(signer.sign(once, asked(place="ttd-2")), signer.roots())
    assert [each.is_intact for each in twice] == [True, True]


def test_it_signs_and_reads_where_an_event_loop_runs_already(local):
    async def signing():
        return signatures_of(local.sign(paper(), asked()), local.roots())

    assert [each.is_intact for each in apart(asyncio.run)(signing())] == [True]


def test_a_wrong_passphrase_is_told(signer):
    with pytest.raises(WrongPassphrase):
        signer.sign(paper(), asked(passphrase="bukan ini"))


def test_somebody_unknown_is_told(signer):
    with pytest.raises(SigningFailed):
        signer.sign(paper(), asked(nik="0000000000000000"))


def test_neither_signer_shows_passphrase_or_nik(signer):
    shown = repr(asked()) + repr(signer)
    assert PASSPHRASE not in shown
    assert ", nik=" not in shown
    assert PASSWORD not in shown


@pytest.mark.parametrize(
    ("fault", "refusal"),
    [
        ("500", SigningFailed),
        ("503", SigningFailed),
        ("drop", SigningFailed),
        ("cut", SigningFailed),
        ("hang", SigningFailed),
        ("garbage", SigningFailed),
        ("empty", SigningFailed),
        ("passphrase", WrongPassphrase),
        ("expired", CertificateExpired),
        ("unknown", UnknownSignatory),
    ],
)
def test_every_failure_of_the_service_is_told_and_another_try_succeeds(
    bsre, other_side, fault, refusal
):
    other_side.faults.append(fault)
    hurried = replace(bsre, timeout=1) if fault == "hang" else bsre
    with pytest.raises(refusal) as told:
        hurried.sign(paper(), asked())

    assert PASSPHRASE not in repr(told.value.__context__) + repr(told.value)
    assert signatures_of(bsre.sign(paper(), asked()), bsre.roots())


def test_a_wrong_account_of_ours_is_told(other_side):
    with pytest.raises(SignerRefused):
        BsreSigner(other_side.url, USER, "salah").sign(paper(), asked())


def test_what_is_no_pdf_is_refused(local):
    with pytest.raises(NotAPdf):
        local.sign(b"bukan PDF", asked())


def test_keys_are_readable_by_their_owner_alone(local):
    files = [each for each in local.authority.folder.rglob("*") if each.is_file()]
    assert len(files) == 6
    assert {each.stat().st_mode & 0o777 for each in files} == {0o600}


def test_no_key_opens_without_its_passphrase(local):
    for file in local.authority.folder.rglob("*.key"):
        with pytest.raises(TypeError, match="Password was not given"):
            load_der_private_key(file.read_bytes(), None)
    with pytest.raises(WrongPassphrase):
        local.authority.identity(NIK, "")


def test_another_secret_does_not_open_the_authority(local):
    with pytest.raises(AuthorityIsLocked):
        Authority(local.authority.folder, "lain").enrol("x", "X", passphrase=PASSPHRASE, at=NOW)


def test_an_old_certificate_signs_no_more(local):
    told = asked()
    late = Signing(told.person, told.name, told.place, told.reason, NOW + 2 * SHORT, PASSPHRASE)
    assert SHORT < LONG
    with pytest.raises(CertificateExpired):
        local.sign(paper(), late)


def test_every_certificate_says_that_it_is_not_certified(local):
    for file in local.authority.folder.rglob("*.crt"):
        made = x509.load_der_x509_certificate(file.read_bytes())
        assert UNCERTIFIED in made.subject.rfc4514_string()


def test_what_is_signed_can_be_believed_for_long(signer):
    once = signer.sign(paper(), asked())
    twice = signer.sign(once, asked(place="ttd-2"))
    assert [each.level for each in signatures_of(twice, signer.roots())] == [LTA, LTA]


def test_without_the_root_nothing_is_proved(local):
    found = signatures_of(local.sign(paper(), asked()), [])
    assert [(each.is_intact, each.level) for each in found] == [(True, B)]


def test_a_certificate_that_was_replaced_is_revoked_from_then_on(tmp_path):
    authority = Authority(tmp_path / "signing", "rahasia")
    for days in (0, 2):
        authority.enrol(NIK, "Siti", passphrase=PASSPHRASE, at=NOW + timedelta(days=days))
    then, now = (authority.revocations(at=NOW + timedelta(days=days)) for days in (1, 3))

    assert len(list(x509.load_der_x509_crl(then))) == 0
    assert len(list(x509.load_der_x509_crl(now))) == 1


def test_a_revoked_certificate_signs_no_more(tmp_path):
    authority = Authority(tmp_path / "signing", "rahasia")
    authority.enrol(NIK, "Siti", passphrase=PASSPHRASE, at=NOW)
    lost = list((tmp_path / "signing" / "people").iterdir())
    kept = {each: each.read_bytes() for each in lost}
    authority.enrol(NIK, "Siti", passphrase="frasa yang lain sekali", at=NOW)
    for file, content in kept.items():
        file.write_bytes(content)

    with pytest.raises(CertificateIsBad):
        LocalSigner(authority).sign(paper(), asked())
