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
    def service(self):
        return portal_given.service()

    def visitor(self, who: str) -> Client:
        """A browser of this visitor."""
        client = Client()
        role, _, elsewhere = who.partition("_")
        if role in {"kiosk", "display"}:
            hall = self.elsewhere.hall if elsewhere else self.hall
            client.cookies[DEVICE_COOKIE] = device(role, hall, at=self.at)
        elif who != "anonymous":
            client.force_login(self.person(who), "django.contrib.auth.backends.ModelBackend")
        return client

    def person(self, who: str) -> User:
        """An account with the role of its name."""
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
        }
        if who in places:
            role, hall, office = places[who]
            Membership.objects.create(user=user, role=role, hall=hall, office=office)
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
