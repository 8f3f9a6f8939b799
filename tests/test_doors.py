"""Every address of the site, and what everybody gets there (the rows are in tests/doors.py)."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.doors import DOORS, GROUPED, VISITORS
from tests.world import world


@pytest.mark.django_db
@pytest.mark.parametrize("name", DOORS)
def test_the_door_answers_as_the_table_says(name):
    door, here = DOORS[name], world()
    address, form = reverse(name, kwargs=door.at(here)) + door.query, door.form(here)
    answers = {}
    for who in VISITORS:
        with undone():
            answers[who] = ask(here.visitor(who), address, form, json_body=door.json).status_code
    assert answers == door.answers


@contextmanager
def undone() -> Iterator[None]:
    """Take back what one visitor did, so that the next finds the same world."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def ask(browser, address, form, *, json_body):
    if form is None:
        return browser.get(address)
    if json_body:
        return browser.post(address, json.dumps(form), content_type="application/json")
    return browser.post(address, form)


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
