"""A file is checked on a command line by the published roots alone, without any network."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from satuatap.documents.actions import sign
from satuatap.documents.queries import newest
from satuatap.documents.tests.given import NOW, PASSPHRASE, document, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def signed():
    people = [person("Ani"), person("Budi")]
    made = document(people)
    for each in people:
        sign(made, each, passphrase=PASSPHRASE, at=NOW)
    return made


@pytest.fixture
def file(signed, tmp_path):
    file = tmp_path / "prasasti.pdf"
    file.write_bytes(bytes(newest(signed).content))
    return file


def checked(file, **options):
    out = io.StringIO()
    call_command("check_document", file, stdout=out, **options)
    return out.getvalue()


def test_a_file_is_checked_by_the_published_roots(signed, file, client, tmp_path):
    roots = tmp_path / "akar.pem"
    roots.write_bytes(client.get(reverse("documents:roots")).content)
    said = checked(file, roots=roots)

    assert said.splitlines()[0] == f"SHA-256 {newest(signed).sha256}"
    assert "Ani: utuh, B-LTA" in said
    assert "Budi: utuh, B-LTA" in said
    assert signed.spoken_code in said


def test_one_altered_byte_is_found(file):
    content = bytearray(file.read_bytes())
    content[len(content) // 3] ^= 1
    file.write_bytes(content)
    with pytest.raises(CommandError):
        checked(file)


def test_what_came_behind_the_last_signature_is_found(file):
    file.write_bytes(file.read_bytes() + b"\n% tambahan\n")
    with pytest.raises(CommandError):
        checked(file)


def test_a_file_of_strangers_is_not_believed(file, tmp_path):
    other = tmp_path / "lain.pem"
    other.write_bytes(b"")
    with pytest.raises(CommandError):
        checked(file, roots=other)


def test_no_file_and_no_pdf_are_told(tmp_path):
    (tmp_path / "bukan.pdf").write_bytes(b"bukan")
    for name in ("tidak-ada.pdf", "bukan.pdf"):
        with pytest.raises(CommandError):
            checked(tmp_path / name)


def test_an_altered_file_without_a_code_leads_to_its_document(signed, file, client):
    content = bytearray(file.read_bytes())
    content[200] ^= 1
    altered = io.BytesIO(bytes(content))
    shown = client.post(reverse("documents:start"), {"berkas": altered}).content.decode()
    assert signed.spoken_code in shown
    assert "Berubah" in shown
