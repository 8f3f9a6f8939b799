"""Who did something to a ceremony, by name."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.filter
def named(names: Mapping[str, str], actor: str) -> str:
    """The name behind a label of the records, of those that the page asked for; empty if none."""
    return names.get(actor, "")
