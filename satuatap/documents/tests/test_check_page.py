"""The public page of a document: state, signatories, and the comparison of a file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from satuatap.documents.actions import revoke, sign, supersede, waive
from satuatap.documents.models import DocumentVersion
from satuatap.documents.queries import newest
from satuatap.documents.tests.given import NOW, PASSPHRASE, document, fresh, person
from satuatap.documents.views import checking

pytestmark = pytest.mark.django_db


def page(client, made):
    return client.get(made.get_absolute_url()).content.decode()


def compared(client, made, content):
    file = SimpleUploadedFile("a.pdf", content, "application/pdf")
    return client.post(made.get_absolute_url(), {"berkas": file})


def complete(**more):
    ani = person("Ani")
    made = document([ani], **more)
    sign(made, ani, passphrase=PASSPHRASE, at=NOW)
    return fresh(made)


def test_an_incomplete_document_says_whose_signature_is_awaited(client):
    shown = page(client, document([person("Ani")]))
    assert "Belum lengkap" in shown
    assert "Ditunggu" in shown


def test_a_complete_document_says_who_signed_and_that_nobody_certified_it(client):
    shown = page(client, complete())
    assert "Semua yang harus menandatangani sudah menandatangani." in shown
    assert "Bukan tanda tangan tersertifikasi" in shown


def test_a_revoked_document_says_why(client):
    made = complete()
    revoke(made, reason="Salah tanggal.", at=NOW)
    assert "Salah tanggal." in page(client, made)


def test_a_superseded_document_leads_to_the_next(client):
    made, other = complete(), complete()
    supersede(made, other, reason="Diperbaiki.", at=NOW)
    assert other.get_absolute_url() in page(client, made)


def test_who_was_left_out_is_shown_with_the_reason(client):
    ani, budi = person("Ani"), person("Budi")
    made = document([ani, budi])
    waive(made, budi, reason="Berhalangan hadir.", at=NOW)
    assert "Berhalangan hadir." in page(client, made)


def test_an_unknown_code_is_told_as_such(client):
    answer = client.get(reverse("documents:check", args=["ABCDEFGHJKMNPQRS"]))
    assert answer.status_code == 404
    assert "Kode ini tidak dikenal" in answer.content.decode()


def test_the_page_shows_no_address_of_anybody(client):
    ani = person("Ani")
    made = document([ani])
    assert ani.email not in page(client, made)


def test_the_newest_file_is_the_same(client):
    made = complete()
    shown = compared(client, made, bytes(newest(made).content)).content.decode()
    assert "Sama persis dengan versi terakhir" in shown


def test_an_earlier_file_is_told_as_such(client):
    made = complete()
    first = DocumentVersion.objects.get(document=made, number=0)
    shown = compared(client, made, bytes(first.content)).content.decode()
    assert "Sama persis dengan versi 0" in shown


def test_an_altered_file_is_told_with_its_broken_signature(client):
    made = complete()
    content = bytearray(newest(made).content)
    content[600] ^= 1
    assert "Jangan dipercaya" in compared(client, made, bytes(content)).content.decode()


def test_what_is_no_pdf_is_told_as_such(client):
    shown = compared(client, complete(), b"bukan").content.decode()
    assert "tidak dapat dibaca sebagai PDF" in shown


def test_an_empty_file_and_none_are_told_apart_from_a_fault(client):
    made = complete()
    assert compared(client, made, b"").status_code == 200
    assert client.post(made.get_absolute_url(), {}).status_code == 422


def test_too_large_a_file_is_refused_at_its_field(client, settings):
    made = complete()
    answer = compared(client, made, b"%PDF-" + b"0" * (settings.UPLOADS.size + 1))
    assert answer.status_code == 422
    assert "lebih besar dari" in answer.content.decode()


def test_who_would_wait_too_long_is_told_so(client, monkeypatch):
    made = complete()
    monkeypatch.setattr(checking, "PATIENCE", 0.1)
    with checking.AT_ONCE, checking.AT_ONCE:
        told = compared(client, made, b"bukan")
        alone = client.post(
            reverse("documents:start"), {"berkas": SimpleUploadedFile("a.pdf", b"%PDF-1.7 bukan")}
        )
    assert (told.status_code, alone.status_code) == (503, 503)
    assert "sedang diperiksa" in told.content.decode()
    assert "sedang diperiksa" in alone.content.decode()
    assert compared(client, made, b"bukan").status_code == 200


def test_a_file_alone_finds_its_document(client):
    made = complete()
    file = SimpleUploadedFile("a.pdf", bytes(newest(made).content), "application/pdf")
    answer = client.post(reverse("documents:start"), {"berkas": file})
    assert made.spoken_code in answer.content.decode()


def test_a_typed_code_leads_to_the_document(client):
    made = complete()
    answer = client.post(reverse("documents:start"), {"kode": made.spoken_code.lower()})
    assert answer["Location"] == made.get_absolute_url()


def test_only_what_is_public_is_downloaded(client):
    made, public = complete(), complete(is_public=True)
    assert client.get(reverse("documents:download", args=[made.code])).status_code == 404
    got = client.get(reverse("documents:download", args=[public.code]))
    assert got.content == bytes(newest(public).content)


def test_the_page_asks_few_questions(client, django_assert_max_num_queries):
    made = document([person() for _ in range(4)])
    with django_assert_max_num_queries(4):
        page(client, made)
