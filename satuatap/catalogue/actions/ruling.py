"""A hall rules something itself, where its rules differ from the national text."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime

from django.db import transaction

from satuatap.catalogue.models import Offering, OwnText
from satuatap.identity.models import User


@dataclass(frozen=True)
class Rules:
    """The hall's own words; an empty one leaves the national text as it is."""

    basis: str
    requirements: str = ""
    steps: str = ""
    time_limit: str = ""
    tariffs: str = ""


@transaction.atomic
def rule_offering(offering: Offering, rules: Rules, *, by: User, at: datetime) -> OwnText:
    """Publish a new version of an offering's own text; the versions before it stay readable.

    Saying the same again changes nothing and gives the version in force.
    """
    Offering.objects.select_for_update(of=("self",)).get(pk=offering.pk)
    last = OwnText.objects.filter(offering=offering).order_by("-version").first()
    if last is not None and rules_of(last) == rules:
        return last
    version = last.version + 1 if last else 1
    return OwnText.objects.create(
        offering=offering, version=version, published_at=at, author=by, **asdict(rules)
    )


def rules_of(text: OwnText) -> Rules:
    """A version's words alone."""
    return Rules(**{each.name: getattr(text, each.name) for each in fields(Rules)})
