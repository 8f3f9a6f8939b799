"""``satuatap create_token``: a bearer token for the floor's API."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from satuatap.identity.models import TokenRole
from satuatap.identity.tokens import make_token
from satuatap.places.models import Counter, Hall


class Command(BaseCommand):
    help = "Make a token for a machine of a hall and print it; it is never shown again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hall", required=True, help="the hall's code, such as kota-batu")
        parser.add_argument("--role", required=True, choices=TokenRole.values)
        parser.add_argument("--counter", help="the counter's number (role counter)")
        parser.add_argument("--name", help="what the hall calls the machine")

    def handle(self, *_args: Any, **given: Any) -> str:
        hall = Hall.objects.select_related("region").filter(slug=given["hall"]).first()
        if hall is None:
            message = f"There is no hall {given['hall']!r}."
            raise CommandError(message)
        counter = counter_of(hall, given["role"], given["counter"])
        name = given["name"] or " ".join(filter(None, [given["role"], given["counter"]]))
        token = make_token(hall, given["role"], name=name, at=timezone.now(), counter=counter)
        return token[1]


def counter_of(hall: Hall, role: str, code: str | None) -> Counter | None:
    """The counter that a counter's token needs, and no other token takes."""
    if role != TokenRole.COUNTER:
        if code:
            message = "Only the role counter takes --counter."
            raise CommandError(message)
        return None
    counter = Counter.objects.filter(hall=hall, code=code or "", is_active=True).first()
    if counter is None:
        codes = ", ".join(Counter.objects.filter(hall=hall).values_list("code", flat=True))
        message = f"--counter must name a counter of {hall.slug}: {codes or 'it has none yet'}."
        raise CommandError(message)
    return counter
