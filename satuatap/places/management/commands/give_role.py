"""``satuatap give_role``: the way to an account for the ministry or a hall's manager."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import validate_email

from satuatap.identity.actions import give_role
from satuatap.identity.models import Role
from satuatap.places.models import Hall

ROLES = [Role.MINISTRY.value, Role.HALL_MANAGER.value]


class Command(BaseCommand):
    help = "Give somebody a role; makes the account if there is none and prints its password once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--role", required=True, choices=ROLES)
        parser.add_argument("--hall", help="the hall's code, such as kota-batu (role hall_manager)")
        parser.add_argument("--name", default="", help="the person's name, for a new account")

    def handle(self, *_args: Any, **given: Any) -> str:
        role, hall = Role(given["role"]), hall_of(given["role"], given["hall"])
        try:
            validate_email(given["email"])
        except ValidationError as error:
            message = f"{given['email']!r} is no e-mail address."
            raise CommandError(message) from error
        account, password = give_role(given["email"], role, hall=hall, name=given["name"])
        if not password:
            return f"{account.email} has the role {role.value}; the password stays as it is."
        return (
            f"{account.email} has the role {role.value}; password for the first sign-in: {password}"
        )


def hall_of(role: str, code: str | None) -> Hall | None:
    """The hall that a manager's role needs, and the ministry's does not take."""
    if (role == Role.HALL_MANAGER) != bool(code):
        message = "--hall is needed for the role hall_manager, and taken by no other."
        raise CommandError(message)
    hall = Hall.objects.filter(slug=code).first() if code else None
    if code and hall is None:
        message = f"There is no hall {code!r}."
        raise CommandError(message)
    return hall
