"""The bodies that the API reads: few members, each with the values it takes."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from satuatap.core.rest.errors import BodyTooLarge, NotJson, UnreadableBody, WrongFields

CODE = r"^[-a-zA-Z0-9_]+$"
PRINTABLE = r"^[^\x00-\x1f\x7f\ud800-\udfff]*$"


@dataclass(frozen=True)
class Text:
    """A text member: one of ``choices``, or anything of this ``pattern`` and length.

    Without a ``default`` it must be there. ``about`` is for the API's document, in English.
    """

    about: str
    choices: tuple[str, ...] = ()
    pattern: str = CODE
    longest: int = 80
    default: str | None = None
    good: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "good", re.compile(self.pattern))

    def fault(self, value: object) -> str | None:
        """What is wrong with this value, in a sentence; None when nothing is."""
        if not isinstance(value, str):
            return _("Harus berupa teks.")
        if self.choices:
            listed = ", ".join(self.choices)
            return None if value in self.choices else _("Pilih salah satu: %(c)s.") % {"c": listed}
        if len(value) > self.longest:
            return _("Paling panjang %(longest)s huruf.") % {"longest": self.longest}
        return None if self.good.fullmatch(value) else _("Bentuknya tidak sesuai.")

    @property
    def schema(self) -> dict[str, Any]:
        """The member in the API's document."""
        told: dict[str, Any] = {"type": "string", "description": self.about}
        told |= {"enum": list(self.choices)} if self.choices else {"maxLength": self.longest}
        if not self.choices and self.pattern == CODE:
            told["pattern"] = self.pattern
        return told | ({} if self.default is None else {"default": self.default})


Members = Mapping[str, Text]


def read(request: HttpRequest, members: Members) -> dict[str, str]:
    """The body's members, defaults filled in; no body at all is an empty object.

    Raises BodyTooLarge, NotJson, UnreadableBody or WrongFields.
    """
    given = _object(request)
    faults = [(name, _("Tidak dikenal.")) for name in given if name not in members]
    faults += [
        (name, fault) for name, each in members.items() if (fault := _fault(name, each, given))
    ]
    if faults:
        raise WrongFields(faults)
    return {name: str(given.get(name, each.default)) for name, each in members.items()}


def schema_of(members: Members) -> dict[str, Any]:
    """The body in the API's document."""
    required = [name for name, each in members.items() if each.default is None]
    schema = {
        "type": "object",
        "properties": {name: each.schema for name, each in members.items()},
        "additionalProperties": False,
    }
    return schema | ({"required": required} if required else {})


def _fault(name: str, member: Text, given: dict[str, Any]) -> str | None:
    if name in given:
        return member.fault(given[name])
    return _("Wajib diisi.") if member.default is None else None


def _object(request: HttpRequest) -> dict[str, Any]:
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > settings.API_BODY:
        raise BodyTooLarge
    body = request.body
    if not body:
        return {}
    if request.content_type != "application/json":
        raise NotJson
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        raise UnreadableBody from None
    if not isinstance(found, dict):
        raise UnreadableBody
    return found
