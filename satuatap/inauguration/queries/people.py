"""Names of people whom the records hold by a label."""

from collections.abc import Iterable

from satuatap.identity.models import User

ACCOUNT = "user:"  # how the labels of people with an account begin


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """Label to name, in one question; what is no person is left out."""
    keys = {each: each.removeprefix(ACCOUNT) for each in actors if each.startswith(ACCOUNT)}
    known = User.objects.in_bulk([key for key in keys.values() if key.isdigit()])
    found = {label: known.get(int(key)) for label, key in keys.items() if key.isdigit()}
    return {label: str(user) for label, user in found.items() if user is not None}
