"""Files made to do harm: bombs, scripts in odd places, and places that hide from the first look."""

import base64
import io
import random
import zlib
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from satuatap.core.uploads.errors import FileIsBroken, FileRefused, PictureIsTooLarge
from satuatap.core.uploads.jpegs import without_boxes, without_place
from satuatap.core.uploads.kinds import made_anew
from satuatap.core.uploads.limits import UploadLimits
from satuatap.core.uploads.tests.files import document, photo, written

LIMITS = UploadLimits(Path(), pages=3)
GIGABYTE = 1024


def anew(content):
    return made_anew(io.BytesIO(content), LIMITS)[1]


def bomb(megabytes):
    """A PDF whose catalogue is packed together with so many megabytes of nothing."""
    packer = zlib.compressobj(9)
    parts = [packer.compress(b"1 0 <</Type/Catalog/Pages 2 0 R>>")]
    parts += [packer.compress(b" " * 1024 * 1024) for _ in range(megabytes)]
    packed = b"".join([*parts, packer.flush()])
    head = b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n" % len(packed)
    things = {
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        4: head + packed + b"\nendstream",
    }
    out, places = bytearray(b"%PDF-1.5\n"), {}
    for number, thing in things.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, thing)
    rows = [(0, 0), (2, 4), *((1, places[number]) for number in things), (1, len(out))]
    table = b"".join(bytes([kind]) + place.to_bytes(4, "big") + b"\0\0" for kind, place in rows)
    facts = b"/Type/XRef/Size 6/W[1 4 2]/Root 1 0 R/Length %d" % len(table)
    out += b"5 0 obj\n<<%b>>stream\n%b\nendstream\nendobj\n" % (facts, table)
    return bytes(out) + b"startxref\n%d\n%%%%EOF" % rows[-1][1]


def test_a_document_that_unpacks_to_gigabytes_costs_this_process_nothing():
    assert anew(bomb(1)).startswith(b"%PDF")
    with pytest.raises(FileIsBroken):
        anew(bomb(2 * GIGABYTE))


def acting():
    """A PDF with a script in every place that a reader may look for one."""
    pdf, file = pikepdf.new(), io.BytesIO()
    page = pdf.add_blank_page().obj
    deed = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.racun(1)")
    link = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://racun.example", Next=deed)
    kept = pdf.make_indirect
    entry = kept(pikepdf.Dictionary(Title="Bab 1", A=link))
    pdf.Root.Outlines = kept(pikepdf.Dictionary(First=entry, Last=entry, Count=1))
    entry.Parent = pdf.Root.Outlines
    field = kept(pikepdf.Dictionary(T="x", AA=pikepdf.Dictionary(K=deed)))
    note = pikepdf.Dictionary(Subtype=pikepdf.Name.Text, Parent=field, Rect=[0, 0, 1, 1])
    shape = pdf.make_stream(
        b"u3d", Type=pikepdf.Name("/3D"), OnInstantiate=pdf.make_stream(b"racun")
    )
    solid = pikepdf.Dictionary({"/Subtype": pikepdf.Name("/3D"), "/3DD": shape})
    page.Annots = pikepdf.Array([note, solid])
    pdf.save(file, compress_streams=False)
    return file.getvalue()


def test_nothing_in_a_document_acts_wherever_it_hides():
    with pikepdf.open(io.BytesIO(anew(acting()))) as pdf:
        texts = [each.unparse(resolved=True) for each in pdf.objects]
        streams = [each.read_bytes() for each in pdf.objects if isinstance(each, pikepdf.Stream)]
        assert str(pdf.Root.Outlines.First.Title) == "Bab 1"
    for word in (b"racun", b"JavaScript", b"/URI"):
        assert not any(word in text for text in [*texts, *streams])


def with_picture(content, filters):
    """A PDF that holds this picture under these filters."""
    pdf, file = pikepdf.new(), io.BytesIO()
    stream = pdf.make_stream(content)
    stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
    stream.Filter = pikepdf.Array([pikepdf.Name(name) for name in filters])
    pdf.add_blank_page().obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=stream))
    pdf.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    ("wrap", "filters"),
    [
        (bytes, ["/DCTDecode"]),
        (lambda raw: base64.a85encode(raw) + b"~>", ["/ASCII85Decode", "/DCTDecode"]),
        (zlib.compress, ["/FlateDecode", "/DCTDecode"]),
    ],
)
def test_a_photo_in_a_document_loses_its_place_however_it_is_wrapped(wrap, filters):
    with pikepdf.open(io.BytesIO(anew(with_picture(wrap(photo()), filters)))) as pdf:
        inside = pdf.pages[0].Resources.XObject.A.read_raw_bytes()
    with Image.open(io.BytesIO(inside)) as picture:
        assert (picture.size, dict(picture.getexif())) == ((640, 480), {})
    assert b"Telepon Rahasia" not in inside


@pytest.mark.parametrize("more", [{}, {"progressive": True}, {"icc_profile": b"warna" * 40}])
def test_a_jpeg_keeps_its_points_and_ends_where_it_ends(more):
    bare = without_place(photo(**more) + photo())
    with Image.open(io.BytesIO(bare)) as picture, Image.open(io.BytesIO(photo(**more))) as was:
        assert picture.tobytes() == was.tobytes()
        assert picture.info.get("icc_profile") == more.get("icc_profile")
    assert b"Rahasia" not in bare


def test_a_jpeg_2000_loses_the_boxes_that_tell():
    plain = written(Image.new("RGB", (9, 9)), "JPEG2000")
    told = (8 + 16 + 7).to_bytes(4, "big") + b"uuid" + b"J" * 16 + b"Rahasia"
    assert without_boxes(plain[:12] + told + plain[12:]) == plain


def test_a_small_file_with_very_many_points_is_refused():
    with pytest.raises(PictureIsTooLarge):
        anew(written(Image.new("1", (7_000, 7_000)), "PNG"))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_a_damaged_photo_is_a_photo_or_is_refused(form):
    whole, dice = photo(form, size=(60, 40)), random.Random(4)
    for _ in range(150):
        harmed = bytearray(whole)
        for place in dice.sample(range(2, len(whole)), 6):
            harmed[place] = dice.randrange(256)
        try:
            assert anew(bytes(harmed)).startswith(b"\xff\xd8")
        except FileRefused:
            continue


def test_a_damaged_document_is_a_document_or_is_refused():
    whole, dice = document(inside=photo(size=(60, 40))), random.Random(4)
    for _ in range(8):
        harmed = bytearray(whole)
        for place in dice.sample(range(9, len(whole)), 9):
            harmed[place] = dice.randrange(256)
        try:
            assert anew(bytes(harmed)).startswith(b"%PDF")
        except FileRefused:
            continue
