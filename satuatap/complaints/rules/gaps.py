"""The gaps of a template: what each answer fills in by itself."""

from collections.abc import Mapping

GAPS = ("{nomor}", "{mal}", "{gerai}")


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text with its gaps filled; anything else in braces stays as it is written."""
    for gap in GAPS:
        text = text.replace(gap, values.get(gap, ""))
    return text
