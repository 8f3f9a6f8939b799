"""A survey body's table in a campaign: with its origin, once, and all of it or nothing."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from satuatap.core.sheets import UnreadableSheet
from satuatap.queueing.tests import given
from satuatap.queueing.tests.given import ANYBODY, NINE
from satuatap.surveys.actions import Origin, close_campaign, import_sheets
from satuatap.surveys.errors import (
    NoSurveyThen,
    RowsAreBad,
    SurveyIsClosed,
    TableHasNoOrigin,
    TableTakenBefore,
)
from satuatap.surveys.models import BodyTable, Sheet
from satuatap.surveys.queries import Channel, campaign_result
from satuatap.surveys.tests.asked import CLOSING, MONDAY, opened
from satuatap.surveys.tests.test_compute_skm import GOOD, lines
from satuatap.surveys.tests.worked import TWELVE

pytestmark = pytest.mark.django_db
BPS = Origin("Lembaga Survei Batu", "Wawancara acak, 16 November 2026", MONDAY)


@pytest.fixture
def campaign():
    return opened(given.hall())


@pytest.fixture
def table(tmp_path):
    def write(*given, name="survei.csv"):
        (tmp_path / name).write_text("\n".join(given), encoding="utf-8")
        return tmp_path / name

    return write


def take(campaign, file, origin=BPS, **how):
    return import_sheets(campaign, file, origin, by=ANYBODY, at=CLOSING, **how)


def test_the_rows_become_sheets_of_the_campaign(campaign, table):
    taken = take(campaign, table(*lines(TWELVE)))
    found = campaign_result(campaign)
    assert found.whole.figure is not None
    assert (str(found.whole.figure.ikm), taken.rows) == ("83.33", 12)
    assert found.channels == [Channel("body", is_open=True, answers=12)]


def test_who_asked_how_and_the_file_are_kept(campaign, table):
    file = table(*lines(TWELVE))
    taken = BodyTable.objects.get(pk=take(campaign, file).pk)
    assert (taken.body, taken.method, taken.taken_by) == (BPS.body, BPS.method, "test")
    assert (taken.file_name, bytes(taken.content)) == ("survei.csv", file.read_bytes())
    assert set(Sheet.objects.values_list("table", "day")) == {(taken.pk, MONDAY)}


def test_the_same_file_again_changes_nothing(campaign, table):
    first = take(campaign, table(*lines(TWELVE)))
    assert take(campaign, table(*lines(TWELVE), name="salinan.csv")) == first
    assert Sheet.objects.count() == 12


def test_a_table_that_was_saved_again_is_not_taken_twice(campaign, table):
    take(campaign, table(*lines(TWELVE)))
    again = table("Rekap", *lines(reversed(TWELVE)), name="baru.csv")
    with pytest.raises(TableTakenBefore, match=r"survei\.csv"):
        take(campaign, again)
    assert Sheet.objects.count() == 12
    take(campaign, again, replace(BPS, is_another=True))
    assert Sheet.objects.count() == 24


def test_another_campaign_may_have_the_same_file(campaign, table):
    for each in (campaign, opened(given.hall())):
        take(each, table(*lines(TWELVE)))
    assert Sheet.objects.count() == 24


def test_a_bad_row_keeps_the_whole_table_out_and_is_named(campaign, table):
    with pytest.raises(RowsAreBad, match="1 baris") as refused:
        take(campaign, table(*lines(TWELVE), GOOD.replace("3", "7", 1)))
    assert [str(fault) for fault in refused.value.faults] == [
        "Baris 14, kolom U1: 7 di luar 1 sampai 4."
    ]
    assert not Sheet.objects.exists()


def test_bad_rows_may_be_left_out_for_good_and_are_counted(campaign, table):
    taken = take(campaign, table(*lines(TWELVE), "9,9"), leave_out_bad=True)
    assert (taken.rows, taken.left_out) == (12, 1)


def test_a_table_of_bad_rows_alone_is_refused_all_the_same(campaign, table):
    with pytest.raises(RowsAreBad):
        take(campaign, table(*lines([]), "9,9"), leave_out_bad=True)


@pytest.mark.parametrize("origin", [replace(BPS, body=" "), replace(BPS, method="")])
def test_a_table_without_its_origin_is_not_taken(campaign, table, origin):
    with pytest.raises(TableHasNoOrigin):
        take(campaign, table(*lines(TWELVE)), origin)


def test_a_file_that_is_no_table_is_refused(campaign, table):
    with pytest.raises(UnreadableSheet, match="Kolom tidak ada"):
        take(campaign, table("a,b", "1,2"))


def test_a_day_outside_the_period_is_refused_and_nothing_is_kept(campaign, table):
    with pytest.raises(NoSurveyThen):
        take(campaign, table(*lines(TWELVE)), replace(BPS, day=date(2027, 1, 1)))
    assert not BodyTable.objects.exists()


def test_a_closed_campaign_takes_no_table(campaign, table):
    close_campaign(campaign, by=ANYBODY, at=CLOSING)
    with pytest.raises(SurveyIsClosed):
        take(campaign, table(*lines(TWELVE)))


def test_a_sheet_of_a_body_has_its_table_and_no_other_one_has(campaign, table):
    facts = {"campaign": campaign, "is_open": True, "day": MONDAY, "at": NINE, "scores": [3] * 9}
    taken = take(campaign, table(*lines(TWELVE)))
    for bad in ({"channel": "body"}, {"channel": "exit", "table": taken}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Sheet.objects.create(**facts, **bad)
