"""A process of its own that writes one PDF again: ``documents`` starts it, and it knows nothing.

A document may unpack to any size, so that this process has a bound of memory and of time, and
takes nobody along when it dies. It reads the document from its input and writes the new one.
"""

import io
import resource
import sys
from collections.abc import Iterator
from typing import Any

import pikepdf

from satuatap.core.uploads.jpegs import without_boxes, without_place

BROKEN, LOCKED, TOO_MANY_PAGES = 3, 4, 5
MEMORY = 768 * 1024 * 1024
SECONDS = 20
LARGEST = 32 * 1024 * 1024  # of what is written
DEEPEST = 60
FAULTS = (pikepdf.PdfError, ValueError, TypeError, AttributeError, RuntimeError, KeyError)
ACTIVE = ("/OpenAction", "/AA", "/Names", "/Metadata", "/AcroForm", "/Collection", "/AF")
OF_A_PAGE = ("/AA", "/Metadata", "/PieceInfo", "/AF")
OF_A_NOTE = ("/A", "/AA", "/FS", "/Sound", "/Movie", "/RichMediaContent")
OF_ANYTHING = ("/OnInstantiate", "/EF", "/Metadata")
DEEDS = {
    *("/JavaScript", "/Launch", "/URI", "/SubmitForm", "/ResetForm", "/ImportData", "/GoToR"),
    *("/GoToE", "/Rendition", "/Movie", "/Sound", "/Thread", "/RichMediaExecute", "/Hide"),
}
OF_A_DEED = ("/S", "/JS", "/F", "/URI", "/Next")


class TooLong(Exception):
    """More pages than asked for."""


def rewritten(content: bytes, *, pages: int) -> bytes:
    """The document as a new one: its pages as they were, and nothing that acts or tells."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        if len(pdf.pages) > pages:
            raise TooLong
        _bare(pdf)
        written = io.BytesIO()
        pdf.save(written, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return written.getvalue()


def _bare(pdf: pikepdf.Pdf) -> None:
    _without(pdf.Root, ACTIVE)
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    for page in pdf.pages:
        _without(page.obj, OF_A_PAGE)
        for note in page.obj.get("/Annots", ()):
            _without(note, OF_A_NOTE)
    for each in list(pdf.objects):
        for thing in _dictionaries(each):
            _without(thing, OF_ANYTHING)
            if thing.get("/S") in DEEDS:
                _without(thing, OF_A_DEED)
        if isinstance(each, pikepdf.Stream):
            _bare_picture(pdf, each)


def _dictionaries(thing: pikepdf.Object, depth: int = 0) -> Iterator[pikepdf.Object]:
    """Every dictionary of one object, those inside it too; what it points to comes by itself."""
    if depth > DEEPEST:
        raise ValueError(depth)
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        yield thing
        inside: list[Any] = list(thing.values())
    else:
        inside = list(thing) if isinstance(thing, pikepdf.Array) else []
    for each in inside:
        if isinstance(each, pikepdf.Object) and not each.is_indirect:
            yield from _dictionaries(each, depth + 1)


def _without(thing: pikepdf.Object, names: tuple[str, ...]) -> None:
    for name in names:
        if name in thing:
            del thing[name]


def _bare_picture(pdf: pikepdf.Pdf, stream: pikepdf.Stream) -> None:
    """A photo inside the document is a file of its own, with a place of its own."""
    given = stream.get("/Filter", pikepdf.Array())
    filters = list(given) if isinstance(given, pikepdf.Array) else [given]
    if not filters or filters[-1] not in {"/DCTDecode", "/JPXDecode"}:
        return
    bare = without_place if filters[-1] == "/DCTDecode" else without_boxes
    content = bare(_unwrapped(pdf, stream, filters[:-1]))
    parts = stream.get("/DecodeParms", pikepdf.Array())
    last = parts[-1] if isinstance(parts, pikepdf.Array) and len(parts) else parts
    kept = last if isinstance(last, pikepdf.Dictionary) else None
    stream.write(content, filter=pikepdf.Name(str(filters[-1])), decode_parms=kept)


def _unwrapped(pdf: pikepdf.Pdf, stream: pikepdf.Stream, wraps: list[pikepdf.Object]) -> bytes:
    """The picture's file, out of what it was packed into besides."""
    raw = stream.read_raw_bytes()
    if not wraps:
        return raw
    packed = pdf.make_stream(raw)
    packed.Filter = pikepdf.Array(wraps)
    return packed.read_bytes()


def main() -> int:
    """Bound, read, write; the exit code says what was wrong."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    try:
        content = rewritten(sys.stdin.buffer.read(), pages=int(sys.argv[1]))
    except TooLong:
        return TOO_MANY_PAGES
    except pikepdf.PasswordError:
        return LOCKED
    except FAULTS:
        return BROKEN
    if len(content) > LARGEST:
        return BROKEN
    sys.stdout.buffer.write(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
