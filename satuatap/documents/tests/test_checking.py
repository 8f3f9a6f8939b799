"""Whoever brings a file learns whether one byte of it was altered."""

import hashlib
import re
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as some

from satuatap.documents.errors import NotAPdf
from satuatap.documents.models import DocumentVersion
from satuatap.documents.queries import Verdict, check_address, head_of, judged
from satuatap.documents.reading import signatures_of, stranger
from satuatap.documents.rules import plain, spoken
from satuatap.documents.signers.authority import Authority
from satuatap.documents.signers.local import LocalSigner
from satuatap.documents.signers.port import Signing
from satuatap.documents.tests.given import NOW, PASSPHRASE, paper

PLACES = some.integers(min_value=0, max_value=10**6)
RANGE = re.compile(rb"/ByteRange ?\[(\d+) (\d+) (\d+) (\d+)")


@pytest.fixture(scope="module")
def signer(tmp_path_factory):
    authority = Authority(tmp_path_factory.mktemp("signing") / "local", "rahasia")
    authority.enrol("1", "Siti Aminah", passphrase=PASSPHRASE, at=NOW)
    return LocalSigner(authority)


@pytest.fixture(scope="module")
def signed(signer):
    return signer.sign(paper(), Signing("1", "Siti Aminah", "ttd-1", "Uji", NOW, PASSPHRASE))


@pytest.fixture(scope="module")
def known(signed):
    return [version(0, paper()), version(1, signed)]


def version(number, content):
    digest = hashlib.sha256(content).hexdigest()
    return DocumentVersion(pk=number, number=number, sha256=digest, size=len(content))


def altered(pdf, place, by):
    at = place % len(pdf)
    return pdf[:at] + bytes([pdf[at] ^ by]) + pdf[at + 1 :]


@given(place=PLACES, by=some.integers(min_value=1, max_value=255))
@example(place=0, by=1)
@example(place=-1, by=1)
def test_any_altered_byte_is_found(known, signed, place, by):
    verdict, _ = judged(known, altered(signed, place, by))
    assert verdict in {Verdict.ALTERED, Verdict.ADDED}


@given(cut=some.integers(min_value=1, max_value=10**6))
def test_any_missing_end_is_found(known, signed, cut):
    short = signed[: -1 - cut % (len(signed) - 1)]
    verdict, _ = judged(known, short)
    assert verdict in {Verdict.ALTERED, Verdict.ADDED} or short == paper()


@given(more=some.binary(min_size=1, max_size=200))
def test_what_is_added_behind_is_found(known, signed, more):
    assert judged(known, signed + more)[0] is Verdict.ADDED


def test_the_file_as_it_was_issued_is_told_apart_from_the_newest(known, signed):
    assert judged(known, signed)[0] is Verdict.SAME
    assert judged(known, paper())[0] is Verdict.EARLIER


@given(place=PLACES, by=some.integers(min_value=1, max_value=255))
def test_no_altered_byte_of_what_was_signed_leaves_the_signature_intact(signer, signed, place, by):
    found = RANGE.search(signed)
    assert found is not None
    _, first, second, rest = map(int, found.groups())
    inside = place % (first + rest)
    changed = altered(signed, inside if inside < first else second + inside - first, by)
    with suppress(NotAPdf):
        assert not any(each.is_intact for each in signatures_of(changed, signer.roots()))


@pytest.mark.parametrize("bad", [b"", b"%PDF-1.7", b"\x00" * 1000, b"<html>", b"%PDF-" * 5000])
def test_a_strangers_file_that_is_none_is_refused_by_a_process_of_its_own(bad):
    with pytest.raises(NotAPdf):
        stranger(bad, [])


def test_a_strangers_file_tells_its_signatures(signer, signed):
    assert stranger(signed, signer.roots()) == signatures_of(signed, signer.roots())
    assert not stranger(signed, [])[0].is_trusted


def test_codes_are_read_however_they_are_typed():
    assert plain(" abcd-efgh jkmn.pqrs ") == "ABCDEFGHJKMNPQRS"
    assert spoken("ABCDEFGHJKMNPQRS") == "ABCD-EFGH-JKMN-PQRS"
    assert check_address("ABCD").endswith("/verifikasi/ABCD/")


def test_heads_are_called_by_their_region():
    assert head_of("Kabupaten Kolaka") == "Bupati Kolaka"
    assert head_of("Kota Bima") == "Wali Kota Bima"
