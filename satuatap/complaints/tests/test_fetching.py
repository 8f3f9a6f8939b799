"""Fetching from SP4N by itself: nothing twice, nothing lost, whatever the other side does."""

from datetime import timedelta
from typing import Any

import pytest

from satuatap.complaints.actions import fetch_from_sp4n, retry_set_aside
from satuatap.complaints.models import Complaint, ExchangeMark, SetAside
from satuatap.complaints.rules import wait_after
from satuatap.complaints.tasks import fetch_what_came_to_sp4n, retry_what_was_set_aside
from satuatap.complaints.tests.given import MONDAY, people
from satuatap.complaints.tests.other_side import TOKEN, Double
from satuatap.queueing.tests.test_races import all_at_once

FAULTS = ["401", "429", "500", "503", "garbage", "nameless", "drop", "hang"]


@pytest.fixture(scope="module")
def double():
    with Double() as running:
        yield running


@pytest.fixture
def other(double):
    """The double, with nothing to give and nothing wrong."""
    double.give([])
    double.fail()
    return double


@pytest.fixture
def the(db):
    return people()


def row(the, number, **more):
    values: dict[str, Any] = {
        "nomor_sp4n": f"SP4N-{number}",
        "klasifikasi": "pengaduan",
        "judul": "Jalan rusak",
    }
    values |= {"isi": "Di depan mal.", "mal": the.hall.slug, "anonim": False, "rahasia": False}
    return values | more


def numbers():
    return sorted(Complaint.objects.values_list("exchange__reference", flat=True))


def test_what_came_is_taken_in_page_by_page_and_once(the, other):
    other.give([row(the, number) for number in range(130)])
    assert fetch_from_sp4n(other.port, at=MONDAY) == 130
    assert fetch_from_sp4n(other.port, at=MONDAY) == 0
    assert len(set(numbers())) == Complaint.objects.count() == 130
    assert ExchangeMark.objects.get().mark == "130"


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_waited_out_and_loses_nothing(the, other, fault):
    other.give([row(the, 1), row(the, 2)])
    other.fail(fault, fault)
    fetch_from_sp4n(other.port, at=MONDAY)
    mark = ExchangeMark.objects.get()
    assert (Complaint.objects.count(), mark.mark, mark.failures) == (0, "", 1)
    assert mark.next_at == MONDAY + wait_after(1)

    fetch_from_sp4n(other.port, at=mark.next_at)
    assert ExchangeMark.objects.get().failures == 2
    fetch_from_sp4n(other.port, at=MONDAY + timedelta(hours=1))
    mark.refresh_from_db()
    assert (numbers(), mark.failures, mark.fault) == (["SP4N-1", "SP4N-2"], 0, "")


def test_until_it_is_time_the_other_side_is_left_alone(the, other):
    other.fail("500")
    fetch_from_sp4n(other.port, at=MONDAY)
    before = len(other.asked())
    assert fetch_from_sp4n(other.port, at=MONDAY + timedelta(minutes=4)) == 0
    assert len(other.asked()) == before


def test_a_fault_behind_the_first_page_keeps_that_page(the, other):
    other.give([row(the, number) for number in range(110)])
    other.fail("", "drop")
    assert fetch_from_sp4n(other.port, at=MONDAY) == 100
    assert fetch_from_sp4n(other.port, at=MONDAY + timedelta(hours=1)) == 10
    assert Complaint.objects.count() == 110


@pytest.mark.parametrize(
    "wrong",
    [
        7,
        None,
        {"judul": "x"},
        {"mal": "tidak-ada"},
        {"klasifikasi": "gosip"},
        {"tanggal_kejadian": "2026-02-31"},
    ],
)
def test_a_record_that_cannot_be_taken_in_is_set_aside_whole(the, other, wrong):
    bad = row(the, 2) | wrong if isinstance(wrong, dict) else wrong
    bad = wrong if isinstance(wrong, dict) and "judul" in wrong else bad
    other.give([row(the, 1), bad, row(the, 3)])
    fetch_from_sp4n(other.port, at=MONDAY)
    fetch_from_sp4n(other.port, at=MONDAY)
    assert numbers() == ["SP4N-1", "SP4N-3"]
    assert SetAside.objects.get().record == [bad]


@pytest.mark.parametrize("odd", ["a\0b", "a\ud800b", "\\u0000 as words"])
def test_characters_that_no_database_takes_stop_nothing(the, other, odd):
    escaped = {"judul": f"Jalan {odd}"}
    other.give([row(the, 1, **escaped), row(the, 2)])
    fetch_from_sp4n(other.port, at=MONDAY)
    assert numbers() == ["SP4N-1", "SP4N-2"]


def test_what_was_set_aside_comes_in_once_its_hall_is_there(the, other):
    other.give([row(the, 1, mal="mal-baru")])
    fetch_from_sp4n(other.port, at=MONDAY)
    assert retry_set_aside(at=MONDAY) == 0
    the.hall.slug = "mal-baru"
    the.hall.save()
    assert [retry_set_aside(at=MONDAY) for _ in range(2)] == [1, 0]
    assert (numbers(), SetAside.objects.count()) == (["SP4N-1"], 0)


def test_names_that_begin_alike_are_two(the, other):
    long = "9" * 79
    other.give([row(the, 0, nomor_sp4n=f"{long}{end}") for end in "ab"])
    fetch_from_sp4n(other.port, at=MONDAY)
    assert Complaint.objects.count() == 2


def test_a_side_that_dies_and_comes_back_is_read_on(the):
    with Double() as other:
        rows = [row(the, number) for number in range(3)]
        other.give(rows[:2])
        fetch_from_sp4n(other.port, at=MONDAY)
        other.kill()
        fetch_from_sp4n(other.port, at=MONDAY)
        other.start()
        other.give(rows)
        fetch_from_sp4n(other.port, at=MONDAY + timedelta(hours=1))
    assert numbers() == ["SP4N-0", "SP4N-1", "SP4N-2"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_take_it_in_once(other):
    the = people()
    other.give([row(the, number) for number in range(120)])
    all_at_once(lambda worker: fetch_from_sp4n(other.port, at=MONDAY), 3)
    assert Complaint.objects.count() == 120
    assert ExchangeMark.objects.get().mark == "120"


def test_the_job_fetches_from_the_other_side_of_the_settings(the, other, settings):
    settings.LAPOR_URL, settings.LAPOR_TOKEN = other.url, TOKEN
    other.give([row(the, 1)])
    fetch_what_came_to_sp4n.func(0)
    retry_what_was_set_aside.func(0)
    assert numbers() == ["SP4N-1"]


def test_without_another_side_the_job_rests(db, settings):
    settings.LAPOR_URL = ""
    fetch_what_came_to_sp4n.func(0)
    assert not ExchangeMark.objects.exists()


@pytest.mark.parametrize(
    ("failures", "minutes"), [(0, 0), (1, 5), (2, 10), (3, 20), (7, 320), (8, 360), (9999, 360)]
)
def test_patience_doubles_up_to_six_hours(failures, minutes):
    assert wait_after(failures) == timedelta(minutes=minutes)
