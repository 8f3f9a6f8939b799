"""The national map and its line: every seat where it lies, no total that falls."""

from decimal import Decimal
from typing import Any

import pytest

from satuatap.national.drawing import dots, trend
from satuatap.national.queries.coverage import Nation, Seat
from satuatap.places.models import Hall, PublishedTotal, Region
from satuatap.places.picture import HEIGHT, WIDTH
from satuatap.web.distance import kilometres

NOTHING = {"halls": 0, "covered": 0, "of": 509, "dated": 0, "latest": None, "operating": 0}
EMPTY: dict[str, list[Any]] = {"provinces": [], "totals": [], "doubtful": [], "seats": []}


def nation(**given: Any) -> Nation:
    """A nation without halls, unless told otherwise."""
    return Nation(**{**NOTHING, **EMPTY, **given})


def seat(south: str, east: str, name: str = "Batu", *, has_hall: bool = False) -> Seat:
    region = Region(name=name, latitude=Decimal(south), longitude=Decimal(east))
    return Seat(region, Hall(region=region) if has_hall else None)


def total(as_of: str, count: int | None, **more) -> PublishedTotal:
    return PublishedTotal(as_of=as_of, total=count, source="Kompas", **more)


@pytest.mark.parametrize(("south", "east"), [("5.89", "95.32"), ("-10.9", "140.7"), ("0", "109.3")])
def test_every_seat_lies_inside_the_picture(south, east):
    ((x, y, name),) = dots([seat(south, east, has_hall=True)]).halls
    assert 0 < x < WIDTH
    assert 0 < y < HEIGHT
    assert name == "Batu"


def test_seats_without_a_hall_are_one_path_and_no_points():
    drawn = dots([seat("0", "100"), seat("-5", "120")])
    assert (drawn.empty.count("M"), list(drawn.halls)) == (2, [])


def test_without_a_total_there_is_no_line():
    assert trend([], of=509) is None
    assert trend([total("2020", None, added=12)], of=509) is None


def test_a_total_below_an_earlier_one_is_left_out():
    drawn = trend([total("2022", 103), total("2021", 60), total("2023", 99)], of=509)
    assert drawn is not None
    assert (drawn.total, drawn.as_of) == (103, "2022")
    assert drawn.line.count("H") == 1


def test_a_total_that_tells_only_its_year_stands_in_its_middle():
    drawn = [trend([total(day, 10)], of=509) for day in ("2024", "2024-06", "2024-06-15")]
    assert len({each.last for each in drawn if each}) == 1


def test_more_halls_stand_higher():
    few, many = (trend([total("2024", count)], of=509) for count in (10, 305))
    assert few is not None
    assert many is not None
    assert many.last[1] < few.last[1]


def test_a_nation_without_regions_has_no_share():
    assert nation(of=0).share == 0.0
    assert nation(covered=305, of=610).share == 50.0


def test_two_sources_that_agree_are_no_conflict():
    told = [total("2024", 206), total("2024", 206), total("2023", 1), total("2023", None, added=2)]
    assert nation(totals=told).conflicts == set()


def test_distances_are_those_of_the_map():
    jakarta, surabaya = (-6.2, 106.8), (-7.25, 112.75)
    found = kilometres(jakarta, surabaya)
    assert found is not None
    assert 660 < found < 680
    assert kilometres(surabaya, jakarta) == pytest.approx(found)


@pytest.mark.parametrize("unknown", [(None, 106.8), (-6.2, None), (None, None)])
def test_where_a_place_is_unknown_no_distance_is_told(unknown):
    assert kilometres(unknown, (-7.25, 112.75)) is None
    assert kilometres((-7.25, 112.75), unknown) is None


def test_the_equator_is_a_place():
    assert kilometres((0, 109.3), (Decimal("0.0"), 109.3)) == pytest.approx(0)
