"""What is public is enough: from the method and a hall's counts alone the grade follows again."""

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import pairwise

import pytest
from django.urls import reverse

from satuatap.evaluation.tests import given
from satuatap.queueing.tests import given as base

pytestmark = pytest.mark.django_db
F = Fraction


@pytest.fixture
def read(client):
    """The public data of a published result, and of its method."""
    halls = [base.hall(), base.hall()]
    known = {
        halls[0].pk: given.facts(paused=7, returned=11, complaints=3, complaints_on_time=2),
        halls[1].pk: given.facts(tally=given.tally(250), days_kept=230),
    }
    cycle = given.published(given.cycle(), known)

    def of(number):
        address = reverse("evaluation:result-json", args=[cycle.code, halls[number].slug])
        result = client.get(address).json()
        return result, client.get(reverse("evaluation:method-json", args=[result["method"]])).json()

    return of


def waited(facts, part):
    """P50 and P90 as the page of the method tells it."""
    left = facts["paused"] + facts["returned"] + facts["absent"]
    line = []
    for minutes, count in sorted((int(key), count) for key, count in facts["waits"].items()):
        line += [minutes] * count
    line = line[left:]
    line += [1440] * (facts["expected"] - len(line))
    return F(line[math.ceil(part * len(line)) - 1])


def figures(facts, nation, prior):
    lacking = max(facts["sample"] - facts["respondents"], 0)
    answers = facts["respondents"]
    content = (F(facts["survey"]) * answers + 25 * lacking) / (answers + lacking)
    share = F(nation["complaints_on_time"], nation["complaints"])
    in_time = facts["complaints_on_time"] - facts["complaints_paused"]
    unfinished = facts["paused"] + facts["returned"] + facts["absent"]
    return {
        "satisfaction": content,
        "improvement": content - F(facts["survey_before"]),
        "wait-p50": waited(facts, F(1, 2)),
        "wait-p90": waited(facts, F(9, 10)),
        "on-time": F(max(facts["on_time"] - unfinished, 0) * 100, facts["expected"]),
        "opening": F(facts["days_kept"] * 100, facts["days_planned"]),
        "complaints": 100 * (in_time + prior * share) / (facts["complaints"] + prior),
        "services": F(facts["services_offered"] * 100, facts["services_promised"]),
        "agencies": F(facts["agencies"]),
    }


def worth(knots, figure):
    """Points between two knots."""
    pairs = [(F(one), F(two)) for one, two in knots]
    if figure <= pairs[0][0]:
        return pairs[0][1]
    for (x, y), (u, v) in pairwise(pairs):
        if figure <= u:
            return y + (figure - x) / (u - x) * (v - y)
    return pairs[-1][1]


@pytest.mark.parametrize("number", [0, 1])
def test_the_grade_follows_from_what_is_public(read, number):
    result, method = read(number)
    told = result["detail"]["figures"]
    known = figures(told["facts"], told["nation"], method["prior"])
    index = F(0)
    for variable in method["variables"]:
        for each in variable["indicators"]:
            share = F(variable["weight"]) * F(each["weight"]) / 10000
            points = (
                worth(each["knots"], known[each["measure"]])
                if "measure" in each
                else F(result["detail"]["points"][each["slug"]]["value"])
            )
            index += share * points
    exact = Decimal(index.numerator) / Decimal(index.denominator)
    rounded = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert str(rounded) == result["index"]
    reached = [each for each in method["grades"] if Decimal(each["least"]) <= rounded]
    assert reached[-1]["letter"] == result["grade"]


def test_the_sample_is_krejcie_and_morgans(read):
    facts = read(0)[0]["detail"]["figures"]["facts"]
    people = facts["visits"] + facts["turned_away"]
    assert facts["turned_away"] == (facts["days_planned"] - facts["days_kept"]) * facts["busiest"]
    wanted = 0.96025 * people / (0.0025 * (people - 1) + 0.96025)
    assert facts["sample"] == math.floor(wanted + 0.5)


def test_the_page_of_the_method_says_all_of_it(client):
    page = client.get(reverse("evaluation:method", args=["mal-2026"])).content.decode()
    for said in ("Krejcie", "Wilson", "1.440 menit", "poin₁", "25 → 0", "Bobot dalam variabel",
                 "80% dari sampel", "20 × bagian nasional", "Tidak ada", "1, 2, 2, 4"):  # fmt: skip
        assert said in page, said
