"""The worker itself reminds agencies up to the head office, and warns of endings: by real mail."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connections
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from satuatap.oversight.actions import answer_request, ask_to_join
from satuatap.oversight.models import JoinRequest, JoinStep
from satuatap.oversight.tasks import remind_of_partners
from satuatap.oversight.tests import given
from satuatap.queueing.actions import By
from satuatap.queueing.tests import given as queue_given

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
]
TODAY = given.AT.date()
LEVELS = ("office", "province", "head")


def worked(days):
    """What the worker does on the morning of a day: the round itself, then each mail."""
    with time_machine.travel(given.AT + timedelta(days=days)), ThreadPoolExecutor(1) as thread:
        app.configure_task(remind_of_partners.name).defer(timestamp=0)
        thread.submit(work).result()


def work():
    """All that waits; in a thread whose event loop is the worker's own."""
    connector = DjangoConnector().get_worker_connector()
    with app.replace_connector(connector) as worker:
        worker.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    connections.close_all()


def asked(hall, *levels):
    emails = {f"{level}_email": f"{level}@imigrasi.test" for level in levels}
    agency = queue_given.agency(name_id="Kantor Imigrasi")
    values = {"agency": agency, "letter": "503/9", "sent_on": TODAY} | emails
    made = JoinRequest(hall=hall, key=uuid4(), **values)
    with time_machine.travel(given.AT):
        return ask_to_join(made, by=By("user:1"), at=given.AT)


def to(box):
    return [each["To"].partition("@")[0] for each in box.mails]


def test_a_request_goes_up_by_mail_to_the_head_office(box):
    asked(given.hall_at("preparation", name="Graha Jauh"), *LEVELS)
    seen = []
    for day in (0, 13, 14, 29, 30, 31):
        worked(day)
        seen.append(len(box.mails))
    assert (seen, to(box)) == ([1, 1, 2, 2, 3, 3], list(LEVELS))
    assert box.mails[2]["Subject"] == "MPP Graha Jauh meminta Kantor Imigrasi bergabung"


def test_a_level_without_an_address_is_recorded_and_the_next_one_told(box):
    asked(given.hall_at("preparation"), "head")
    worked(29)
    worked(30)
    assert to(box) == ["head"]
    told = JoinStep.objects.order_by("pk").values_list("level", "is_told")
    assert list(told) == [("office", False), ("province", False), ("head", True)]


def test_an_answer_ends_the_way_up(box):
    made = asked(given.hall_at("preparation"), *LEVELS)
    answer_request(made, "joined", on=TODAY, at=given.AT)
    worked(60)
    assert to(box) == ["office"]


def test_endings_are_told_to_region_and_manager_by_mail_at_each_mark(box):
    hall = given.hall_at("operating")
    officer = given.of_region(hall.region)
    given.agreement(hall, ends_on=TODAY + timedelta(days=91))
    seen = []
    for day in (0, 1, 60, 61, 84, 85):
        worked(day)
        seen.append(len(box.mails))
    assert seen == [0, 1, 1, 2, 3, 3]
    assert {each["To"] for each in box.mails} == {officer.email}
