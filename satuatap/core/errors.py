"""The one family of errors that people are meant to read."""

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """A rule said no; the message is for the person who asked.

    ``type`` is the stable slug of the problem answer (``/problems/<type>``), ``status`` its
    HTTP status. Keyword arguments fill the named placeholders of the sentence and travel in the
    problem answer as extra members.
    """

    type: ClassVar[str] = "not-possible"
    status: ClassVar[int] = 409
    message: str | Promise = _("Tindakan itu tidak dapat dilakukan.")

    def __init__(self, **details: Any) -> None:
        super().__init__(self.type)
        self.details = details

    def __str__(self) -> str:
        return str(self.message) % self.details if self.details else str(self.message)
