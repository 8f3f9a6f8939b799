"""Photos, drawn again: upright, as large as a page shows them, and nothing but the picture."""

import io
import struct
from typing import BinaryIO

from PIL import Image

from satuatap.core.uploads.errors import FileIsBroken, PictureIsTooLarge

FORMATS = ("JPEG", "PNG", "WEBP")
EDGE = 2560  # points: a page of text stays legible
QUALITY = 82
WHITE = (255, 255, 255)
UNPACKED = 24_000_000  # points of what has to be unpacked whole: anything but a JPEG
ORIENTATION = 0x0112
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
BOMBS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
# By what decoders stumble over hostile files, whatever they promise.
FAULTS = (
    *(OSError, ValueError, SyntaxError, EOFError, struct.error, MemoryError, RuntimeError),
    *(TypeError, AttributeError, LookupError, ArithmeticError, UserWarning),
)


def redrawn(file: BinaryIO, *, points: int) -> bytes:
    """The photo as a new JPEG; raises FileIsBroken or PictureIsTooLarge.

    Size is asked before a single point is unpacked, so that a bomb costs nothing.
    """
    try:
        with Image.open(file, formats=FORMATS) as picture:
            most = points if picture.format == "JPEG" else min(points, UNPACKED)
            if picture.width * picture.height > most:
                raise PictureIsTooLarge
            turn = TURNS.get(_orientation(picture))
            picture.draft("RGB", (EDGE, EDGE))
            flat = _flat(picture)
            return _as_jpeg(flat.transpose(turn) if turn is not None else flat)
    except BOMBS as error:
        raise PictureIsTooLarge from error
    except FAULTS as error:
        raise FileIsBroken from error


def _orientation(picture: Image.Image) -> int:
    """How the camera was held; upright where what it says of itself cannot be read."""
    try:
        return int(picture.getexif().get(ORIENTATION, 1))
    except FAULTS:
        return 1


def _flat(picture: Image.Image) -> Image.Image:
    """Without transparency: what shows through is white, as on the page."""
    picture.thumbnail((EDGE, EDGE))
    if not picture.has_transparency_data:
        return picture.convert("RGB")
    layered = picture.convert("RGBA")
    ground = Image.new("RGB", layered.size, WHITE)
    ground.paste(layered, mask=layered.getchannel("A"))
    return ground


def _as_jpeg(picture: Image.Image) -> bytes:
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)  # the points alone: what came with the picture stays behind
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=QUALITY, optimize=True, progressive=True)
    return written.getvalue()
