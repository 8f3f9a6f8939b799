"""Nothing rings at night: also not what is late, sent again by hand, or of no hall."""

from datetime import timedelta

import pytest

from satuatap.notifications.actions import deliver, resend
from satuatap.notifications.models import QuietHours
from satuatap.notifications.queries.ways import quiet_of
from satuatap.notifications.tests import given
from satuatap.notifications.tests.given import NINE

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
]
NIGHT = NINE + timedelta(hours=13)  # 22.00 in Jakarta, 24.00 in Jayapura


def delivered(copy, *, at):
    deliver(copy.pk, at=at)
    copy.refresh_from_db()
    return copy


def test_a_queue_that_is_behind_waits_for_the_morning(box):
    east = given.hall("Asia/Jayapura")
    copy = delivered(given.copy(hall=east), at=NIGHT)
    assert (copy.status, copy.attempts, box.mails) == ("waiting", 0, [])
    assert east.local(copy.due_at).strftime("%d %H.%M") == "17 07.00"
    assert delivered(copy, at=copy.due_at).status == "sent"


def test_hours_that_became_quiet_since_hold_too(box):
    hall = given.hall()
    copy = given.copy(hall=hall)
    QuietHours.objects.create(hall=hall, begins="08:00", ends="12:00")
    assert delivered(copy, at=NINE).due_at == NINE + timedelta(hours=3)


def test_what_a_person_sends_again_at_night_waits_too(box):
    box.answer = "550 5.1.1 no such mailbox"
    copy = delivered(given.copy(hall=given.hall()), at=NINE)
    box.answer = ""
    resend(copy, at=NIGHT)
    assert delivered(copy, at=NIGHT).status == "waiting"
    assert delivered(copy, at=copy.due_at).status == "sent"
    assert copy.due_at == NINE + timedelta(hours=22)


def test_what_is_urgent_leaves_at_night(box):
    copy = given.copy(event="trial", context={}, at=NIGHT)
    assert delivered(copy, at=NIGHT).status == "sent"


@pytest.mark.parametrize(
    ("hours", "until"),
    [(8.5, 8.5), (9.5, 22), (11, 22), (20, 22), (21.99, 22), (22, 22)],
)
def test_without_a_hall_it_is_night_while_it_is_night_anywhere(hours, until):
    at = NINE + timedelta(hours=hours)
    assert quiet_of(None, at=at) == NINE + timedelta(hours=until)
