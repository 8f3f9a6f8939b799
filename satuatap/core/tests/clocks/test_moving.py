"""A changed calendar moves the due dates that it touches, and names them."""

from satuatap.core.clocks import Day, Term, Unit, clock_state, moved
from satuatap.core.tests.clocks.given import calendar, local, said

RUN = said(("run", "23-11 09.00"))
CLOCKS = [("three", Term(3, Unit.WORKING_DAY), RUN), ("one", Term(1, Unit.WORKING_DAY), RUN)]


def test_only_the_clocks_that_run_past_the_new_holiday_move():
    after = calendar(d26_11=Day(note="Libur daerah"))
    found = list(moved(CLOCKS, calendar(), after, at=local("24-11 09.00")))

    assert [each.key for each in found] == ["three"]
    assert found[0].was.due_at == local("26-11 15.30")
    assert found[0].now.due_at == local("27-11 15.30")


def test_a_year_without_recorded_holidays_is_named():
    on = calendar()
    known = type(on)(on.zone, on.first, on.last, on.days, frozenset({2026}))
    long = clock_state(Term(30, Unit.WORKING_DAY), RUN, on=known, at=local("24-11 09.00"))

    assert long.unknown_years == (2027,)
    assert clock_state(CLOCKS[0][1], RUN, on=known, at=local("24-11 09.00")).unknown_years == ()
