"""Pictures inside documents: their points stay as they are, what else they say does not."""

import re

START, END_OF_IMAGE, START_OF_SCAN = b"\xff\xd8", 0xD9, 0xDA
ALONE = {0x01, *range(0xD0, 0xD8)}  # markers without a length
REMARKS = {*range(0xE0, 0xF0), 0xFE}
COLOURS = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}  # the only remarks that stay
AFTER_SCAN = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
TOLD = {b"uuid", b"xml ", b"uinf"}  # boxes of JPEG 2000 that hold Exif, XMP and the like
BOX, LONG_BOX = 8, 16


def without_place(jpeg: bytes) -> bytes:
    """A JPEG without what says where, when and with what it was taken, and nothing behind its end.

    What follows the first end of image (a second picture, a maker's own data) is left away, and so
    is everything from where the file stops being a JPEG.
    """
    kept, at = bytearray(START), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF and jpeg[at + 1] != END_OF_IMAGE:
        end = _end_of_part(jpeg, at)
        if not _tells(jpeg[at + 1], jpeg[at + 4 : end]):
            kept += jpeg[at:end]
        at = end
    return bytes(kept) + bytes([0xFF, END_OF_IMAGE])


def _end_of_part(jpeg: bytes, at: int) -> int:
    """Where the part that begins here ends; a scan's points belong to it."""
    marker = jpeg[at + 1]
    if marker == 0xFF:
        return at + 1
    if marker in ALONE:
        return at + 2
    end = at + 2 + int.from_bytes(jpeg[at + 2 : at + 4], "big")
    if marker != START_OF_SCAN:
        return end
    found = AFTER_SCAN.search(jpeg, end)
    return found.start() if found else len(jpeg)


def _tells(marker: int, content: bytes) -> bool:
    return marker in REMARKS and not content.startswith(COLOURS.get(marker, b"\0no\0"))


def without_boxes(picture: bytes) -> bytes:
    """A JPEG 2000 picture without the boxes that say where and when it was taken."""
    kept, at = bytearray(), 0
    while at + BOX <= len(picture):
        size, name = int.from_bytes(picture[at : at + 4], "big"), picture[at + 4 : at + BOX]
        if size == 1:
            size = int.from_bytes(picture[at + BOX : at + LONG_BOX], "big")
        end = at + size if BOX <= size <= len(picture) - at else len(picture)
        if name not in TOLD:
            kept += picture[at:end]
        at = end
    return bytes(kept)
