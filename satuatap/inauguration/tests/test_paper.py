"""The charter on paper: a field for each pen, stamps that show who signed, a QR that is read."""

import io
from itertools import pairwise

import pikepdf
import pypdf
import pypdfium2
import pytest
import zxingcpp
from django.urls import reverse

from satuatap.documents.queries import newest
from satuatap.documents.reading import signatures_of
from satuatap.documents.signers.chosen import roots
from satuatap.documents.tests.given import PASSPHRASE
from satuatap.inauguration.tests.given import charter_of, signed, signing

pytestmark = pytest.mark.django_db
SHARP = 3  # times 72 dots per inch


def file_of(ceremony):
    return bytes(newest(charter_of(ceremony)).content)


def printed(pdf):
    """The pages as a printer would draw them, fields and stamps included."""
    paper = pypdfium2.PdfDocument(pdf)
    paper.init_forms()
    return [page.render(scale=SHARP, may_draw_forms=True).to_pil() for page in paper]


def codes_on(pdf):
    return [each.text for page in printed(pdf) for each in zxingcpp.read_barcodes(page)]


def test_the_qr_of_the_printed_charter_leads_to_its_check(client, settings):
    made = signing(2)
    address = f"{settings.PUBLIC_URL}{charter_of(made).get_absolute_url()}"
    assert codes_on(file_of(made)) == [address]
    assert client.get(address.removeprefix(settings.PUBLIC_URL)).status_code == 200


def test_every_signature_puts_a_stamp_with_the_qr_on_the_paper(settings):
    made = signed(2)
    address = f"{settings.PUBLIC_URL}{charter_of(made).get_absolute_url()}"
    assert codes_on(file_of(made)) == [address] * 4  # the charter's own, and three stamps


def test_stamps_say_who_signed_and_when():
    made = signed(2)
    fields = pypdf.PdfReader(io.BytesIO(file_of(made))).get_fields() or {}
    found = [each for name, each in fields.items() if name.startswith("ttd-")]
    assert len(found) == 3
    drawn = "".join(page.get_textpage().get_text_range() for page in flat(file_of(made)))
    assert drawn.count("Ditandatangani secara elektronik") == 3
    assert "Sertifikat uji, bukan TTE tersertifikasi" in drawn


def flat(pdf):
    """The pages with what is in their fields made a part of them."""
    paper = pypdfium2.PdfDocument(pdf)
    paper.init_forms()
    for number in range(len(paper)):
        page = paper[number]
        page.flatten()
        yield paper[number]


def test_a_stamp_changes_no_signature_before_it():
    made = signed(3)
    found = signatures_of(file_of(made), roots())
    assert [each.is_intact and each.is_trusted for each in found] == [True] * 4
    files = [bytes(each.content) for each in charter_of(made).versions.all()]
    assert all(later.startswith(earlier) for earlier, later in pairwise(files))


def test_every_field_is_told_to_who_cannot_see_it():
    made = signing(2)
    with pikepdf.open(io.BytesIO(file_of(made))) as paper:
        tree = paper.Root.StructTreeRoot
        told = [each for each in tree.K[0].K if each.get("/S") == "/Form"]
        named = [str(each.K.Obj.TU) for each in told]
        keys = [int(each.K.Obj.StructParent) for each in told]
        numbers = dict(zip(*[iter(tree.ParentTree.Nums)] * 2, strict=True))
        assert all(numbers[key] == each for key, each in zip(keys, told, strict=True))
    assert named[-1] == "Tanda tangan elektronik Menteri PANRB"
    assert len(set(named)) == 3


def test_the_paper_of_an_altered_charter_is_told(client):
    made = signed(1)
    address = reverse("documents:check", args=[charter_of(made).code])
    altered = bytearray(file_of(made))
    altered[len(altered) // 3] ^= 1
    told = client.post(address, {"berkas": io.BytesIO(bytes(altered))}).content.decode()
    assert "Berubah" in told
    assert PASSPHRASE not in told
