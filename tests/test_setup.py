"""The set-up of a hall: a manager's own rows and nothing else."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from satuatap.identity.models import AccessToken, Membership, PairingCode, Role, User
from satuatap.identity.tokens import make_token
from satuatap.places.models import Counter, OpeningHours
from satuatap.queueing.models import CounterService, Display, Kiosk, Printer, Queue, VoiceZone
from satuatap.queueing.tests import given, shown
from satuatap.queueing.tests.given import NINE

pytestmark = pytest.mark.django_db
OF_A_HALL = [
    "catalogue_agencyoffice",
    "catalogue_offering",
    "identity_accesstoken",
    "identity_membership",
    "places_calendarday",
    "places_counter",
    "places_hall",
    "places_openinghours",
    "places_openingoverride",
    "queueing_display",
    "queueing_hallpolicy",
    "queueing_kiosk",
    "queueing_printer",
    "queueing_queue",
    "queueing_voicezone",
]


class Hall:
    """A hall with one row of everything that is set up, and its manager's browser."""

    def __init__(self):
        self.offering = given.offering()
        self.hall = self.offering.hall
        self.counter = given.counter(self.offering)
        self.officer = given.officer(self.counter)
        self.manager = given.manager(self.hall)
        self.printer = Printer.objects.create(hall=self.hall, name="Pencetak", host="h")
        Kiosk.objects.create(hall=self.hall, name="Anjungan")
        Display.objects.create(hall=self.hall, name="Layar")
        VoiceZone.objects.create(hall=self.hall, name="Lobi")
        self.token, _secret = make_token(self.hall, "kiosk", name="Anjungan", at=NINE)
        self.hall.overrides.create(state="closed", starts_at=NINE, message="Tutup")
        self.hall.calendarday_set.create(
            date="2026-12-01", kind="local", name="Hari jadi", scope="hall"
        )
        self.browser = browser(self.manager)


def browser(user):
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def own():
    return Hall()


@pytest.fixture
def other():
    return Hall()


def row_of(name, hall):
    model = next(
        each for each in admin.site._registry if each._meta.label_lower == name.replace("_", ".")
    )
    return (
        model._default_manager.get(pk=hall.pk)
        if name == "places_hall"
        else model._default_manager.filter(hall=hall).first()
    )


def listing(name):
    return reverse(f"admin:{name}_changelist")


def page(name, kind, row):
    return reverse(f"admin:{name}_{kind}", args=[row.pk])


def test_a_manager_sees_the_own_rows_alone(own, other):
    for name in OF_A_HALL:
        shown = own.browser.get(listing(name)).context["cl"].queryset

        assert row_of(name, own.hall) in shown
        assert row_of(name, other.hall) not in shown


@pytest.mark.parametrize("kind", ["change", "history", "delete"])
def test_another_halls_row_is_not_there(own, other, kind):
    for name in OF_A_HALL:
        answer = own.browser.get(page(name, kind, row_of(name, other.hall)))

        assert answer.status_code in {403, 404}
        assert own.browser.get(page(name, "change", row_of(name, own.hall))).status_code == 200


def test_no_choice_of_a_form_belongs_to_another_hall(own, other):
    changes = [page(name, "change", row_of(name, own.hall)) for name in OF_A_HALL]
    for address in changes + [reverse(f"admin:{name}_add") for name in OF_A_HALL]:
        text = own.browser.get(address).content.decode()
        for foreign in [
            other.hall,
            other.offering,
            other.counter,
            other.counter.office,
            other.offering.queue,
        ]:
            assert str(foreign.pk) not in text


def test_no_filter_of_a_list_names_another_hall(own, other):
    for name in OF_A_HALL:
        text = own.browser.get(listing(name)).content.decode()

        assert str(other.counter.office.pk) not in text
        assert str(other.offering.queue.pk) not in text


def test_a_row_of_another_hall_cannot_be_chosen_by_force(own, other):
    form = {"office": other.counter.office.pk, "code": "77", "is_active": "on"}
    own.browser.post(reverse("admin:places_counter_add"), form)

    assert not Counter.objects.filter(code="77").exists()


def test_a_new_row_belongs_to_the_own_hall(own):
    form = {"office": own.counter.office.pk, "code": "77", "is_active": "on"}
    own.browser.post(reverse("admin:places_counter_add"), form | {"hall": given.hall().pk})

    assert Counter.objects.get(code="77").hall == own.hall


def test_a_rule_of_the_database_is_told_on_the_form(own):
    form = {"weekday": "0", "profile": "regular", "opens_at": "08:00", "closes_at": "15:00"}
    answer = own.browser.post(reverse("admin:places_openinghours_add"), form)

    assert answer.status_code == 200
    assert "Jam untuk hari ini sudah ada." in answer.content.decode()


def test_deleting_many_reaches_the_own_hall_only(own, other):
    rows = [
        *OpeningHours.objects.filter(hall=own.hall),
        *OpeningHours.objects.filter(hall=other.hall),
    ]
    form = {
        "action": "delete_selected",
        "_selected_action": [row.pk for row in rows],
        "post": "yes",
    }
    own.browser.post(listing("places_openinghours"), form)

    assert OpeningHours.objects.filter(hall=other.hall).count() == 7
    assert not OpeningHours.objects.filter(hall=own.hall).exists()


def test_searching_and_looking_up_stay_in_the_own_hall(own, other):
    found = own.browser.get(listing("places_counter"), {"q": other.counter.code})
    assert other.counter not in found.context["cl"].queryset

    forced = own.browser.get(
        listing("queueing_queue"), {"office__id__exact": other.counter.office.pk}
    )
    assert other.offering.queue not in (forced.context or {"cl": None})["cl"].queryset


def test_autocomplete_offers_the_own_rows_alone(own, other):
    asked = {"app_label": "catalogue", "model_name": "offering", "field_name": "office", "term": ""}
    answer = own.browser.get(reverse("admin:autocomplete"), asked)

    assert str(other.counter.office.pk) not in answer.content.decode()


def test_a_counter_gives_services_of_its_own_office_only(own):
    stranger = given.offering(queue=given.queue(hall=own.hall))
    text = own.browser.get(page("places_counter", "change", own.counter)).content.decode()

    assert str(own.offering.pk) in text
    assert str(stranger.pk) not in text
    assert CounterService.objects.filter(counter=own.counter).count() == 1


def test_a_manager_lets_somebody_in_with_a_first_password(own):
    form = {"email": "Baru@Example.test", "name": "Petugas Baru", "password": "melati-putih-27"}
    form |= {"role": "counter_officer", "office": str(own.counter.office.pk)}
    answer = own.browser.post(reverse("admin:identity_membership_add"), form)

    assert answer.status_code == 302, answer.context["adminform"].form.errors
    made = User.objects.get(email="baru@example.test")
    assert made.check_password("melati-putih-27")
    assert Membership.objects.get(user=made).office == own.counter.office


def test_nobody_is_made_ministry_or_given_a_weak_password(own):
    form = {"email": "x@example.test", "name": "X", "password": "melati-putih-27"}
    own.browser.post(reverse("admin:identity_membership_add"), form | {"role": "ministry"})
    weak = form | {"role": "hall_manager", "password": "12345"}
    own.browser.post(reverse("admin:identity_membership_add"), weak)

    assert not User.objects.filter(email="x@example.test").exists()


@pytest.mark.parametrize("whose", ["ministry", "elsewhere", "superuser"])
def test_an_account_that_reaches_further_gets_no_role_in_the_own_hall(own, other, whose):
    account = other.officer if whose == "elsewhere" else given.user()
    if whose == "ministry":
        Membership.objects.create(user=account, role=Role.MINISTRY)
    User.objects.filter(pk=account.pk).update(is_superuser=whose == "superuser")
    form = {"email": account.email.upper(), "name": "X", "role": "hall_manager"}
    answer = own.browser.post(reverse("admin:identity_membership_add"), form)

    assert "Akun ini tidak dapat ditambahkan di sini." in answer.content.decode()
    assert not Membership.objects.filter(user=account, hall=own.hall).exists()


def test_an_account_of_the_own_hall_may_get_another_role_there(own):
    form = {"email": own.officer.email, "name": "X", "role": "hall_manager"}
    own.browser.post(reverse("admin:identity_membership_add"), form)
    assert own.officer.memberships.filter(role="hall_manager", hall=own.hall).exists()


def test_the_ministry_keeps_its_reach_whatever_else_it_is_given(own):
    somebody = given.manager(own.hall)
    Membership.objects.create(user=somebody, role=Role.MINISTRY)
    ministry = browser(somebody)
    own_day = row_of("places_calendarday", own.hall)

    assert ministry.get(reverse("admin:places_season_add")).status_code == 200
    assert ministry.post(page("places_calendarday", "delete", own_day)).status_code == 403


def test_an_officer_without_an_office_is_refused_and_no_account_is_left(own):
    form = {"email": "x@example.test", "name": "X", "password": "melati-putih-27"}
    answer = own.browser.post(
        reverse("admin:identity_membership_add"), form | {"role": "counter_officer"}
    )

    assert answer.status_code == 200
    assert not User.objects.filter(email="x@example.test").exists()


def test_a_pairing_code_is_shown_once(own):
    address = reverse("admin:identity_accesstoken_pair")
    shown = own.browser.post(address, {"role": "kiosk", "name": "Pintu utara"})
    code = own.hall.pairingcode_set.get().code

    assert code in shown.content.decode()
    assert code not in own.browser.get(address).content.decode()


def test_a_manager_of_two_halls_chooses_where_the_device_will_stand(own, other):
    Membership.objects.create(user=own.manager, role=Role.HALL_MANAGER, hall=other.hall)
    address, form = reverse("admin:identity_accesstoken_pair"), {"role": "kiosk", "name": "Pintu"}
    own.browser.post(address, form)
    own.browser.post(address, form | {"hall": given.hall().pk})
    assert not PairingCode.objects.exists()

    shown = own.browser.post(address, form | {"hall": other.hall.pk})
    assert PairingCode.objects.get().hall == other.hall
    assert other.hall.title in shown.content.decode()


def test_a_manager_of_two_halls_says_in_which_somebody_will_work(own, other):
    Membership.objects.create(user=own.manager, role=Role.HALL_MANAGER, hall=other.hall)
    address, email = reverse("admin:identity_membership_add"), "x@example.test"
    form = {"email": email, "name": "X", "password": "melati-putih-27", "role": "hall_manager"}
    own.browser.post(address, form)
    own.browser.post(address, form | {"hall": given.hall().pk})
    assert not User.objects.filter(email=email).exists()

    own.browser.post(address, form | {"hall": other.hall.pk})
    assert Membership.objects.get(user__email=email).hall == other.hall


def test_a_revoked_device_stays_out_and_another_halls_device_stays_in(own, other):
    form = {"action": "revoke_chosen", "_selected_action": [own.token.pk, other.token.pk]}
    own.browser.post(listing("identity_accesstoken"), form)

    revoked = set(AccessToken.objects.exclude(revoked_at=None))
    assert revoked == {own.token}


def test_officers_and_citizens_have_no_place_here(own):
    for user in [own.officer, given.user()]:
        assert browser(user).get(reverse("admin:index"), follow=True).status_code == 403
    assert "/akun/" in Client().get(reverse("admin:index"), follow=True).redirect_chain[-1][0]


def test_the_ministry_reads_everything_and_changes_nothing(own):
    somebody = given.user()
    Membership.objects.create(user=somebody, role=Role.MINISTRY)
    ministry = browser(somebody)

    assert ministry.get(listing("places_region")).status_code == 200
    assert ministry.get(page("queueing_queue", "change", own.offering.queue)).status_code == 200
    assert (
        ministry.post(
            page("queueing_queue", "change", own.offering.queue), {"name": "x"}
        ).status_code
        == 403
    )
    assert ministry.get(reverse("admin:queueing_queue_add")).status_code == 403
    assert Queue.objects.get(pk=own.offering.queue.pk).name != "x"


def test_the_ministry_does_not_read_words_that_are_for_search_alone(own):
    somebody = given.user()
    Membership.objects.create(user=somebody, role=Role.MINISTRY)
    service = shown.service(aliases=["bikin eskack"])
    text = browser(somebody).get(page("catalogue_service", "change", service)).content.decode()

    assert service.title_id in text
    assert "eskack" not in text


def test_a_manager_does_not_see_the_nations_tables(own):
    assert own.browser.get(listing("places_region")).status_code == 403
    assert own.browser.get(listing("catalogue_service")).status_code == 403


def test_only_the_set_up_has_the_looser_content_policy(own):
    loose = own.browser.get(reverse("admin:index"))["Content-Security-Policy"]
    strict = own.browser.get(reverse("floor:now", args=[own.hall.slug]))["Content-Security-Policy"]

    assert "unsafe-eval" in loose
    assert "frame-ancestors 'none'" in loose
    assert "unsafe" not in strict
