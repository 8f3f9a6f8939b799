"""Instruments are data that sum exactly, or the platform does not start with them."""

from decimal import Decimal
from fractions import Fraction
from shutil import copytree

import pytest

from satuatap.evaluation.rules import Knot, is_monotone, points
from satuatap.evaluation.sources import (
    DATA,
    instrument_faults,
    instruments,
    rules_of,
    warnings_file,
)

BY_NAME = {each.name: each for each in instruments()}
IPP = BY_NAME["pekppp-2022"]


@pytest.fixture
def copy(tmp_path):
    """A copy of the data in which one text is replaced by another."""

    def changed(name, old, new):
        target = copytree(DATA, tmp_path / "data")
        file = target / "instruments" / name
        text = file.read_text()
        assert old in text
        file.write_text(text.replace(old, new, 1))
        return [str(each) for each in instrument_faults(target)]

    return changed


@pytest.mark.parametrize("name", BY_NAME)
def test_the_parts_of_an_index_are_exactly_one(name):
    assert sum(BY_NAME[name].shares.values()) == 1


def test_the_public_service_index_has_its_six_weights():
    assert [each.weight for each in IPP.variables] == [24, 25, 18, 11, 10, 12]


def test_the_public_service_index_has_nine_grades():
    assert [each.letter for each in IPP.grades] == ["F", "E", "D", "C-", "C", "B-", "B", "A-", "A"]


@pytest.mark.parametrize(
    ("index", "letter"),
    [("0", "F"), ("1.00", "F"), ("1.01", "E"), ("3.50", "B-"), ("3.51", "B"), ("4.50", "A-"),
     ("4.51", "A"), ("5.00", "A")],
)  # fmt: skip
def test_limits_of_grades_are_inclusive(index, letter):
    assert IPP.grade_of(Decimal(index)).letter == letter


def test_halls_have_four_variables_of_which_the_first_is_known():
    marks = [each.mark for each in BY_NAME["mal-2026"].variables]
    assert marks == ["sourced", "example", "example", "example"]


def test_a_file_says_what_of_it_is_not_verified():
    assert all("Unverified" in each.source.note["en"] for each in BY_NAME.values())
    assert "Unverified" in warnings_file()["source"]["note"]["en"]


def test_weights_that_do_not_sum_are_named(copy):
    assert copy("pekppp-2022.yaml", 'weight: "24"', 'weight: "23.5"') == [
        "pekppp-2022.yaml: variables: weights sum to 99.5, not to 100"
    ]


def test_weights_within_a_variable_must_sum_as_well(copy):
    found = copy("pekppp-2022.yaml", 'weight: "17"', 'weight: "17.01"')
    assert found == ["pekppp-2022.yaml: kebijakan: weights sum to 100.01, not to 100"]


def test_a_gap_between_grades_is_a_fault(copy):
    assert any("not a hundredth above" in each for each in copy("mal-2026.yaml", "1.01", "1.02"))


def test_points_that_turn_back_are_a_fault(copy):
    found = copy("mal-2026.yaml", '["65", "2"], ["76.60", "3"]', '["65", "4"], ["76.60", "3"]')
    assert any("points go one way" in each for each in found)


def test_what_nothing_computes_is_a_fault(copy):
    found = copy("mal-2026.yaml", "measure: satisfaction", "measure: popularity")
    assert any("nothing computes popularity" in each for each in found)


def test_a_longest_promise_between_two_edges_is_a_fault(copy):
    found = copy("mal-2026.yaml", "longest_promise: 30", "longest_promise: 33")
    assert any("longest_promise: minutes are one of 1, 2" in each for each in found)


def test_an_unknown_field_is_a_fault(copy):
    assert copy("mal-2026.yaml", "prior: 20", "prior: 20\nbonus: 3")


def test_no_yaml_is_a_fault(copy):
    assert copy("mal-2026.yaml", "slug: mal", "slug: [mal") == ["mal-2026.yaml: -: not YAML"]


def test_points_follow_a_straight_line_between_knots():
    knots = [Knot(Fraction(0), Fraction(0)), Knot(Fraction(10), Fraction(5))]
    assert is_monotone(knots)
    assert [points(knots, Fraction(each)) for each in (-1, 0, 4, 10, 11)] == [0, 0, 2, 5, 5]


def test_every_rule_of_warning_has_a_name_and_time_to_answer():
    assert all(
        name["id"] and rule.days_to_plan > 0 for rule, name in rules_of(warnings_file()).values()
    )
