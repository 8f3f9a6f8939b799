"""What is done to people's accounts: a role, a new password, a block, and its end."""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from axes.utils import reset as forget_failures
from django.db import transaction

from satuatap.core.events import announce
from satuatap.identity.events import AccountBlocked
from satuatap.identity.models import Membership, Role, User

if TYPE_CHECKING:
    from satuatap.places.models import Hall, Region

CLEAR = "abcdefghjkmnpqrstuvwxyz23456789"  # nothing that is mistaken when read aloud: i, l, o, 0, 1
GROUPS, LETTERS = 4, 4  # 16 of 31 letters: 79 bits


@transaction.atomic
def give_new_password(user: User) -> str:
    """A password for once, returned here and kept nowhere; every session of the account ends.

    Whoever signs in with it must choose another before anything else.
    """
    password = "-".join(_group() for _ in range(GROUPS))
    account = _locked(user)
    account.set_password(password)
    account.must_change_password = True
    account.save(update_fields=["password", "must_change_password"])
    forget_failures(username=account.email)
    return password


@transaction.atomic
def give_role(
    email: str,
    role: Role,
    *,
    hall: "Hall | None" = None,
    region: "Region | None" = None,
    name: str = "",
) -> tuple[User, str]:
    """Somebody's role, with an account if there is none: then also its password for once.

    Safe to repeat; the password is empty where the account was there before.
    """
    account = User.objects.filter(email__iexact=email).first()
    made = account or User.objects.create_user(email, name=name or email.partition("@")[0])
    Membership.objects.get_or_create(user=made, role=role, hall=hall, office=None, region=region)
    return made, "" if account else give_new_password(made)


def _group() -> str:
    return "".join(secrets.choice(CLEAR) for _ in range(LETTERS))


@transaction.atomic
def block(user: User, *, actor: str, at: datetime) -> User:
    """Nobody signs in with this account any more, and who is signed in is out at once."""
    account = _locked(user)
    if account.is_active:
        account.is_active = False
        account.times_signed_out += 1
        account.save(update_fields=["is_active", "times_signed_out"])
        announce(AccountBlocked(account.pk, actor, at))
    return account


@transaction.atomic
def unblock(user: User) -> User:
    """The account may sign in again; old sessions stay ended."""
    account = _locked(user)
    account.is_active = True
    account.save(update_fields=["is_active"])
    return account


def _locked(user: User) -> User:
    return User.objects.select_for_update(of=("self",)).get(pk=user.pk)
