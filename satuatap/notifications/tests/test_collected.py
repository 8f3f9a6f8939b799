"""What a collector learns of messages."""

from datetime import timedelta

import pytest
from django.core.cache import cache

from satuatap.core.operations.metrics import figures
from satuatap.notifications.actions import deliver
from satuatap.notifications.models import Copy
from satuatap.notifications.queries.collected import channel_figures
from satuatap.notifications.tests import given
from satuatap.notifications.tests.given import NINE

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
]


@pytest.fixture(autouse=True)
def forgotten():
    """Nothing is kept from another test."""
    cache.delete("notifications:figures")


def mail(*, at=NINE):
    return next(each for each in channel_figures(at=at) if each.channel == "email")


def test_every_channel_is_told_also_where_nothing_is():
    told = channel_figures(at=NINE)
    assert [each.channel for each in told] == ["email", "push", "sms", "whatsapp"]
    assert {(each.waiting, each.dead, each.oldest_seconds) for each in told} == {(0, 0, 0.0)}


def test_what_waits_is_late_only_once_it_is_due(box):
    hall = given.hall()
    given.copy(hall=hall, at=NINE + timedelta(hours=12))  # waits for seven in the morning
    assert (mail().waiting, mail().oldest_seconds) == (1, 0)
    morning = NINE + timedelta(hours=22)
    assert mail(at=morning + timedelta(minutes=20)).oldest_seconds == 1200


def test_each_end_of_a_copy_is_counted_where_it_belongs(box):
    deliver(given.copy().pk, at=NINE)
    box.refusing = True
    deliver(given.copy().pk, at=NINE)
    box.refusing, box.answer = False, "550 5.1.1 no such mailbox"
    deliver(given.copy().pk, at=NINE)
    box.answer, box.breaks = "", True
    deliver(given.copy().pk, at=NINE)
    Copy.objects.filter(pk=given.copy().pk).update(claimed_at=NINE, attempts=1)

    told = mail()
    assert (told.sent, told.waiting, told.failed, told.sending) == (1, 1, 1, 1)
    assert (told.dead, told.unsure, told.bounced) == (1, 1, 0)


def test_sent_begins_again_at_midnight(box):
    deliver(given.copy().pk, at=NINE)
    assert mail(at=NINE + timedelta(hours=14, minutes=59)).sent == 1
    assert mail(at=NINE + timedelta(hours=15)).sent == 0


def test_many_messages_cost_one_query(box, django_assert_num_queries):
    for _ in range(5):
        given.copy()
    with django_assert_num_queries(1):
        assert mail().waiting == 5


def test_the_page_says_it_for_each_channel(box):
    given.copy()
    told = figures().decode()
    assert 'satuatap_messages_waiting{channel="email"} 1.0' in told
    assert 'satuatap_messages_sent_total{channel="push"} 0.0' in told
