"""No figure of a few answers is told, nor can it be found by taking others from their total."""

from fractions import Fraction

import pytest
from hypothesis import given as fact
from hypothesis import strategies as st

from satuatap.core.facts import FaultySource
from satuatap.surveys.rules import Node, readable
from satuatap.surveys.sources import smallest_cell

LEAST = 5
COUNTS = st.integers(0, 14)


@st.composite
def halls(draw):
    """A hall's offices and services; some answers belong to no office, or to no service."""
    offices: dict[object, Node[object]] = {}
    for office in range(draw(st.integers(0, 5))):
        services = {(office, place): draw(COUNTS) for place in range(draw(st.integers(0, 4)))}
        unknown = draw(st.integers(0, 6))
        parts: dict[object, Node[object]] = {key: Node(count) for key, count in services.items()}
        offices[office] = Node(sum(services.values()) + unknown, parts)
    return Node(sum(each.answers for each in offices.values()) + draw(st.integers(0, 6)), offices)


def atoms(hall):
    """The smallest groups of people that the table tells apart, with how many they are."""
    found: dict[object, int] = {}
    for office, node in hall.parts.items():
        found |= {key: part.answers for key, part in node.parts.items()}
        found[office, "unknown"] = node.answers - sum(each.answers for each in node.parts.values())
    found["unknown"] = hall.answers - sum(each.answers for each in hall.parts.values())
    return found


def sums(hall, told):
    """What is published, each figure as the atoms that it adds up."""
    inside = {office: [key for key in atoms(hall) if key[0] == office] for office in hall.parts}
    whole = [list(atoms(hall))] if hall.answers >= LEAST else []
    offices = [inside[office] for office in hall.parts if office in told]
    return whole + offices + [[key] for key in told if isinstance(key, tuple)]


def follows(wanted, known):
    """Whether adding and taking away what is known gives exactly what is wanted."""
    rows = [[Fraction(each) for each in row] for row in known]
    rest, done = [Fraction(each) for each in wanted], 0
    for column in range(len(rest)):
        pivot = next((at for at in range(done, len(rows)) if rows[at][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        for at in [*range(done + 1, len(rows))]:
            share = rows[at][column] / rows[done][column]
            rows[at] = [a - share * b for a, b in zip(rows[at], rows[done], strict=True)]
        share = rest[column] / rows[done][column]
        rest = [a - share * b for a, b in zip(rest, rows[done], strict=True)]
        done += 1
    return not any(rest)


@fact(halls())
def test_no_few_people_follow_from_what_is_told(hall):
    told, people = readable(hall, least=LEAST), atoms(hall)
    names = [key for key, count in people.items() if count]
    known = [[int(key in row) for key in names] for row in sums(hall, told)]
    groups = [[key] for key in names]
    groups += [[key for key in names if key[0] == office] for office in hall.parts]
    for group in groups:
        if 0 < sum(people[key] for key in group) < LEAST:
            assert not follows([int(key in group) for key in names], known)


@fact(halls())
def test_what_is_told_is_of_enough_people_and_within_what_is_told(hall):
    for key in readable(hall, least=LEAST):
        office = hall.parts[key[0]] if isinstance(key, tuple) else hall.parts[key]
        part = office.parts[key] if isinstance(key, tuple) else office
        assert min(part.answers, office.answers, hall.answers) >= LEAST


@fact(halls())
def test_where_everybody_is_many_nothing_is_withheld(hall):
    if all(not 0 < count < LEAST for count in atoms(hall).values()):
        everything = set(hall.parts).union(*(each.parts for each in hall.parts.values()))
        counts = atoms(hall) | {key: each.answers for key, each in hall.parts.items()}
        assert readable(hall, least=LEAST) == {key for key in everything if counts[key]}


def test_one_small_office_hides_the_smallest_of_the_others():
    hall = Node(33, {"a": Node(20), "b": Node(10), "c": Node(3)})
    assert readable(hall, least=LEAST) == {"a"}


def test_two_small_ones_hide_each_other():
    assert readable(Node(26, {"a": Node(20), "b": Node(3), "c": Node(3)}), least=LEAST) == {"a"}


def test_the_least_is_data_and_never_one():
    assert smallest_cell() == LEAST


def test_a_least_of_one_is_refused(tmp_path):
    (tmp_path / "publication.yaml").write_text("smallest_cell: 1\n")
    with pytest.raises(FaultySource):
        smallest_cell(tmp_path)
