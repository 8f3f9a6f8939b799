"""What is kept for how long: who reported is forgotten; words, answers and history stay."""

import io
from datetime import timedelta
from uuid import uuid4

import pytest

from satuatap.complaints import sources
from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import From, accept, forget_old, open_with_pin
from satuatap.complaints.actions.attaching import attach
from satuatap.complaints.errors import WrongNumberOrPin
from satuatap.complaints.models import Attachment, Reporter
from satuatap.complaints.sources import FaultyDeadlines, keeping
from satuatap.complaints.tests.given import MONDAY, answered, filed, fresh, people
from satuatap.core.uploads.actions import take_file
from satuatap.core.uploads.models import Upload
from satuatap.core.uploads.tests.files import photo

pytestmark = pytest.mark.django_db
LATER = MONDAY + timedelta(days=731)
SOMEBODY = From(name="Ibu Sari", phone="+6281234567890", pin="12345678")


@pytest.fixture
def the():
    return people()


def done(the):
    return accept(answered(the, reporter=SOMEBODY), by=REPORTER, at=MONDAY)


def test_two_years_after_the_end_nobody_knows_who_reported(the):
    made = done(the)
    assert forget_old(at=MONDAY + timedelta(days=729)) == 0
    assert forget_old(at=LATER) == 1
    known = Reporter.objects.get()
    assert (known.name, known.phone_digest, known.pin, known.recipient) == ("", "", "", None)
    with pytest.raises(WrongNumberOrPin):
        open_with_pin(made.number, "12345678", at=LATER)


def test_what_was_said_and_done_stays(the):
    made = done(the)
    before = list(made.events.values_list("kind", flat=True))
    forget_old(at=LATER)
    kept = fresh(made)
    assert (kept.title, kept.body, kept.answers.count()) == (made.title, made.body, 1)
    assert list(kept.events.values_list("kind", flat=True)) == [*before, "forget"]
    assert kept.events.get(kind="forget").facts == {"what": "reporter"}


def test_it_is_forgotten_once_and_never_while_it_is_open(the):
    done(the)
    filed(the.hall, reporter=SOMEBODY)
    assert [forget_old(at=LATER) for _ in range(2)] == [1, 0]
    assert Reporter.objects.exclude(name="").count() == 1


def test_files_stay_until_the_archive_has_ruled(the, monkeypatch):
    made, draft = done(the), uuid4()
    take_file(io.BytesIO(photo()), draft=draft, at=MONDAY)
    attach(made, draft, by=REPORTER, at=MONDAY)
    forget_old(at=LATER)
    assert Attachment.objects.count() == 1

    ruled = {**keeping(), "files": timedelta(days=365)}
    monkeypatch.setattr("satuatap.complaints.queries.keeping.keeping", lambda: ruled)
    assert forget_old(at=LATER) == 1
    assert not Attachment.objects.exists()
    assert not Upload.objects.exists()


def test_a_table_of_terms_that_lacks_one_is_refused(tmp_path):
    file = tmp_path / "keeping.csv"
    file.write_text("key,days,source,verified,note\nfiles,,x,no,\n")
    with pytest.raises(FaultyDeadlines):
        sources.keeping(file)
