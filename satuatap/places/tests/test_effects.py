"""What a change of a calendar would move, before anything is saved."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from satuatap.places import keepers
from satuatap.places.actions import start_with_hours
from satuatap.places.models import CalendarDay, Hall, OpeningHours, Province, Season
from satuatap.places.queries import Change, Effect, calendar_doubts, effect_of
from satuatap.places.queries.effects import MOST_COUNTED
from satuatap.places.templatetags.calendars import day_hours, hall_names, shift_days
from satuatap.places.tests import halls
from satuatap.places.tests.given import local

pytestmark = pytest.mark.django_db
NOON = local("2026-11-20 12.00")
TODAY, MONDAY, FRIDAY = date(2026, 11, 20), date(2026, 11, 23), date(2026, 11, 27)


def hall(**given):
    made = halls.hall(**given)
    start_with_hours(made, "mall")
    return made


def day(**given):
    values = {"date": FRIDAY, "kind": "holiday", "name": "Hari Raya", "scope": "national"}
    return CalendarDay(**values | given)


def effect(before=(), after=()):
    return effect_of(Change(tuple(before), tuple(after)), at=NOON)


def test_a_new_holiday_shuts_every_hall_that_day_and_nothing_is_saved():
    here, there = hall(), hall()
    (shift,) = effect(after=[day()]).shifts

    assert shift_days(shift) == "Jumat, 27 November 2026"
    assert day_hours(shift.before) == "08.00–11.30, 13.00–15.30"
    assert day_hours(shift.after) == "tutup (Hari Raya)"
    assert set(shift.halls) == {here, there}
    assert not CalendarDay.objects.exists()


def test_a_holiday_that_moves_opens_one_day_and_shuts_another():
    hall()
    row = day()
    row.save()
    moved = day(pk=row.pk, date=MONDAY)

    assert [(each.days, bool(each.after.windows)) for each in effect([row], [moved]).shifts] == [
        ((MONDAY,), False),
        ((FRIDAY,), True),
    ]


def test_only_halls_in_reach_that_would_have_been_open_move():
    hall()
    halls.hall()
    province = Province.objects.create(code="53", name="Nusa Tenggara Timur")

    assert not effect(after=[day(scope="province", province=province)])
    assert not effect(after=[day(date=date(2026, 11, 28))])
    assert len(effect(after=[day()]).shifts[0].halls) == 1


def test_joint_leave_moves_the_halls_that_keep_it():
    here, _open = hall(), hall(open_on_joint_leave=True)

    assert effect(after=[day(kind="joint_leave")]).shifts[0].halls == (here,)


def test_a_hall_that_chooses_to_work_opens_on_the_joint_leave_to_come():
    here = hall()
    for each in (MONDAY, date(2026, 11, 2)):
        day(kind="joint_leave", date=each).save()
    here.open_on_joint_leave = True
    (shift,) = effect_of(Change(hall=here), at=NOON).shifts

    assert (shift.days, shift.halls) == ((MONDAY,), (here,))
    assert day_hours(shift.after) == "08.00–15.30"
    assert not effect_of(Change(hall=Hall.objects.get(pk=here.pk)), at=NOON)


def test_a_ramadan_that_begins_later_gives_the_first_day_back():
    hall()
    season = Season.objects.create(profile="ramadan", starts_on=MONDAY, ends_on=FRIDAY)
    later = Season(pk=season.pk, profile="ramadan", starts_on=date(2026, 11, 24), ends_on=FRIDAY)
    (shift,) = effect([season], [later]).shifts

    assert shift.days == (MONDAY,)
    assert (day_hours(shift.before), day_hours(shift.after)) == ("08.00–14.00", "08.00–15.30")


def test_days_alike_are_counted_from_the_first_to_the_last():
    hall()
    season = Season(profile="ramadan", starts_on=MONDAY, ends_on=date(2026, 11, 26))
    (shift,) = effect(after=[season]).shifts

    assert shift_days(shift) == "4 hari, Senin, 23 November 2026 sampai Kamis, 26 November 2026"


def test_weekly_hours_go_on_without_end():
    here = hall()
    row = OpeningHours.objects.get(hall=here, weekday=0, profile="regular")
    later = OpeningHours(pk=row.pk, hall=here, weekday=0, opens_at=time(9), closes_at=time(15))
    (shift,) = effect([row], [later]).shifts

    assert shift_days(shift) == "Setiap Senin, mulai Senin, 23 November 2026"
    assert shift.halls == (here,)


def test_hours_that_are_changed_in_ramadan_are_shown_on_the_days_after_it():
    here = hall()
    Season.objects.create(profile="ramadan", starts_on=TODAY, ends_on=date(2026, 12, 20))
    row = OpeningHours.objects.get(hall=here, weekday=0, profile="regular")
    later = OpeningHours(pk=row.pk, hall=here, weekday=0, opens_at=time(9), closes_at=time(15))
    (shift,) = effect([row], [later]).shifts

    assert shift.days[0] == date(2026, 12, 21)
    assert len(shift.days) == 4


def test_more_than_can_be_counted_is_told_as_more():
    few, many = (Effect((), due_dates=MOST_COUNTED + more) for more in (0, 1))
    assert (few.due_dates_shown, few.many_due_dates) == (MOST_COUNTED, False)
    assert (many.due_dates_shown, many.many_due_dates) == (MOST_COUNTED, True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"opens_at": time(15), "closes_at": time(8)},
        {"opens_at": time(8), "closes_at": time(8)},
        {"opens_at": time(8)},
        {"closes_at": time(8)},
        {"opens_at": time(8), "kind": "special"},
    ],
)
def test_a_day_with_hours_that_are_none_is_refused_on_the_form_and_in_the_table(wrong):
    row = day(**wrong)
    with pytest.raises(ValidationError, match="jam buka dan jam tutup"):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_break_without_an_end_is_refused():
    row = OpeningHours.objects.filter(hall=hall(), weekday=0, profile="regular").get()
    row.break_from = time(12)
    with pytest.raises(ValidationError, match="Istirahat harus"):
        row.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save()


def test_a_name_or_a_decree_moves_nothing():
    hall()
    row = day()
    row.save()

    assert not effect([row], [day(pk=row.pk, name="Nama lain", decree="SKB 2")])


def test_what_was_seen_has_a_name_of_its_own():
    hall()
    one = effect(after=[day()])
    assert one.digest == effect(after=[day()]).digest != effect(after=[day(date=MONDAY)]).digest
    hall()
    assert one.digest != effect(after=[day()]).digest


def test_days_of_a_year_that_nobody_recorded_are_told():
    hall()
    far = day(kind="local", date=date(2028, 5, 2))

    assert effect(after=[far]).unknown_years == (2028,)
    assert effect(after=[day()]).unknown_years == ()


def test_the_lists_name_what_is_missing_while_there_is_time():
    assert len(calendar_doubts(TODAY)) == 4
    for year in (2026, 2027):
        for number in range(1, 13):
            day(date=date(year, number, 1)).save()
        Season.objects.create(
            profile="ramadan", starts_on=date(year, 2, 8), ends_on=date(year, 3, 9)
        )
    assert calendar_doubts(TODAY) == []
    assert calendar_doubts(date(2027, 1, 5)) == [
        "Ramadan 2027 mulai Senin, 8 Februari 2027, tetapi belum ditetapkan."
    ]


def test_a_year_of_which_little_is_recorded_is_named_too():
    day().save()

    assert calendar_doubts(TODAY)[0] == "Baru 1 hari libur nasional 2026 dicatat."


def test_many_halls_are_named_in_part():
    many = [hall(name=f"Mal {number}") for number in range(10)]

    assert hall_names(many).endswith("MPP Mal 7 dan 2 mal lain")


def test_all_halls_are_compared_in_five_queries_and_one_of_each_keeper(django_assert_num_queries):
    for _ in range(4):
        hall()
    with django_assert_num_queries(5 + len(keepers.known())):
        effect(after=[day()])
