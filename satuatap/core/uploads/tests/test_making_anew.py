"""Whatever comes, what is stored is a photo or a document, and nothing but that."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from satuatap.core.uploads.errors import (
    FileIsBroken,
    FileIsLocked,
    PictureIsTooLarge,
    TooManyPages,
    UnknownKindOfFile,
)
from satuatap.core.uploads.kinds import made_anew
from satuatap.core.uploads.limits import UploadLimits
from satuatap.core.uploads.tests.files import document, photo, written

LIMITS = UploadLimits(Path(), pages=3, points=1_000_000)


def anew(content, **limits):
    return made_anew(io.BytesIO(content), replace(LIMITS, **limits))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_photo_loses_its_place_and_its_camera(form):
    kind, content = anew(photo(form))
    with Image.open(io.BytesIO(content)) as picture:
        assert (kind, picture.format, picture.size) == ("photo", "JPEG", (640, 480))
        assert not picture.getexif()
    assert b"Rahasia" not in content


def test_a_photo_stands_upright():
    _, content = anew(photo(orientation=6))
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.size == (480, 640)


def test_what_is_hidden_behind_a_photo_is_gone():
    _, content = anew(photo() + b"<script>alert(1)</script>PK\x03\x04")
    assert b"script" not in content
    assert b"PK\x03\x04" not in content


def test_what_shows_through_is_white():
    _, content = anew(written(Image.new("RGBA", (8, 8), (0, 0, 0, 0)), "PNG"))
    with Image.open(io.BytesIO(content)) as picture:
        assert picture.getpixel((4, 4)) == (255, 255, 255)


def test_a_large_photo_is_made_as_large_as_a_page_shows_it():
    _, content = anew(photo(size=(4000, 3000)), points=20_000_000)
    with Image.open(io.BytesIO(content)) as picture:
        assert max(picture.size) == 2560


def test_a_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(PictureIsTooLarge):
        anew(written(Image.new("1", (20_000, 20_000)), "PNG"))


@pytest.mark.parametrize("content", [photo()[:500], b"\x89PNG\r\n\x1a\n" + b"\0" * 99])
def test_half_a_photo_is_refused(content):
    with pytest.raises(FileIsBroken):
        anew(content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html><script>alert(1)</script>",
        b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        b"MZ\x90\0" + b"\0" * 99,
        b"PK\x03\x04" + b"\0" * 99,
        b"GIF89a" + b"\0" * 99,
    ],
)
def test_anything_else_is_refused_whatever_its_name(content):
    with pytest.raises(UnknownKindOfFile):
        anew(content)


def test_a_document_loses_scripts_attachments_and_its_author():
    kind, content = anew(document())
    with pikepdf.open(io.BytesIO(content)) as pdf:
        assert (kind, len(pdf.pages)) == ("document", 1)
        assert {"/OpenAction", "/Names", "/Metadata"} & set(pdf.Root.keys()) == set()
        assert not pdf.attachments
    assert b"Rahasia" not in content
    assert b"racun" not in content


def test_a_photo_inside_a_document_loses_its_place():
    _, content = anew(document(inside=photo()))
    assert b"Telepon Rahasia" not in content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        inside = pdf.pages[0].Resources.XObject.A.read_raw_bytes()
    with Image.open(io.BytesIO(inside)) as picture:
        assert picture.size == (640, 480)


def test_a_locked_document_is_refused():
    with pytest.raises(FileIsLocked):
        anew(document(password="rahasia"))


def test_a_document_that_nobody_reads_is_refused():
    with pytest.raises(TooManyPages):
        anew(document(pages=4))


def test_half_a_document_is_refused():
    with pytest.raises(FileIsBroken):
        anew(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< broken")
