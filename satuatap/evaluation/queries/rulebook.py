"""The rules of warning as they hold now: the ministry's newest book, else those of the files."""

from satuatap.core.facts import Facts
from satuatap.evaluation.models import RuleBook
from satuatap.evaluation.rules import WarningDays, Words
from satuatap.evaluation.sources import Rules, days_of, rules_of, warnings_file


def facts_in_force() -> Facts:
    """The newest book as data."""
    book = RuleBook.objects.first()
    return book.facts if book else warnings_file()


def rules_in_force() -> Rules:
    """The rules that warn today, with their names, by slug."""
    return rules_of(facts_in_force())


def days_in_force() -> WarningDays:
    """The days that hold for all rules today."""
    return days_of(facts_in_force())


def rule_names() -> dict[str, Words]:
    """The name of every rule that ever held: an old case is of a rule that may be gone."""
    books = [warnings_file(), *RuleBook.objects.order_by("pk").values_list("facts", flat=True)]
    return {slug: name for facts in books for slug, (_rule, name) in rules_of(facts).items()}
