"""A manager's hand on the accounts of the own hall: a new password, a block, and its end."""

import re

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from satuatap.identity.models import Membership, Role
from satuatap.queueing.actions import By, call_next_ticket, open_counter
from satuatap.queueing.models import CounterSession
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db
NEW = {"password1": "melati-putih-27", "password2": "melati-putih-27"}


class Staff:
    """A hall with a counter, its officer, and its manager's browser."""

    def __init__(self):
        self.offering = given.offering()
        self.hall = self.offering.hall
        self.counter = given.counter(self.offering)
        self.officer = given.officer(self.counter)
        self.manager = given.manager(self.hall)
        self.browser = browser(self.manager)

    def press(self, button, user=None, **form):
        return self.browser.post(page(button, user or self.officer), form)

    def new_password(self):
        text = self.press("new_password").content.decode()
        return re.findall(r"<strong[^>]*>([a-z0-9-]{19})</strong>", text)[0]


def browser(user):
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


def page(button, user):
    row = Membership.objects.filter(user=user)[0]
    return reverse(f"admin:identity_membership_{button}", args=[row.pk])


def sign_in(user, password):
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": password})
    return client


@pytest.fixture
def staff():
    return Staff()


def test_the_buttons_stand_on_the_persons_page(staff):
    row = Membership.objects.get(user=staff.officer)
    shown = staff.browser.get(reverse("admin:identity_membership_change", args=[row.pk]))

    assert page("new_password", staff.officer) in shown.content.decode()
    assert page("block_or_unblock", staff.officer) in shown.content.decode()


@pytest.mark.parametrize("button", ["new_password", "block_or_unblock"])
def test_nothing_happens_before_the_manager_is_sure(staff, button):
    officer = browser(staff.officer)

    assert staff.browser.get(page(button, staff.officer)).status_code == 200
    assert officer.get(reverse("portal:work")).status_code == 200


def test_a_new_password_is_shown_once_and_ends_every_session(staff):
    officer = browser(staff.officer)
    password = staff.new_password()

    assert officer.get(reverse("portal:work")).status_code == 302
    assert password not in staff.browser.get(page("new_password", staff.officer)).content.decode()


def test_it_lets_in_and_asks_for_an_own_password_before_anything_else(staff):
    officer = sign_in(staff.officer, staff.new_password())
    change = reverse("account_change_password")

    for door in ["portal:work", "admin:index", "portal:home"]:
        assert officer.get(reverse(door)).headers["Location"] == change
    assert "hanya untuk masuk kali ini" in officer.get(change).content.decode()


def test_with_an_own_password_work_goes_on(staff):
    password = staff.new_password()
    officer = sign_in(staff.officer, password)
    officer.post(reverse("account_change_password"), NEW | {"oldpassword": password})

    assert officer.get(reverse("portal:work")).status_code == 200
    assert sign_in(staff.officer, "melati-putih-27").get(reverse("portal:work")).status_code == 200


def test_the_password_for_once_is_not_an_own_password(staff):
    password = staff.new_password()
    officer = sign_in(staff.officer, password)
    form = {"oldpassword": password, "password1": password, "password2": password}
    answer = officer.post(reverse("account_change_password"), form)

    assert "yang lain dari yang Anda terima" in answer.content.decode()
    staff.officer.refresh_from_db()
    assert staff.officer.must_change_password


def test_a_first_password_given_by_the_manager_is_for_once_as_well(staff):
    form = {"email": "baru@example.test", "name": "Baru", "password": "melati-putih-27"}
    form |= {"role": "counter_officer", "office": str(staff.counter.office.pk)}
    staff.browser.post(reverse("admin:identity_membership_add"), form)

    assert Membership.objects.get(user__email="baru@example.test").user.must_change_password


def test_blocking_ends_every_session_at_once_and_for_good(staff):
    officer = browser(staff.officer)
    staff.press("block_or_unblock", do="block")
    assert officer.get(reverse("portal:work")).status_code == 302

    staff.press("block_or_unblock", do="unblock")
    assert officer.get(reverse("portal:work")).status_code == 302


def test_who_is_blocked_cannot_sign_in_until_the_block_ends(staff):
    staff.officer.set_password("melati-putih-27")
    staff.officer.save()
    work = reverse("portal:work")

    staff.press("block_or_unblock", do="block")
    assert sign_in(staff.officer, "melati-putih-27").get(work).status_code == 302
    staff.press("block_or_unblock", do="unblock")
    assert sign_in(staff.officer, "melati-putih-27").get(work).status_code == 200


def test_the_counter_of_a_blocked_officer_closes_and_nobody_is_lost(staff):
    now, by = timezone.now(), By(f"user:{staff.officer.pk}", staff.officer.pk)
    staff.hall.overrides.create(state="open", starts_at=now)
    ticket = given.ticket(staff.offering, at=now)
    open_counter(staff.counter, by=by, at=now)
    call_next_ticket(staff.counter, by=by, at=now)
    staff.press("block_or_unblock", do="block")
    ticket.refresh_from_db()

    assert ticket.state == "on_hold"
    assert not CounterSession.objects.open().exists()
    assert ticket.events.latest("id").actor == f"user:{staff.manager.pk}"


def test_what_was_done_stands_in_the_history_without_the_password(staff):
    password = staff.new_password()
    staff.press("block_or_unblock", do="block")
    said = [str(each) for each in LogEntry.objects.order_by("pk")]

    assert [each.user for each in LogEntry.objects.all()] == [staff.manager, staff.manager]
    assert "Kata sandi baru dibuat." in said[0]
    assert "Akun diblokir." in said[1]
    assert password not in " ".join(said)


@pytest.mark.parametrize("button", ["new_password", "block_or_unblock"])
def test_people_of_another_hall_are_not_there(staff, button):
    other = Staff()

    assert staff.browser.get(page(button, other.officer)).status_code == 404
    assert staff.press(button, other.officer, do="block").status_code == 404
    assert untouched(other.officer)


@pytest.mark.parametrize("button", ["new_password", "block_or_unblock"])
@pytest.mark.parametrize("who", ["self", "ministry", "inspectorate", "elsewhere", "superuser"])
def test_nobody_higher_wider_or_oneself_can_be_handled(staff, button, who):
    target = staff.manager if who == "self" else staff.officer
    if who == "ministry":
        Membership.objects.create(user=target, role=Role.MINISTRY)
    if who == "inspectorate":
        Membership.objects.create(user=target, role=Role.INSPECTORATE, hall=staff.hall)
    if who == "elsewhere":
        Membership.objects.create(user=target, role=Role.HALL_MANAGER, hall=Staff().hall)
    if who == "superuser":
        type(target).objects.filter(pk=target.pk).update(is_superuser=True)

    assert staff.press(button, target, do="block").status_code == 403
    assert untouched(target)


@pytest.mark.parametrize("button", ["new_password", "block_or_unblock"])
def test_the_ministry_and_officers_do_not_handle_accounts(staff, button):
    somebody = given.user()
    Membership.objects.create(user=somebody, role=Role.MINISTRY)

    assert browser(somebody).post(page(button, staff.officer), {"do": "block"}).status_code == 403
    assert browser(staff.officer).post(page(button, staff.officer)).status_code in {302, 403}
    assert untouched(staff.officer)


def untouched(user):
    before = user.password
    user.refresh_from_db()
    return user.is_active and user.password == before and not user.must_change_password


def test_a_manager_does_not_send_away_whoever_stands_above(staff):
    inspector = given.user()
    row = Membership.objects.create(user=inspector, role=Role.INSPECTORATE, hall=staff.hall)
    address = reverse("admin:identity_membership_delete", args=[row.pk])
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}

    assert staff.browser.post(address, {"post": "yes"}).status_code == 403
    staff.browser.post(reverse("admin:identity_membership_changelist"), chosen)
    assert Membership.objects.filter(pk=row.pk).exists()
