"""The ministry rules of how many answers a figure must be."""

from datetime import date, datetime

from django.db import transaction

from satuatap.surveys.errors import RuleHasBegun
from satuatap.surveys.models import SmallestCell


@transaction.atomic
def rule_smallest_cell(rule: SmallestCell, *, today: date, by: str, at: datetime) -> SmallestCell:
    """Keep a new rule from a day to come; the one before it holds until then.

    Surveys that are over keep theirs, so that no figure appears or vanishes afterwards. Raises
    RuleHasBegun for a day that is not to come.
    """
    if rule.valid_from <= today:
        raise RuleHasBegun
    rule.added_at, rule.added_by = at, by
    rule.save(force_insert=True)
    return rule
