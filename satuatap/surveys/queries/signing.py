"""Who signed a result off."""

from satuatap.identity.models import User

ACCOUNT = "user:"  # how the labels of people with an account begin


def who(actor: str) -> str:
    """The name behind a label of the records; empty for what is no person."""
    key = actor.removeprefix(ACCOUNT)
    found = User.objects.filter(pk=key).first() if key.isdigit() else None
    return str(found) if found else ""
