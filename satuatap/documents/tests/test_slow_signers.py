"""A slow signer, or one that is killed: nobody waits behind a lock, nothing is lost or twice."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import psycopg
import pytest
from django.db import connections
from django.db.models.functions import Now

from satuatap.core.hints import address
from satuatap.documents.actions import revoke, sign, waive
from satuatap.documents.errors import DocumentIsClosed
from satuatap.documents.models import IssuedDocument, Signature
from satuatap.documents.queries import newest
from satuatap.documents.reading import signatures_of
from satuatap.documents.signers.chosen import roots
from satuatap.documents.tests.given import NOW, PASSPHRASE, document, fresh, person
from satuatap.documents.tests.other_side import ANI, BUDI, bsre_for, wait_for

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 1  # seconds; a slow signer takes two


@pytest.fixture
def bsre(settings, tmp_path):
    with bsre_for(settings, tmp_path) as server:
        yield server


@pytest.fixture
def two():
    people = [person("Ani", enrolled=False), person("Budi", enrolled=False)]
    return document(people), *people


@pytest.fixture
def meanwhile():
    """Signs in a thread of its own."""
    with ThreadPoolExecutor(2) as pool:
        yield lambda *given: pool.submit(signs, *given)


def signs(made, user, nik):
    try:
        return sign(made, user, passphrase=PASSPHRASE, nik=nik, at=NOW)
    finally:
        connections.close_all()


def names(made):
    return [each.name for each in signatures_of(bytes(newest(made).content), roots())]


def time_goes_by(made):
    """The claim of whoever signs runs out."""
    gone = Now() - timedelta(seconds=1)
    IssuedDocument.objects.filter(pk=made.pk).update(claimed_until=gone)


def test_a_slow_signer_holds_no_lock(bsre, two, meanwhile):
    made, ani, budi = two
    bsre.faults.append("slow")
    slow = meanwhile(made, ani, ANI)
    wait_for(lambda: bsre.asked)
    begun = time.monotonic()
    waive(made, budi, reason="Berhalangan hadir.", at=NOW)

    assert time.monotonic() - begun < AT_ONCE
    assert slow.result().version == 1
    assert fresh(made).is_complete


def test_what_was_revoked_meanwhile_gets_no_signature(bsre, two, meanwhile):
    made, ani, _budi = two
    bsre.faults.append("slow")
    slow = meanwhile(made, ani, ANI)
    wait_for(lambda: bsre.asked)
    revoke(made, reason="Salah tanggal.", at=NOW)

    with pytest.raises(DocumentIsClosed):
        slow.result()
    assert made.versions.count() == 1


def test_who_was_overtaken_signs_the_newer_file(bsre, two, meanwhile):
    made, ani, budi = two
    bsre.faults.append("slow")
    slow = meanwhile(made, ani, ANI)
    wait_for(lambda: bsre.asked)
    time_goes_by(made)
    signs(made, budi, BUDI)

    assert slow.result().version == 2
    assert names(made) == ["Budi", "Ani"]
    assert bsre.asked == ["slow", "signed", "signed"]


def test_others_wait_while_somebody_signs(bsre, two, meanwhile):
    made, ani, budi = two
    bsre.faults.append("slow")
    slow = meanwhile(made, ani, ANI)
    wait_for(lambda: bsre.asked)
    signs(made, budi, BUDI)

    assert slow.result().version == 1
    assert names(made) == ["Ani", "Budi"]
    assert bsre.asked == ["slow", "signed"]


@pytest.mark.parametrize("fault", ["hang", "slow"], ids=["before", "while"])
def test_who_is_killed_between_loses_nothing_and_signs_once(bsre, two, settings, fault):
    made, ani, budi = two
    bsre.faults.append(fault)
    mine = Signature.objects.get(document=made, user=ani)
    killed = start(settings, bsre, mine)
    wait_for(lambda: bsre.asked)
    killed.send_signal(signal.SIGKILL)
    killed.wait()

    assert (made.versions.count(), fresh(made).claim is None) == (1, False)
    time_goes_by(made)
    bsre.released.set()
    signs(made, budi, BUDI)
    signs(made, ani, ANI)
    assert names(made) == ["Budi", "Ani"]


def start(settings, bsre, mine):
    given = settings.DATABASES["default"]
    own = psycopg.conninfo.conninfo_to_dict(address())
    environment = os.environ | {
        "DATABASE_URL": f"postgresql://{own['user']}@/{given['NAME']}?host={own.get('host', '')}",
        "BSRE_URL": bsre.url,
        "BSRE_USER": settings.SIGNING.bsre_user,
        "BSRE_PASSWORD": settings.SIGNING.bsre_password,
        "BSRE_ROOTS": str(settings.SIGNING.bsre_roots),
    }
    command = [sys.executable, "-m", "satuatap.documents.tests.signing_alone"]
    told = [*command, str(mine.pk), ANI, PASSPHRASE]
    return subprocess.Popen(told, cwd=settings.BASE_DIR, env=environment)
