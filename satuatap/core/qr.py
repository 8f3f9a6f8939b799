"""QR codes: as SVG for pages, as dots for printers."""

from io import BytesIO

import segno
from django.utils.html import escape
from PIL import Image

DOTS_PER_MM = 8  # thermal heads of 203 dpi
QUIET = 2  # modules of margin; paper is white around it anyway


def qr_svg(text: str, *, label: str) -> str:
    """The code as inline SVG that takes the size its place gives it, with a name for readers."""
    code = segno.make(text, error="m", micro=False)
    drawn = code.svg_inline(border=QUIET, omitsize=True, svgclass="sa-qr", lineclass=None)
    return str(drawn).replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)


def qr_file(text: str) -> str:
    """The code as an SVG file without margins, for papers."""
    out = BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", border=0, scale=8)
    return out.getvalue().decode()


def qr_dots(text: str, *, millimetres: int) -> Image.Image:
    """The code in black dots, at least so many millimetres wide on a thermal printer."""
    code = segno.make(text, error="m", micro=False)
    modules = code.symbol_size(border=0)[0]
    scale = -(-millimetres * DOTS_PER_MM // modules)
    out = BytesIO()
    code.save(out, kind="png", scale=scale, border=QUIET)
    return Image.open(BytesIO(out.getvalue())).convert("1")
