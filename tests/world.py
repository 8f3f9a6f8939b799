"""One hall with one of everything, and everybody who may come to its doors."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from django.test import Client
from django.utils import timezone

from satuatap.identity.access import DEVICE_COOKIE
from satuatap.identity.models import Membership, Role, TokenRole, User
from satuatap.identity.tokens import make_token
from satuatap.places.models import Hall, OpeningOverride
from satuatap.queueing.models import Kiosk
from satuatap.queueing.tests import given
from satuatap.queueing.tests import shown as portal_given


@dataclass
class World:
    """A hall that is open now, with a service, a counter and somebody who waits."""

    at: datetime

    def __post_init__(self) -> None:
        self.offering = given.offering()
        self.hall = self.offering.hall
        OpeningOverride.objects.create(hall=self.hall, state="open", starts_at=self.at)
        self.counter = given.counter(self.offering)
        self.elsewhere = given.offering()

    @cached_property
    def ticket(self):
        return given.ticket(self.offering, at=self.at)

    @cached_property
    def beside(self):
        """A service of another office of the hall."""
        return given.offering(hall=self.hall)

    @cached_property
    def service(self):
        return portal_given.service()

    def another_region(self):
        """A region without a hall."""
        return given.region(code="35.99", name="Kabupaten Jauh")

    def visitor(self, who: str) -> Client:
        """A browser of this visitor."""
        client = Client()
        role, _, elsewhere = who.partition("_")
        if role == "token":
            secret = self.program(elsewhere=bool(elsewhere))
            client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {secret}"
        elif role in {"kiosk", "display"}:
            hall = self.elsewhere.hall if elsewhere else self.hall
            client.cookies[DEVICE_COOKIE] = device(role, hall, at=self.at)
        elif who != "anonymous":
            client.force_login(self.person(who), "django.contrib.auth.backends.ModelBackend")
        return client

    def program(self, *, elsewhere: bool) -> str:
        """The secret of a program at the API: that of a counter, or of another hall's kiosk."""
        role = TokenRole.KIOSK if elsewhere else TokenRole.COUNTER
        hall = self.elsewhere.hall if elsewhere else self.hall
        counter = None if elsewhere else self.counter
        return make_token(hall, role, name="program", at=self.at, counter=counter)[1]

    def person(self, who: str) -> User:
        """The account with the role of its name."""
        known = User.objects.filter(email=f"{who}@example.example").first()
        if known is not None:
            return known
        user = User.objects.create_user(f"{who}@example.example", name=who)
        places = {
            "counter_officer": (Role.COUNTER_OFFICER, self.hall, self.counter.office),
            "officer_elsewhere": (
                Role.COUNTER_OFFICER,
                self.elsewhere.hall,
                self.elsewhere.office,
            ),
            "hall_manager": (Role.HALL_MANAGER, self.hall, None),
            "manager_elsewhere": (Role.HALL_MANAGER, self.elsewhere.hall, None),
            "ministry": (Role.MINISTRY, None, None),
            "officer_beside": (Role.COUNTER_OFFICER, self.hall, self.beside.office),
            "interviewer": (Role.INTERVIEWER, self.hall, None),
            "inspectorate": (Role.INSPECTORATE, self.hall, None),
            "inspectorate_elsewhere": (Role.INSPECTORATE, self.elsewhere.hall, None),
            "ombudsman": (Role.OMBUDSMAN, None, None),
        }
        if who == "superuser":
            user.is_staff = user.is_superuser = True
            user.save()
        if who in places:
            role, hall, office = places[who]
            Membership.objects.create(user=user, role=role, hall=hall, office=office)
        regions = {
            "region_officer": (Role.REGION_OFFICER, self.hall.region),
            "region_head": (Role.REGION_HEAD, self.hall.region),
            "region_elsewhere": (Role.REGION_OFFICER, self.another_region()),
            "evaluator": (Role.EVALUATOR, None),
            "evaluator_elsewhere": (Role.EVALUATOR, None),
        }
        if who in regions:
            Membership.objects.create(user=user, role=regions[who][0], region=regions[who][1])
        return user


def device(role: str, hall: Hall, *, at: datetime) -> str:
    """The secret of a paired device of the hall."""
    token, secret = make_token(hall, TokenRole(role), name=role, at=at)
    if role == "kiosk":
        Kiosk.objects.create(hall=hall, name=role, token=token)
    return secret


def world() -> World:
    """The world as it is at this moment."""
    return World(timezone.now())
