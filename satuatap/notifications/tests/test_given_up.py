"""Copies that were given up: who sees them, and sends them again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from satuatap.identity.models import Membership, Role
from satuatap.notifications.actions import deliver, release_abandoned, resend, wake_due
from satuatap.notifications.errors import NothingToSendAgain
from satuatap.notifications.models import Copy
from satuatap.notifications.tasks import deliver_copy, wake_messages
from satuatap.notifications.tests import given
from satuatap.notifications.tests.given import NINE

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
]
LISTED = reverse("admin:notifications_copy_changelist")


def dead(box, hall):
    box.answer = "550 5.1.1 no such mailbox"
    copy = given.copy(hall=hall)
    deliver(copy.pk, at=NINE)
    box.answer = ""
    copy.refresh_from_db()
    return copy


def browser(user):
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def ministry():
    made = given.user()
    Membership.objects.create(user=made, role=Role.MINISTRY)
    return made


def again(client, *copies):
    form = {"action": "send_again", "_selected_action": [each.pk for each in copies]}
    return client.post(LISTED, form, follow=True)


def test_a_copy_begins_anew_and_arrives(box):
    copy = dead(box, given.hall())
    resend(copy, at=NINE + timedelta(days=1))
    deliver(copy.pk, at=NINE + timedelta(days=1))
    copy.refresh_from_db()
    assert (copy.status, copy.attempts, copy.resends) == ("sent", 1, 1)
    assert len(box.mails) == 1


def test_only_what_was_given_up_begins_anew(box):
    copy = given.copy()
    with pytest.raises(NothingToSendAgain):
        resend(copy, at=NINE)
    deliver(copy.pk, at=NINE)
    with pytest.raises(NothingToSendAgain):
        resend(copy, at=NINE)


def test_a_manager_sees_the_own_halls_and_sends_them_again(box):
    hall = given.hall()
    mine, others = dead(box, hall), dead(box, given.hall())
    client = browser(given.manager(hall))
    page = client.get(LISTED)
    assert list(page.context["cl"].queryset) == [mine]

    assert "1 kiriman dikirim ulang" in again(client, mine, others).content.decode()
    assert set(Copy.objects.given_up()) == {others}


def test_the_list_names_no_address_and_nobody(box):
    hall = given.hall()
    copy = dead(box, hall)
    client = browser(given.manager(hall))
    row = reverse("admin:notifications_copy_change", args=[copy.pk])
    for page in (client.get(LISTED), client.get(row)):
        assert page.status_code == 200
        assert copy.message.recipient.email not in page.content.decode()


def test_what_is_on_its_way_is_not_on_the_list(box):
    hall = given.hall()
    given.copy(hall=hall)
    client = browser(given.manager(hall))
    assert list(client.get(LISTED).context["cl"].queryset) == []


def test_the_ministry_sends_again_what_belongs_to_no_hall(box):
    nations, halls = dead(box, None), dead(box, given.hall())
    client = browser(ministry())
    again(client, nations, halls)
    assert set(Copy.objects.given_up()) == {halls}


def test_a_manager_sets_the_halls_quiet_hours(box):
    hall = given.hall()
    client = browser(given.manager(hall))
    form = {"begins": "21:00", "ends": "06:00"}
    client.post(reverse("admin:notifications_quiethours_add"), form)
    assert str(hall.quiet_hours) == "21.00–06.00"


def test_the_sweep_asks_for_what_is_due_and_not_twice_at_once(box):
    copy = given.copy(at=NINE + timedelta(hours=12))
    due = copy.due_at
    assert wake_due(at=due - timedelta(seconds=1)) == 0
    assert wake_due(at=due) == 1
    assert wake_due(at=due + timedelta(minutes=1)) == 0
    assert wake_due(at=due + timedelta(minutes=10)) == 1


def test_who_is_still_at_work_keeps_the_copy(box):
    copy = given.copy()
    Copy.objects.update(claimed_at=NINE, attempts=1)
    assert release_abandoned(at=NINE + timedelta(minutes=4)) == 0
    assert release_abandoned(at=NINE + timedelta(minutes=5)) == 1
    copy.refresh_from_db()
    assert (copy.status, copy.error) == ("waiting", "worker-died")


def test_the_tasks_do_it_by_the_clock(box):
    copy = given.copy(event="trial", context={})
    wake_messages(0)
    deliver_copy(str(copy.pk))
    copy.refresh_from_db()
    assert copy.status == "sent"
