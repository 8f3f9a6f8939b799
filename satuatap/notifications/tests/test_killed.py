"""A worker that is killed at each step, as the kernel kills: nobody gets a second copy.

The worker is a process of its own. What holds it at a step is outside of it: a provider that goes
silent, or a lock on a row that it needs next.
"""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from datetime import timedelta

import psycopg
import pytest
from django.utils import timezone

from satuatap.core.hints import address
from satuatap.notifications import rules
from satuatap.notifications.actions import deliver, release_abandoned, resend, wake_due
from satuatap.notifications.models import Copy
from satuatap.notifications.tests import given
from satuatap.notifications.tests.conftest import http

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
]
PATIENCE = 40
WORKER = ["manage.py", "procrastinate", "worker", "--queues=messages"]
ONE_COPY = "select id from notifications_copy for update"
ALL_COPIES = "lock table notifications_copy in access exclusive mode"
ITS_JOB = "select id from procrastinate_jobs for update"


@pytest.fixture
def start(settings):
    """Starts a worker for messages; whatever still runs is killed at the end."""
    started = []

    def begin(*more):
        environment = os.environ | {
            "DATABASE_URL": url_of_database(settings),
            "EMAIL_URL": settings.EMAIL_URL,
            "MESSAGE_ACCOUNTS": settings.MESSAGE_ACCOUNTS,
            "PUBLIC_URL": "https://mpp.example",
        }
        command = [
            sys.executable,
            "manage.py",
            "procrastinate",
            "worker",
            "--queues=messages",
            *more,
        ]
        started.append(subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment))
        return started[-1]

    yield begin
    for each in started:
        kill(each)


def url_of_database(settings):
    given_ = settings.DATABASES["default"]
    own = psycopg.conninfo.conninfo_to_dict(address())
    host = own.get("host", "")
    return f"postgresql://{own.get('user', '')}@/{given_['NAME']}?host={host}"


def kill(worker):
    worker.send_signal(signal.SIGKILL)
    worker.wait()


@contextmanager
def locked(statement):
    """Hold the lock that this statement takes, on a connection of its own."""
    with psycopg.connect(address()) as held:
        held.execute(statement)
        yield
        held.rollback()


def wait_for(what):
    deadline = time.monotonic() + PATIENCE
    while not (found := what()):
        assert time.monotonic() < deadline, "the worker did not get there"
        time.sleep(0.02)
    return found


def somebody_waits():
    """Whether a statement of the worker waits for a lock."""
    with psycopg.connect(address()) as looking:
        waiting = "select count(*) from pg_locks where not granted"
        return looking.execute(waiting).fetchone() != (0,)


def what_time_does(copy):
    """The sweeps of the following days, and whatever they have sent."""
    at = timezone.now()
    for _ in range(12):
        at += rules.LEASE + timedelta(hours=1)
        release_abandoned(at=at)
        wake_due(at=at)
        deliver(copy.pk, at=at)
    return Copy.objects.get(pk=copy.pk)


def urgent(to):
    return given.copy(to, event="trial", context={}, at=timezone.now())


@pytest.fixture
def mailed(box):
    return box, lambda: urgent(given.person())


@pytest.fixture
def texted(provider, accounts):
    accounts(national={"whatsapp": http(provider.url, timeout=30)})
    return provider, lambda: urgent(given.person(email="", phone="+6281234567890"))


def test_killed_before_it_took_the_mail(mailed, start):
    box, make = mailed
    copy = make()
    with locked(ALL_COPIES):
        worker = start()
        wait_for(somebody_waits)
        kill(worker)
    assert what_time_does(copy).status == "sent"
    assert len(box.mails) == 1


def test_killed_between_taking_and_handing_over(mailed, start, settings):
    box, make = mailed
    copy, real = make(), settings.EMAIL_URL
    with silent_server() as url:
        settings.EMAIL_URL = url
        worker = start()
        wait_for(lambda: Copy.objects.filter(claimed_at__isnull=False).exists())
        kill(worker)
    settings.EMAIL_URL = real
    assert what_time_does(copy).status == "sent"
    assert len(box.mails) == 1


@contextmanager
def silent_server():
    """Takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"smtp://127.0.0.1:{listening.getsockname()[1]}"


def test_killed_while_the_mail_server_has_not_taken_it(mailed, start):
    box, make = mailed
    box.waits, copy = "before", make()
    worker = start()
    wait_for(lambda: "before" in box.reached)
    kill(worker)
    box.waits = ""
    assert what_time_does(copy).status == "unsure"
    assert box.mails == []


def test_killed_before_the_mail_server_answered(mailed, start):
    box, make = mailed
    box.waits, copy = "after", make()
    worker = start()
    wait_for(lambda: box.mails)
    kill(worker)
    box.waits = ""
    assert what_time_does(copy).status == "unsure"
    assert len(box.mails) == 1


def test_killed_between_the_mail_servers_answer_and_the_record(mailed, start):
    box, make = mailed
    box.waits, copy = "after", make()
    worker = start()
    wait_for(lambda: box.mails)
    with locked(ONE_COPY):
        box.waits = ""
        wait_for(somebody_waits)
        kill(worker)
    assert what_time_does(copy).status == "unsure"
    assert len(box.mails) == 1


def test_killed_after_the_record_before_the_job_ended(mailed, start):
    box, make = mailed
    box.waits, copy = "after", make()
    worker = start()
    wait_for(lambda: box.mails)
    with locked(ITS_JOB):
        box.waits = ""
        wait_for(lambda: Copy.objects.filter(sent_at__isnull=False).exists())
        wait_for(somebody_waits)
        kill(worker)
    start()
    assert what_time_does(copy).status == "sent"
    assert len(box.mails) == 1


@pytest.mark.parametrize("fault", ["hang", "hang-taken"])
def test_killed_while_the_provider_is_silent(texted, start, fault):
    provider, make = texted
    provider.faults, copy = [fault], make()
    worker = start()
    wait_for(lambda: provider.asked and (fault == "hang" or provider.taken))
    kill(worker)
    assert what_time_does(copy).status == "sent"
    assert len(provider.taken) == 1


def test_killed_between_the_providers_answer_and_the_record(texted, start):
    provider, make = texted
    copy = make()
    provider.faults = ["hold"]
    worker = start()
    wait_for(lambda: provider.taken)
    with locked(ONE_COPY):
        provider.released.set()
        wait_for(somebody_waits)
        kill(worker)
    found = what_time_does(copy)
    assert (found.status, found.attempts) == ("sent", 2)
    assert len(provider.taken) == 1


def test_a_worker_that_lives_sends_and_ends_its_job(mailed, start):
    box, make = mailed
    copy = make()
    start()
    wait_for(lambda: Copy.objects.filter(sent_at__isnull=False).exists())
    assert what_time_does(copy).attempts == 1
    assert len(box.mails) == 1


def test_one_slow_answer_keeps_no_other_copy_waiting(texted, start):
    provider, _make = texted
    provider.faults = ["hold"] * 4
    for nth in range(4):
        urgent(given.person(email="", phone=f"+628123456789{nth}"))
    start("--concurrency=8")
    wait_for(lambda: len(provider.taken) == 4)
    provider.released.set()
    wait_for(lambda: Copy.objects.filter(sent_at__isnull=False).count() == 4)


def test_a_person_sends_again_what_was_uncertain_by_the_same_message_id(mailed, start):
    box, make = mailed
    box.breaks, copy = True, make()
    deliver(copy.pk, at=timezone.now())
    box.breaks = False
    resend(Copy.objects.get(), at=timezone.now())
    start()
    wait_for(lambda: len(box.mails) == 2)
    assert len({mail["Message-ID"] for mail in box.mails}) == 1
