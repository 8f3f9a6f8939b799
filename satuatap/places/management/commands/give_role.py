"""``satuatap give_role``: the way to an account for the ministry or a hall's manager."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from satuatap.identity.actions import give_role
from satuatap.identity.models import OF_A_HALL, OF_A_REGION, OF_THE_NATION, Role
from satuatap.places.models import Hall, Region

ROLES = sorted(OF_THE_NATION | OF_A_REGION | OF_A_HALL - {Role.INTERVIEWER})


class Command(BaseCommand):
    help = "Give somebody a role; makes the account if there is none and prints its password once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--role", required=True, choices=ROLES)
        parser.add_argument("--hall", help="code of the hall (hall_manager, inspectorate)")
        parser.add_argument("--region", help="code of the region (region_officer, region_head)")
        parser.add_argument("--name", default="", help="the person's name, for a new account")

    def handle(self, *_args: Any, **given: Any) -> str:
        role, hall = Role(given["role"]), hall_of(given["role"], given["hall"])
        region = region_of(given["role"], given["region"])
        try:
            validate_email(given["email"])
        except ValidationError as error:
            message = f"{given['email']!r} is no e-mail address."
            raise CommandError(message) from error
        account, password = give_role(
            given["email"], role, hall=hall, region=region, name=given["name"]
        )
        if not password:
            return f"{account.email} has the role {role.value}; the password stays as it is."
        return (
            f"{account.email} has the role {role.value}; password for the first sign-in: {password}"
        )


def hall_of(role: str, code: str | None) -> Hall | None:
    """The hall that a manager or an inspectorate needs, and nobody else takes."""
    if (role in OF_A_HALL) != bool(code):
        message = "--hall is needed for hall_manager and inspectorate, and taken by no other."
        raise CommandError(message)
    hall = Hall.objects.filter(slug=code).first() if code else None
    if code and hall is None:
        message = f"There is no hall {code!r}."
        raise CommandError(message)
    return hall


def region_of(role: str, code: str | None) -> Region | None:
    """The region that its government's people need, and nobody else takes."""
    if (role in OF_A_REGION) != bool(code):
        message = "--region is needed for region_head and region_officer, and taken by no other."
        raise CommandError(message)
    region = Region.objects.filter(pk=code).first() if code else None
    if code and region is None:
        message = f"There is no region {code!r}."
        raise CommandError(message)
    return region
