"""The measurement of complaints, small: pages and plain SQL say the same, and every page opens."""

import pytest
import time_machine

from bench.complaint_stage import AT, FILL, Stage
from bench.complaints import check, measured, report
from satuatap.complaints.tests.given import people
from satuatap.core import sql

pytestmark = pytest.mark.django_db


def test_pages_and_plain_sql_say_the_same():
    the = people()
    people()
    sql.execute(sql.text(FILL), {"open": 300, "at": AT})
    here = Stage(the.hall, the.manager, the.ministry)
    with time_machine.travel(AT, tick=True):
        check(here)
        text = report(measured(here))
    assert "300 open complaints of 900" in text
    assert sum(line.startswith("|") for line in text.splitlines()) == 2 + 10
