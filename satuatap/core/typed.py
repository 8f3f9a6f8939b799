"""What somebody typed, counted as they saw it counted."""

from typing import Any

from django import forms


class LinesField(forms.CharField):
    """Text of several lines, in which a line break counts once.

    Browsers count it once against ``maxlength`` and send it as two characters (HTML, "constructing
    the entry list"), so that a text that they let through would be refused as too long.
    """

    def to_python(self, value: Any) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")
