"""Files as people send them: photos with a place, documents with scripts, and worse."""

import io
import random
from typing import Any

import pikepdf
from PIL import Image

PLACE = {1: "S", 2: (7.0, 52.0, 0.0), 3: "E", 4: (112.0, 31.0, 0.0)}
GPS, MAKER, ORIENTATION = 0x8825, 0x010F, 0x0112


def photo(form: str = "JPEG", *, size: tuple[int, int] = (640, 480), **more: Any) -> bytes:
    """A photo that says where it was taken and with which telephone."""
    picture = Image.new("RGB", size, (200, 120, 40))
    exif = Image.Exif()
    exif[MAKER] = "Telepon Rahasia"
    exif[ORIENTATION] = more.pop("orientation", 1)
    exif.get_ifd(GPS).update(PLACE)
    return written(picture, form, exif=exif, **more)


def written(picture: Image.Image, form: str, **more: Any) -> bytes:
    """A picture as a file."""
    file = io.BytesIO()
    picture.save(file, form, **more)
    return file.getvalue()


def noise(megabytes: int) -> bytes:
    """A photo of so many megabytes, as a new telephone takes it."""
    small = written(Image.new("RGB", (64, 64)), "JPEG")
    return small + random.Random(1).randbytes(megabytes * 1024 * 1024)


def document(*, pages: int = 1, password: str = "", inside: bytes = b"") -> bytes:
    """A PDF that runs a script when it is opened, says who wrote it, and may hold a photo."""
    pdf, file = pikepdf.new(), io.BytesIO()
    for _ in range(pages):
        pdf.add_blank_page()
    script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
    pdf.Root.OpenAction = script
    pdf.docinfo["/Author"] = "Budi Rahasia"
    pdf.attachments["racun.exe"] = b"MZ racun"
    if inside:
        stream = pdf.make_stream(inside)
        stream.Type, stream.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        stream.Filter = pikepdf.Name.DCTDecode
        pdf.pages[0].Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=stream))
    locked = pikepdf.Encryption(owner=password, user=password) if password else False
    pdf.save(file, encryption=locked)
    return file.getvalue()
