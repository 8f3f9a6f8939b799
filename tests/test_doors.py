"""Every address of the site, and what everybody gets there (the rows are in tests/doors.py)."""

import json
from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.doors import DOORS, GROUPED, VISITORS
from tests.world import world


@pytest.mark.django_db
@pytest.mark.parametrize("who", VISITORS)
@pytest.mark.parametrize("name", DOORS)
def test_the_door_answers_as_the_table_says(name, who):
    door, here = DOORS[name], world()
    address = reverse(name, kwargs=door.at(here)) + door.query
    browser, form = here.visitor(who), door.form(here)
    if form is None:
        answer = browser.get(address)
    elif door.json:
        answer = browser.post(address, json.dumps(form), content_type="application/json")
    else:
        answer = browser.post(address, form)
    assert answer.status_code == door.answers[who]


def test_every_address_has_a_door():
    assert set(names(get_resolver().url_patterns)) == set(DOORS)


def test_every_row_answers_everybody():
    assert [name for name, door in DOORS.items() if set(door.answers) != set(VISITORS)] == []


def names(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[str]:
    """The names of all addresses but those of packages with rules of their own."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            if inner.split(":")[0] not in GROUPED:
                yield from names(pattern.url_patterns, inner)
        elif not str(pattern.name).startswith(tuple(f"{group}_" for group in GROUPED)):
            yield f"{space}{pattern.name}"
