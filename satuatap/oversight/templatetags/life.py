"""``{% load life %}``: texts of the data in the reader's language, groups, and stages."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template

from satuatap.oversight import wording
from satuatap.oversight.models.editions import drawing, reminding
from satuatap.oversight.rules import Stage

register = template.Library()
ALONG = ("proposal", "commitment", "preparation", "readiness", "trial", "inaugurated", "operating")


@register.filter
def said(texts: Mapping[str, str]) -> str:
    """A text of the data in the reader's language."""
    return wording.in_language(texts)


@register.filter
def stage(code: str) -> str:
    """A stage by its code."""
    return wording.in_language(drawing().stage(code).name)


@register.filter
def group(code: str) -> Any:
    """What a group of requirements is called."""
    return wording.GROUPS[code]


@register.filter
def part(code: str) -> Any:
    """What a part of the participation score is called."""
    return wording.PARTS[code]


@register.filter
def rule_table(name: str) -> Any:
    """What a table of the rules is called."""
    return wording.TABLES[name]


@register.filter
def reason(row: Any) -> str:
    """Why a region stands where it does on the support list."""
    return wording.reason_of(row)


@register.simple_tag
def soon_days() -> int:
    """Within how many days an agreement that ends is renewed."""
    return reminding().soon.days


@register.simple_tag
def expected_kinds() -> str:
    """The kinds of agencies that are expected of every hall."""
    return wording.expected_kinds()


@register.simple_tag
def track(here: str) -> Sequence[tuple[Stage, str]]:
    """The way of a life with what is behind, where it stands, and what is to come.

    A stage beside the way (coaching, downgraded, closed) stands at its end.
    """
    way = [drawing().stage(code) for code in ALONG]
    if here and here not in ALONG:
        return [*((each, "past") for each in way), (drawing().stage(here), "now")]
    at = ALONG.index(here) if here else -1
    return [
        (each, "past" if number < at else "now" if number == at else "next")
        for number, each in enumerate(way)
    ]
