"""The editor of a calendar shows what a change moves, and saves it only then."""

import pytest
from django.urls import reverse

from satuatap.identity.models import Membership, Role
from satuatap.places.models import CalendarChange, CalendarDay
from satuatap.queueing.tests import given
from tests.test_national_calendar import DAYS, HOLIDAY, browser

pytestmark = pytest.mark.django_db
ADD = f"{DAYS}_add"


@pytest.fixture
def hall():
    return given.offering().hall


@pytest.fixture
def ministry(hall):
    somebody = given.user()
    Membership.objects.create(user=somebody, role=Role.MINISTRY)
    return browser(somebody)


def seen(answer):
    return dict(answer.context["entered"]) | {"seen": answer.context["effect"].digest}


def test_nothing_is_saved_before_it_was_seen(ministry, hall):
    answer = ministry.post(reverse(ADD), HOLIDAY | {"_save": "1"})
    text = answer.content.decode()

    assert "Senin, 16 November 2026" in text
    assert hall.title in text
    assert not CalendarDay.objects.exists()


def test_what_was_seen_is_saved_with_all_that_was_entered(ministry):
    form = HOLIDAY | {"decree": "SKB 1", "_save": "1"}
    answer = ministry.post(reverse(ADD), seen(ministry.post(reverse(ADD), form)))

    assert answer.status_code == 302
    assert CalendarDay.objects.get().decree == "SKB 1"
    assert CalendarChange.objects.get().by.startswith("user:")


def test_what_has_changed_since_is_shown_again(ministry):
    entered = seen(ministry.post(reverse(ADD), HOLIDAY))
    given.offering()
    answer = ministry.post(reverse(ADD), entered)

    assert "effect" in answer.context
    assert not CalendarDay.objects.exists()


def test_whoever_goes_back_finds_what_was_entered(ministry):
    entered = seen(ministry.post(reverse(ADD), HOLIDAY))
    answer = ministry.post(reverse(ADD), entered | {"_edit": "1"})

    assert answer.context["adminform"].form.data["name"] == "Hari Raya"
    assert "Belum disimpan." in answer.content.decode()
    assert not CalendarDay.objects.exists()


def test_a_deletion_shows_what_opens_again(ministry, hall):
    row = CalendarDay.objects.create(**HOLIDAY)
    shown = ministry.get(reverse(f"{DAYS}_delete", args=[row.pk])).content.decode()
    form = {"action": "delete_selected", "_selected_action": [row.pk]}
    many = ministry.post(reverse(f"{DAYS}_changelist"), form).content.decode()

    for text in (shown, many):
        assert "Yang bergeser oleh perubahan ini" in text
        assert hall.title in text


def test_deleted_days_are_written_down(ministry):
    row = CalendarDay.objects.create(**HOLIDAY)
    form = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    ministry.post(reverse(f"{DAYS}_changelist"), form)

    assert CalendarChange.objects.get().verb == "removed"


def test_a_manager_sees_what_the_own_hours_move_and_no_other_hall(hall):
    manager, other = browser(given.manager(hall)), given.offering().hall
    row = hall.opening_hours.order_by("weekday")[0]
    form = {"weekday": row.weekday, "profile": "regular", "opens_at": "09:00", "closes_at": "15:00"}
    answer = manager.post(reverse("admin:places_openinghours_change", args=[row.pk]), form)

    assert answer.context["effect"].shifts[0].halls == (hall,)
    assert str(other.pk) not in answer.content.decode()


def test_a_hall_that_works_on_joint_leave_has_changed_its_calendar(hall):
    manager = browser(given.manager(hall))
    page = reverse("admin:places_hall_change", args=[hall.pk])
    manager.post(page, {"name": hall.name, "open_on_joint_leave": "on"})

    assert CalendarChange.objects.get().subject == "joint_leave"


def test_the_list_names_a_year_without_holidays(ministry):
    assert "belum dicatat" in ministry.get(reverse(f"{DAYS}_changelist")).content.decode()
